/** What a hostile post tries to reach. */
interface Targets {
  /** A server on this machine that must get no request. */
  readonly web: string;
  /** A file that exists only if code of a post has run. */
  readonly marker: string;
  /** Absolute path of a folder beside the opened one, with `secret.md` and `secret.gif`. */
  readonly outside: string;
}

export interface HostilePost {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

const run = 'window.__pwned=1';
const image = `<img src=x onerror="${run}">`;

/** A post for each known way to break out of a post. In an Obsidian vault, which has the most kinds of links and syntax. */
export function hostileVault({ web, marker, outside }: Targets): readonly HostilePost[] {
  const fileUrl = `file://${outside.replaceAll('\\', '/')}`;
  const markerText = JSON.stringify(marker);
  const write = `require('fs').writeFileSync(${markerText}, 'ran')`;
  const deep = 2_000;
  const bodies: Readonly<Record<string, readonly string[]>> = {
    'A script': [
      `<script>${run}</script>`,
      `<script src="${web}/s.js"></script>`,
      '<ScRiPt/x>window.__pwned=1</sCripT>',
    ],
    'Event handlers': [
      image,
      `<body onload="${run}"><p onmouseover="${run}" onclick="${run}">Words to hover</p>`,
      `<details open ontoggle="${run}"><summary onfocus="${run}">Open</summary>text</details>`,
      `<video controls onerror="${run}"><source src=x onerror="${run}"></video>`,
      `<marquee onstart="${run}">moves</marquee><input autofocus onfocus="${run}">`,
      `<a href="#" style="animation:x" onanimationstart="${run}" onmouseenter="${run}">link</a>`,
    ],
    Frames: [
      `<iframe srcdoc="<script>parent.${run}</script>"></iframe><iframe src="javascript:parent.${run}"></iframe>`,
      `<iframe src="${web}/frame"></iframe><iframe src="offprint://app/index.html"></iframe>`,
      `<object data="${web}/o.html"></object><embed src="${web}/e.swf"><object data="evil.svg"></object>`,
      `<portal src="${web}/p"></portal><webview src="${web}/w" nodeintegration></webview>`,
    ],
    Drawings: [
      `<svg onload="${run}"><script>${run}</script><a xlink:href="javascript:${run}"><text y=20>svg link</text></a></svg>`,
      `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${run}</script></svg>#x"/></svg>`,
      `<svg><image href="${web}/i.png"/><animate onbegin="${run}" attributeName=x dur=1s></svg>`,
      `<svg><foreignObject><iframe src="${web}/fo"></iframe></foreignObject></svg>`,
    ],
    'Mutations of markup': [
      `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
      `<noscript><p title="</noscript>${image.replaceAll('"', '')}">`,
      `<xmp><p title="</xmp>${image}">`,
      `<template>${image}</template><!-- --!>${image}<!--> ${image} -->`,
      `<![CDATA[${image}]]><?xml-stylesheet href="${web}/x.css"?><!doctype html [<!ENTITY x "${run}">]>`,
      `<select><template><style><!--</style><a rel="--></style></template></select>${image}">`,
    ],
    'A refresh': [
      `<meta http-equiv="refresh" content="0;url=${web}/refresh">`,
      `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
      '<meta http-equiv="Content-Security-Policy" content="script-src *">',
    ],
    Forms: [
      `<form action="${web}/form" id="f"><input name="q" value="x"><button>Send</button></form>`,
      `<button form="f" formaction="javascript:${run}">Send</button><input type="image" src="${web}/input.png">`,
      `<form action="javascript:${run}"><input type="submit" autofocus></form><isindex action="${web}/isindex">`,
    ],
    'A base': [
      `<base href="${web}/" target="_blank">`,
      '<img src="base.png">',
      '[relative](base-link)',
      '![relative](base.gif)',
    ],
    'Addresses that run': [
      `[plain](javascript:${run}) [entities](&#106;avascript:${run}) [data](data:text/html,<script>${run}</script>)`,
      `<a href="jav&#x09;ascript:${run}">tab</a> <a href=" javascript:${run}">space</a> <a href="vbscript:x">vb</a>`,
      `<javascript:${run}> <data:text/html,x> [ref][r] <a href="view-source:${web}/">v</a> <a href="blob:${web}/x">b</a>`,
      `[r]: <javascript:${run}>`,
      `<img src="javascript:${run}"> ![d](data:text/html;base64,PHNjcmlwdD4=) ![s](<data:image/svg+xml,<svg onload=${run}>>)`,
    ],
    'Styles and overlays': [
      `<style>@import url(${web}/import.css); body { background: url(${web}/style.png) }</style>`,
      `<link rel="stylesheet" href="${web}/link.css"><link rel="prefetch" href="${web}/pre"><link rel="dns-prefetch" href="//x.test">`,
      `<div style="position:fixed;inset:0;z-index:9999;background:url(${web}/bg.png)">Over all</div>`,
      `<table background="${web}/table.png"><tr><td style="background:url('${web}/td.png')">cell</td></tr></table>`,
    ],
    'Names that clobber': [
      '<form id="getElementById" name="createElement"><input name="attributes"><input name="parentNode"></form>',
      '<a id="offprint" name="offprint" href="x">1</a><img name="body"><img id="location" name="defaultView">',
      '<div id="__proto__">p</div><div id="constructor">c</div><object name="document"></object>',
    ],
    'Pictures that climb': [
      '<img src=..%2foutside%2fsecret.gif alt="encoded"> ![up](../outside/secret.gif) ![more](%2e%2e/outside/secret.gif)',
      '<img src="..\\outside\\secret.gif" alt="back"> <img src="....//outside/secret.gif" alt="dots">',
      `![whole](${outside}/secret.gif) ![file](${fileUrl}/secret.gif) <img src="${fileUrl}/secret.gif" alt="f">`,
      '<img src="offprint-file://library/../../outside/secret.gif" alt="scheme"> <img src="offprint://app/index.html" alt="app">',
      '![[../outside/secret.gif]] ![[secret.gif]] <video src="../outside/secret.gif" poster="../outside/secret.gif"></video>',
    ],
    'Links that climb': [
      '[post](../outside/secret.md) [encoded](..%2Foutside%2Fsecret.md) [[../outside/secret]] ![[../outside/secret]]',
      `[file](${fileUrl}/secret.md) <${fileUrl}/secret.md> [host](file://127.0.0.1/share) [passwd](/etc/passwd)`,
      '<a href="\\\\127.0.0.1\\share\\x">share</a> [program](evil.html) [nul](dot.gif%00.md) [svg](evil.svg)',
    ],
    'Pictures of the web': [
      `![web](${web}/web.png) <img src="${web}/img.png" srcset="${web}/set.png 2x" alt="s"> ![r][p]`,
      `<picture><source srcset="${web}/source.png"><img src="dot.gif" alt="dot"></picture>`,
      `<video src="${web}/film.mp4" poster="${web}/poster.png" autoplay></video><audio src="${web}/a.mp3" autoplay></audio>`,
      `<video><track src="${web}/t.vtt" default></video> <img src="//${new URL(web).host}/relative.png" alt="r">`,
      `[p]: ${web}/reference.png`,
    ],
    'Links of the web': [
      `[http](${web}/link) <a href="${web}/ping" ping="${web}/pinged" target="_blank">ping</a> <${web}/auto>`,
      '[ftp](ftp://127.0.0.1/x) [smb](smb://127.0.0.1/x) [diagnose](ms-msdt:/id) [attach](mailto:a@b.test?attach=/etc/passwd)',
      '[mail](mailto:a@b.test) <a href="about:blank">about</a> <a href="chrome://gpu">chrome</a> <a href="offprint://app/index.html">self</a>',
      `<a href="//${new URL(web).host}/slashes" download="x.exe">slashes</a> <map><area shape="default" href="javascript:${run}"></map>`,
    ],
    'Forged placeholders': [
      '<p data-n0="b0 l0 p0" data-nonce="b0">one</p><span data-block="0" data-pointed class="card to-web drawn" data-text="forged">two</span>',
      '<span class="removed card web-picture" role="note" aria-label="forged" onclick="x">three</span> n00000000000000000',
      `<a data-n00000000000000000="l0" href="javascript:${run}" class="to-web">four</a>`,
    ],
    'Wiki links': [
      `[[javascript:${run}]] [[A script|${image}]] [[A script#${image}]] [[constructor]] [[__proto__]]`,
      `> [!note]- ${image}\n> ${image}`,
    ],
    Formulas: [
      `$\\href{javascript:${run}}{x}$ $\\url{${web}/tex}$ $\\includegraphics{${web}/tex.png}$ $\\text{${image}}$`,
      `$$\\htmlData{onclick=${run}}{x} \\class{card}{y} \\style{background:url(${web}/tex.css)}{z}$$`,
      `$$\\def\\a{\\a\\a}\\a$$ <math href="javascript:${run}"><maction actiontype="statusline" xlink:href="javascript:${run}">m</maction></math>`,
    ],
    Diagrams: [
      '```mermaid',
      `%%{init: {"securityLevel": "loose", "themeCSS": "@import url(${web}/mermaid.css);", "htmlLabels": true}}%%`,
      `graph TD\n  A["${image.replaceAll('"', "'")}"] --> B[<iframe src='${web}/mermaid'></iframe>]`,
      `  click A href "javascript:${run}"\n  click B call alert()\n  style A fill:url(${web}/fill.svg)`,
      '```',
    ],
    'Links out of the folder': [
      '![linked](linked.gif) ![in a linked folder](linked/secret.gif) [a linked post](linked/secret.md)',
    ],
    'Markup in words': [
      `## ${image}`,
      `## A heading \`${image}\` [^1] {#x onclick=${run}}`,
      `![${image}](dot.gif "${image.replaceAll('"', "'")}") ![a](dot.gif 'x" onerror="${run}')`,
      `| ${image} |\n| --- |\n| ${image} |`,
      `[^1]: ${image}`,
    ],
    'Fences with markup': [
      `\`\`\`html" onmouseover="${run}\n${image}\n\`\`\``,
      `\`\`\`<img/src=x/onerror=${run}>\n</code></pre>${image}\n\`\`\``,
    ],
    'Deep nesting': [
      '<div>'.repeat(deep),
      '> '.repeat(deep),
      `${'['.repeat(deep)}x${']'.repeat(deep)}`,
      '*a **a '.repeat(deep),
    ],
    'Marks upon marks': [`a${'\u0301'.repeat(50_000)}b \u202e txt.exe \u0000 \ufeff`],
    'A drawing of the folder': ['![drawing](evil.svg) <img src="evil.svg" alt="again">'],
  };
  const fields: Readonly<Record<string, readonly string[]>> = {
    'YAML that runs': [
      `x: !!js/function "function () { ${write.replaceAll('"', "'")} }"`,
      'y: !!js/regexp /x/',
      'toString: !!js/function x',
    ],
    'Keys of prototypes': [
      '__proto__: { polluted: yes }',
      'constructor: { prototype: x }',
      'tags: [__proto__, constructor, toString]',
      'hasOwnProperty: 1',
    ],
    'Covers that climb': [
      'cover: ../outside/secret.gif',
      `image: "${fileUrl}/secret.gif"`,
      `thumbnail: "${web}/thumbnail.png"`,
      `slug: ../../outside`,
    ],
    'Billion laughs': [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[at]}`).join(', ')}]`),
      'tags: *j',
    ],
  };
  const plain = (title: string) => title.toLowerCase().replaceAll(' ', '-');
  return [
    ...Object.entries(bodies).map(([title, body]) => ({
      file: `${plain(title)}.md`,
      title,
      text: `---\ntitle: ${title}\ndate: 2026-01-01\n---\n\n${body.join(title === 'Diagrams' ? '\n' : '\n\n')}\n\nThe last words.\n`,
    })),
    ...Object.entries(fields).map(([title, lines]) => ({
      file: `${plain(title)}.md`,
      title,
      text: `---\ntitle: ${title}\n${lines.join('\n')}\n---\n\nThe last words.\n`,
    })),
    {
      file: 'front-matter-that-runs.md',
      title: 'Front matter that runs',
      text: `---js\n{\n  y: ${write},\ntitle: 'Front matter that runs'\n}\n---\n\nThe last words.\n`,
    },
    {
      file: 'coffee.md',
      title: 'Coffee that runs',
      text: `---coffee\ntitle: 'Coffee that runs'\ny: ${write}\n---\n\nThe last words.\n`,
    },
    {
      file: 'metadata.md',
      title: image,
      text: `---\ntitle: '${image}'\nauthor: '${image}'\ntags: ['${image}', '<script>${run}</script>']\ncategories: ['"><svg onload=${run}>']\nlang: '"><img src=x onerror=${run}>'\n---\n\nThe last words.\n`,
    },
    {
      file: 'component.mdx',
      title: 'A component',
      text: `---\ntitle: A component\n---\n\nimport fs from 'fs'\nexport const x = ${write}\n\n{${run}}\n\n<Card onClick={() => { ${run} }} href="javascript:${run}">Card</Card>\n\nThe last words.\n`,
    },
    // Windows does not allow such file names.
    ...(process.platform === 'win32'
      ? []
      : [{ file: `${image.replaceAll('"', '')}.md`, title: image.replaceAll('"', ''), text: 'The last words.\n' }]),
  ];
}

/** The same for template calls, with a configuration that names folders outside of the opened one. */
export function hostileSite({ web, outside }: Targets): {
  readonly config: string;
  readonly posts: readonly HostilePost[];
} {
  const calls = [
    `{{< youtube "javascript:${run}" >}} {{< youtube id="x\\" onload=\\"${run}" >}} {{< vimeo "${web}/v" >}}`,
    `{{< figure src="javascript:${run}" link="javascript:${run}" caption="<img src=x onerror=${run}>" >}}`,
    `{{< figure src="../../outside/secret.gif" alt="up" >}} {{< figure src="${web}/figure.png" alt="web" >}}`,
    `{{< readfile "${outside}/secret.md" >}} {{% include "../../outside/secret.md" %}} {{ readFile "../outside/secret.md" }}`,
    '{{< ref "../../outside/secret" >}} [ref]({{< ref "../../outside/secret.md" >}}) ![static](/secret.gif) ![mounted](/mounted/secret.gif)',
    `{{< highlight html "hl_lines=1 onclick=${run}" >}}${image}{{< /highlight >}} {{< gist "../../x" "y" >}}`,
    `{{< ${image} >}} {{< unknown onclick="${run}" >}}${image}{{< /unknown >}}`,
  ];
  return {
    config: [
      `baseURL = "javascript:${run}//"`,
      `title = '${image}'`,
      'contentDir = "content"',
      'staticDir = ["static", "../outside"]',
      'dataDir = "../outside"',
      '[[module.mounts]]',
      'source = "../outside"',
      'target = "static/mounted"',
      '[[module.mounts]]',
      'source = "../outside"',
      'target = "content"',
      '[[module.mounts]]',
      'source = "content"',
      'target = "content"',
      '[permalinks]',
      'posts = "/../../:slug/"',
    ].join('\n'),
    posts: [
      {
        file: 'content/posts/calls.md',
        title: 'Calls that run',
        text: `+++\ntitle = "Calls that run"\ndate = 2026-01-01\nslug = "../../outside"\naliases = ["javascript:${run}", "/../../etc/passwd"]\ncover = "../../../outside/secret.gif"\n+++\n\n${calls.join('\n\n')}\n\nThe last words.\n`,
      },
      {
        file: 'content/posts/json.md',
        title: 'JSON that runs',
        text: `{ "title": "JSON that runs", "url": "//${new URL(web).host}/x", "__proto__": { "polluted": true }, "tags": ["constructor"] }\n\n[tag](/tags/constructor/) [own]({{< relref "calls.md" >}})\n\nThe last words.\n`,
      },
    ],
  };
}
