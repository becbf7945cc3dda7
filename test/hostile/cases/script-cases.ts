import type { Draft, Tools } from '../hostile-case.ts';

/** Ways to run a script in HTML. */
function snippets({ script, web }: Tools): readonly string[] {
  const entities = [...script].map((letter) => `&#${letter.charCodeAt(0)};`).join('');
  const encoded = encodeURIComponent(script);
  const spellings = ['onerror', 'OnErRoR', 'onerror\n', 'onerror\f'];
  return [
    `<script>${script}</script>`,
    `<sCrIpT/x>${script}</ScRiPt >`,
    `<script src="data:text/javascript,${encoded}"></script>`,
    `<script type="module">${script}</script>`,
    `<scr<script>ipt>${script}</script>`,
    ...spellings.map((name) => `<img src="x" ${name}="${script}">`),
    `<img src=x onerror=${script}>`,
    `<img/src="x"/onerror=${script}>`,
    `<img src=x onerror="${entities}">`,
    `<img title="<" src=x alt='>' onerror="${script}">`,
    `<svg onload="${script}"></svg>`,
    `<svg><script>${script}</script></svg>`,
    `<svg><animate onbegin="${script}" attributeName=x dur=1s /></svg>`,
    `<svg><foreignObject><img src=x onerror="${script}"></foreignObject></svg>`,
    `<math><mtext><img src=x onerror="${script}"></mtext></math>`,
    `<math><annotation-xml encoding="text/html"><img src=x onerror="${script}"></annotation-xml></math>`,
    `<body onload="${script}" onpageshow="${script}">`,
    `<iframe srcdoc="<script>${script}</script>"></iframe>`,
    `<iframe src="javascript:${script}"></iframe>`,
    `<iframe src="data:text/html,<script>${encoded}</script>"></iframe>`,
    `<object data="data:text/html,<script>${encoded}</script>"></object>`,
    `<embed src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${encoded}'/>">`,
    `<details open ontoggle="${script}"><summary>fold</summary>text</details>`,
    `<video controls onerror="${script}"><source src=x onerror="${script}"></video>`,
    `<audio src=x onerror="${script}"></audio>`,
    `<input autofocus onfocus="${script}"><select autofocus onfocus="${script}"></select>`,
    `<style onload="${script}">x{}</style><link rel=stylesheet href="data:text/css," onload="${script}">`,
    `<p style="animation:k .01s" onanimationstart="${script}" onclick="${script}" onmouseover="${script}">words</p>`,
    `<form action="javascript:${script}"><button formaction="javascript:${script}">Go</button></form>`,
    `<base href="javascript:${script}//"><a href="x">relative</a>`,
    `<meta http-equiv="refresh" content="0;url=javascript:${script}">`,
    `<object data="${web}/x"><param name=x onerror="${script}"></object>`,
    `<a href="#" onclick="${script}">link</a><area href="javascript:${script}">`,
    `<x-y onfocusin="${script}" tabindex=1 autofocus>own</x-y>`,
  ];
}

const gif = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const film = 'data:video/mp4;base64,AAAA';

/** Elements whose handlers a browser calls by itself: what loads, fails, moves or comes into view. */
function handlers({ script }: Tools): readonly string[] {
  return [
    `<img src="${gif}" onload="${script}">`,
    `<img srcset="x 1x" onerror="${script}">`,
    `<img src="x" loading="eager" onloadend="1" onerror="${script}" hidden>`,
    `<picture><source srcset="x"><img src="y" onerror="${script}"></picture>`,
    `<input type="image" src="x" onerror="${script}">`,
    `<video src="${film}" onloadstart="${script}"></video>`,
    `<audio src="${film}" preload="auto" onloadstart="${script}"></audio>`,
    `<video preload="auto" src="x" onemptied="${script}" onerror="${script}"></video>`,
    `<video><source src="x" onerror="${script}"></video>`,
    `<iframe onload="${script}"></iframe>`,
    `<iframe src="about:blank" onload="${script}"></iframe>`,
    `<iframe srcdoc="words" onload="${script}"></iframe>`,
    `<object data="about:blank" onload="${script}"></object>`,
    `<object data="x" onerror="${script}"></object>`,
    `<embed src="about:blank" onload="${script}">`,
    `<script src="data:text/javascript,1" onload="${script}"></script>`,
    `<script src="data:x/y,1" onerror="${script}"></script>`,
    `<link rel="stylesheet" href="data:text/css," onload="${script}">`,
    `<link rel="stylesheet" href="x" onerror="${script}">`,
    `<style>@import "x";</style><style onload="${script}">a {}</style>`,
    `<style>@keyframes k { to { top: 0 } }</style><b style="animation: k 9s" onanimationstart="${script}">words</b>`,
    `<style>@keyframes l { to { top: 0 } }</style><b style="animation: l 1ms" onanimationend="${script}">words</b>`,
    `<b style="display: block; content-visibility: auto" oncontentvisibilityautostatechange="${script}">words</b>`,
    `<svg><set attributeName="x" to="1" dur="1s" onbegin="${script}"></set></svg>`,
    `<svg><animateTransform attributeName="x" dur="1s" onbegin="${script}"></animateTransform></svg>`,
    `<svg><animateMotion dur="1ms" onend="${script}"></animateMotion></svg>`,
    `<svg><image href="x" onerror="${script}"></image></svg>`,
    `<svg><image href="${gif}" onload="${script}"></image></svg>`,
    `<svg><style onload="${script}">a {}</style></svg>`,
    `<dialog open><img src="x" onerror="${script}"></dialog>`,
  ];
}

/** Places in Markdown where HTML may stand. */
const places: readonly (readonly [name: string, put: (html: string) => string])[] = [
  ['a block', (html) => `<div>\n${html}\n</div>`],
  ['a paragraph', (html) => `Words ${html.replaceAll('\n', ' ')} words.`],
  ['a cell', (html) => `| a | b |\n| - | - |\n| ${html.replace(/[\n|]/g, ' ')} | c |`],
  ['an item', (html) => `- one\n  - ${html.replaceAll('\n', ' ')}`],
  ['a quotation', (html) => `> ${html.replaceAll('\n', ' ')}`],
  ['a heading', (html) => `## ${html.replaceAll('\n', ' ')}`],
  ['a link', (html) => `[${html.replaceAll('\n', ' ')}](#x)`],
  ['a note', (html) => `Words[^n].\n\n[^n]: ${html.replaceAll('\n', ' ')}`],
  ['code', (html) => `\`\`\`html\n${html}\n\`\`\`\n\n\`${html.replaceAll('\n', ' ')}\``],
  ['text', (html) => html.replaceAll('<', '\\<')],
];

/** HTML that different parsers read differently. */
function mutations({ script }: Tools): readonly string[] {
  const image = `<img src=x onerror=${script}>`;
  return [
    ...['noscript', 'xmp', 'textarea', 'title', 'style', 'iframe', 'noembed'].map(
      (tag) => `<${tag}><p title="</${tag}>${image}"></p></${tag}>`,
    ),
    `<svg></p><style><a id="</style>${image}">`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${image}">`,
    `<form><math><mtext></form><form><mglyph><style></math>${image}`,
    `<svg><![CDATA[><image xlink:href="]]>${image}"></svg>`,
    `<!-->${image}--><!--->${image}--><!-- --!>${image} -->`,
    `<? >${image} ?></ x >${image}<! x >${image}`,
    `<select><template><style><!--</style><a rel="--></style></template></select>${image}">`,
    `<table><form><td><svg></table><style><a id="</style>${image}">`,
    `${'<b>'.repeat(600)}${image}`,
    `<svg xmlns:x="x" x:onload="1" onload="${script}"></svg>`,
    `&lt;img src=x onerror=${script}&gt; &amp;lt;img src=x onerror=${script}&amp;gt;`,
  ];
}

/** Disguised addresses that run a script. */
function addresses({ script }: Tools): readonly string[] {
  const forms = [
    'javascript:',
    'JaVaScRiPt:',
    ' javascript:',
    '&#1;javascript:',
    'java&#9;script:',
    'java&NewLine;script:',
    'javascript&colon;',
    '&#x6A;avascript:',
    'javascript://x%0a',
    'vbscript:',
    'data:text/html,<script>',
    'view-source:javascript:',
    'blob:null/',
    'file:///etc/passwd#',
  ];
  return forms.map((form) => `${form}${script}`);
}

export function scriptCases(tools: Tools): readonly Draft[] {
  const html = [...snippets(tools), ...handlers(tools)];
  const placed = places.flatMap(([name, put]) =>
    html.map((snippet) => ({ tries: `to run script in ${name}: ${snippet.slice(0, 60)}`, body: put(snippet) })),
  );
  return [
    ...placed,
    ...mutations(tools).map((body) => ({
      tries: `to run script by mutation: ${body.slice(0, 60)}`,
      body,
    })),
    ...addresses(tools).map((address) => ({
      tries: `to run script by an address: ${address.slice(0, 40)}`,
      body: `[click](<${address.replaceAll('>', '%3E')}>) ![see](<${address.replaceAll('>', '%3E')}>)\n\n<a href='${address}' target=_blank>click</a>`,
    })),
    {
      tries: 'to run script by Markdown',
      body: `[a](x "\\" onmouseover=${tools.script}")\n\n![b" onerror="${tools.script}](gone.png)`,
    },
    {
      tries: 'to run script by attribute lists',
      body: `![x](gone.png){onerror="${tools.script}"}\n\n## Words {onmouseover="${tools.script}"}`,
    },
    { tries: 'to run script by the language of code', body: `\`\`\`<img/src=x/onerror=${tools.script}>\ncode\n\`\`\`` },
    {
      tries: 'to run script by a diagram',
      body: `\`\`\`mermaid\ngraph TD\n  A["<img src=x onerror=${tools.script}>"] --> B\n  click A "javascript:${tools.script}"\n\`\`\``,
    },
    {
      tries: 'to run script by a formula',
      body: `$\\href{javascript:${tools.script}}{x}$ $\\unicode{<img src=x onerror=${tools.script}>}$`,
    },
    {
      tries: 'to run script by a template',
      body: `{{< ${tools.script} >}} {% ${tools.script} %} {{ ${tools.script} }} <%= ${tools.script} %>`,
    },
    {
      tries: 'to run script by MDX',
      body: `export const x = ${tools.script}\n\n<Component on={() => { ${tools.script} }} />\n\n{${tools.script}}`,
    },
  ];
}
