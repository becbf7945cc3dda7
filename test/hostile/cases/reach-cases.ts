import type { Draft, Tools } from '../hostile-case.ts';

/** Ways to make a request without a click. */
function network({ web }: Tools): readonly string[] {
  const url = `${web}/asked`;
  return [
    `![x](${url}) ![y][r]\n\n[r]: ${url}`,
    `<img src="${url}"><img loading=lazy src="${url.replace('http:', '')}"><img srcset="${url} 1x">`,
    `<img src="ht&#9;tp:${url.slice(5)}"><img src="${url.replaceAll('/', '\\')}">`,
    `<picture><source srcset="${url}"><img></picture>`,
    `<video src="${url}" poster="${url}" preload=auto></video><audio src="${url}" preload=auto></audio>`,
    `<video><source src="${url}"><track default src="${url}"></video>`,
    `<iframe src="${url}"></iframe><object data="${url}"></object><embed src="${url}">`,
    `<script src="${url}"></script><link rel=stylesheet href="${url}"><link rel=preload as=image href="${url}">`,
    `<link rel=prefetch href="${url}"><link rel=preconnect href="${web}"><link rel=dns-prefetch href="//asked.invalid">`,
    `<script type=speculationrules>{"prefetch":[{"urls":["${url}"]}]}</script>`,
    `<style>@import url(${url}); p { background: url(${url}) } @font-face { font-family: f; src: url(${url}) }</style>`,
    `<p style="background:url(${url})">a</p><p style="list-style:url(${url})">b</p><p style="--x:url(${url});cursor:var(--x)">c</p>`,
    `<table background="${url}"><tr><td background="${url}">x</table><body background="${url}">`,
    `<svg><image href="${url}"/><use href="${url}#a"/><filter><feImage href="${url}"/></filter></svg>`,
    `<base href="${web}/"><img src="relative.png">\n\n![relative](relative.gif)`,
    `<meta http-equiv=refresh content="0;url=${url}">`,
    `<form action="${url}"><input type=image src="${url}"><button>Go</button></form>`,
    `$\\includegraphics{${url}}$ $\\htmlStyle{background:url(${url})}{x}$`,
    `<math href="${url}"><mi xlink:href="${url}">x</mi></math>`,
    `<a ping="${url}" href="#here">here</a> <a href="${url}" download>load</a>`,
  ];
}

/** Disguised addresses of files outside of the folder. */
function outsideAddresses({ outside }: Tools): readonly string[] {
  return [
    '../outside/secret.gif',
    '..%2foutside%2fsecret.gif',
    '%2e%2e/outside/secret.gif',
    '..%252foutside%252fsecret.gif',
    '..\\outside\\secret.gif',
    '..%5coutside%5csecret.gif',
    './/..//outside/secret.gif',
    '../outside/secret.gif?x=.md',
    '../outside/secret.gif%00.png',
    '/../outside/secret.gif',
    `${outside}/secret.gif`,
    `file://${outside}/secret.gif`,
    `FiLe:${outside}/secret.gif`,
    `offprint-file://library/../../outside/secret.gif`,
    `offprint://app/../../outside/secret.gif`,
  ];
}

const clobbering =
  'getElementById querySelector createElement body head documentElement cookie defaultView attributes parentNode innerHTML root app offprint process require __proto__ constructor'.split(
    ' ',
  );

export function reachCases(tools: Tools): readonly Draft[] {
  const { web, script } = tools;
  const schemes = [
    'smb:',
    'ms-msdt:',
    'vscode:',
    'tel:',
    'steam:',
    'chrome:',
    'devtools:',
    'about:',
    'intent:',
    'ftp:',
  ];
  return [
    ...network(tools).map((body) => ({ tries: `to reach the network: ${body.slice(0, 60)}`, body })),
    ...outsideAddresses(tools).map((address) => ({
      tries: `to read a file outside of the folder: ${address}`,
      body: `![secret](<${address}>)\n\n<img src="${address}">\n\n[secret](<${address.replace('.gif', '.md')}>)`,
    })),
    ...clobbering.map((name) => ({
      tries: `to put itself in the place of ${name}`,
      body: `<form id="${name}" name="${name}"><input name="${name}"><img name="${name}"></form><a id="${name}" name="${name}">x</a>\n\n## ${name}`,
      words: null,
    })),
    ...schemes.map((scheme) => ({
      tries: `to start a program by ${scheme}`,
      body: `[click](<${scheme}//127.0.0.1/x>) <a href="${scheme}//x" target=_blank>click</a>`,
    })),
    ...[
      'position:fixed!important;inset:0',
      'position:/**/fixed;inset:0;z-index:2147483647',
      'animation:x 1s;transform:scale(100)',
      'background-image:image-set(url(WEB/a) 1x)',
      'background:u\\rl(WEB/b)',
      'cursor:url(WEB/c),auto;content:url(WEB/d);mask:url(WEB/e)',
      'width:99999999px;height:99999999px;margin:-9999px',
      'display:none}body{background:url(WEB/f)}',
    ].map((style) => ({
      tries: `to style the window by ${style}`,
      body: `<div style="${style.replaceAll('WEB', web)}">styled</div><style>*{${style.replaceAll('WEB', web)}}</style>`,
    })),
    {
      tries: 'to load by what is loaded ahead',
      body: `<link rel="preconnect" href="${web}"><link rel="modulepreload" href="${web}/m"><link rel="icon" href="${web}/i"><link rel="manifest" href="${web}/n">\n\n<img src="x.png" srcset="${web}/s 1x, ${web}/t 2x" sizes="100vw"><source srcset="${web}/u">`,
    },
    {
      tries: 'to post a form without a click',
      body: `<form action="${web}/form" method=post target=_top id=f><input name=a value=b autofocus><button form=f formaction="${web}/b">Go</button></form><input form=f type=image src="${web}/g">`,
    },
    {
      tries: 'to refresh by every header that HTML knows',
      body: `<meta http-equiv="refresh" content="0;url=${web}/r"><meta http-equiv="Content-Security-Policy" content="default-src *"><meta http-equiv="Set-Cookie" content="a=b"><meta name="referrer" content="unsafe-url">`,
    },
    {
      tries: 'to show a file that poses as a picture',
      body: '![x](ID.gif) <img src="posing.html"> <video src="posing.html"></video> <object data="posing.html"></object>',
      beside: {
        'ID.gif': `<script>${script}</script>`,
        'posing.html': `<html><body><script>${script}</script></body></html>`,
      },
    },
    {
      tries: 'to run script by a drawing of the folder',
      body: '![x](ID.svg) <img src="ID.svg"> <embed src="ID.svg"> <object data="ID.svg"></object>\n\n[open](ID.svg)',
      beside: {
        'ID.svg': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "a">]><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="${script}"><script>${script}</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:${script}"/></foreignObject><image href="${web}/svg"/><use xlink:href="${web}/svg#a"/></svg>`,
      },
    },
    {
      tries: 'to say another address than it leads to',
      body: `[https://bank.example](${web}/phish) [\u202Eelpmaxe.knab](${web}/rtl) [a](https://bank.example@127.0.0.1/) [b](https://bаnk.example/)`,
    },
    {
      tries: 'to cover the window',
      body: '<div style="position:fixed;inset:0;z-index:9999;background:red">Over all</div>',
    },
    {
      tries: 'to fetch by metadata',
      header: `---\ntitle: ID\ncover: ${web}/cover\nimage: ${web}/image\nthumbnail: ${web}/thumbnail\ncss: ${web}/css\n---`,
    },
    {
      tries: 'to show a file of another folder as its cover',
      header: '---\ntitle: ID\ncover: ../outside/secret.gif\n---',
    },
    { tries: 'to run front matter', header: `---js\n{ title: (${script}, "ID") }\n---`, message: /never runs/ },
    {
      tries: 'to make objects by front matter',
      header: '---\ntitle: ID\n__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n---',
    },
    {
      tries: 'to make objects by tags of YAML',
      header: `---\ntitle: ID\na: !!js/function 'function () { ${script} }'\n---`,
    },
    ...['title', 'tags', 'author', 'category', 'description', 'series', 'lang', 'slug'].map((key) => ({
      tries: `to run script by ${key}`,
      header: `---\n${key === 'title' ? '' : 'title: ID\n'}${key}: 'ID <img src=x onerror=${script}>"><script>${script}</script>'\n---`,
    })),
    {
      tries: 'to put values of the wrong kind',
      header: '---\ntitle: [ID, {a: b}, [c]]\ntags: {x: 1}\ndate: [1]\nauthor: {name: [1]}\n---',
    },
  ];
}
