import { admonitionKinds } from '../markdown/admonition-kind.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallTools, KnownCall } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { admonition } from './admonitions.ts';
import { isWebAddress } from './call-arguments.ts';
import { figure } from './figures.ts';
import { gallery } from './galleries.ts';
import { isAddress, isLook, parted, worded, written } from './hexo-arguments.ts';
import { linkList } from './link-lists.ts';
import { inner, themeCalls } from './theme-calls.ts';
import { codeText } from './titled-code.ts';
import { webEmbeds } from './web-embeds.ts';

/**
 * A box: `{% note class title %}` with inner text (NexT, Butterfly, Fluid), `{% note class, text %}` (Volantis) or
 * `{% note title text %}` (Stellar) without.
 */
const note: KnownCall = (call, tools) => {
  if (!call.inner) {
    return wordBox(call, tools);
  }
  const kind = call.positional.find((word) => admonitionKinds.has(word.toLowerCase())) ?? 'note';
  const title = call.positional.filter((word) => word !== kind && !isLook(word)).join(' ');
  return [admonition(tools, kind, title === '' ? [] : tools.inline(title), tools.inner())];
};

function wordBox(call: TemplateCall, tools: CallTools): readonly TreeNode[] | null {
  const [first = '', ...others] = parted(call);
  const { text } = worded(call);
  const kind = first.split(/\s/).find((word) => admonitionKinds.has(word)) ?? 'note';
  const box = (title: string, words: string): readonly TreeNode[] => [
    admonition(tools, kind, title === '' ? [] : tools.inline(title), [tools.element('p', tools.inline(words))]),
  ];
  if (others.length > 0 && isLook(first)) {
    return box('', others.join(', '));
  }
  const [title = '', words = ''] = /^(\S+)\s+(.+)$/s.exec(text)?.slice(1) ?? ['', text];
  return words === '' ? null : box(title.replaceAll('&nbsp;', ' '), words);
}

/** `{% blocknote class, title %}` (Volantis) and `{% tip class %}` (Stellar). */
const classedBox: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const [first = '', ...others] = parted(call);
  const kind = first.split(/\s/).find((word) => admonitionKinds.has(word)) ?? 'note';
  const title = isLook(first) || call.name === 'tip' ? others.join(', ') : [first, ...others].join(', ');
  return [admonition(tools, kind, title === '' ? [] : tools.inline(title), tools.inner())];
};

/**
 * `{% btn url, words, icon %}` (NexT, Butterfly, Fluid), `{% btn style, words, url, icon %}` (Volantis) and
 * `{% button words url %}` (Stellar).
 */
const button: KnownCall = (call, tools) => {
  const parts = parted(call);
  if (parts.length === 1) {
    const words = worded(call).text.split(' ');
    const url = words.findLast(isAddress) ?? '';
    return url === '' ? null : [tools.link(url, [tools.text(words.filter((word) => word !== url).join(' ') || url)])];
  }
  const found = parts.findIndex(isAddress);
  const at = found >= 0 ? found : written(call).includes('::') ? 1 : 0;
  const target = parts[at] ?? '';
  return target === '' ? null : [tools.link(target, [tools.text(parts[at === 0 ? 1 : at - 1] || target)])];
};

/** Volantis' `{% site name, url=…, description=… %}`. */
const siteCard: KnownCall = (call, tools) => {
  const [name = '', ...others] = parted(call);
  const option = (key: string): string =>
    others.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
  const url = option('url');
  const description = option('description') || option('desc');
  return url === ''
    ? null
    : [tools.link(url, [tools.text(name || url)]), ...(description === '' ? [] : [tools.text(` ${description}`)])];
};

/** `{% label class @words %}` (NexT, Fluid) and `{% label words colour %}` (Butterfly). */
const label: KnownCall = (call, tools) => {
  const all = written(call);
  const at = /^[a-z -]{0,30}@/.exec(all)?.[0].length;
  const last = call.positional.at(-1) ?? '';
  const words =
    at !== undefined
      ? all.slice(at)
      : call.positional.length > 1 && isLook(last)
        ? call.positional.slice(0, -1).join(' ')
        : all;
  return words.trim() === '' ? null : [tools.text(words.trim())];
};

const wordTags: Readonly<Record<string, string>> = {
  kbd: 'kbd',
  del: 'del',
  mark: 'mark',
  sup: 'sup',
  sub: 'sub',
  copy: 'code',
};

/** Words in a line: `{% kbd words %}`, `{% span style, words %}`, `{% mark words color:red %}`. */
const words: KnownCall = (call, tools) => {
  const isStyled = call.name === 'span' || call.name === 'p';
  const text = isStyled ? parted(call).slice(1).join(', ') : worded(call).text;
  if (text === '' || call.inner) {
    return null;
  }
  return call.name === 'p'
    ? [tools.element('p', tools.inline(text))]
    : [tools.element(wordTags[call.name] ?? 'span', [tools.text(text)])];
};

/**
 * Words that a button would show: `{% hideInline words, button %}`. Both are shown, since the button often asks what
 * the words answer.
 */
const hiddenWords: KnownCall = (call, tools) => {
  const [words = '', button = ''] = parted(call);
  return words === '' ? null : [...(button === '' ? [] : [tools.text(`${button} `)]), ...tools.inline(words)];
};

/** `{% checkbox style, words %}` (Volantis), `{% cb words, true %}` (Fluid) and `{% checkbox checked:true words %}`. */
const checkbox: KnownCall = (call, tools) => {
  const [first = '', ...others] = parted(call);
  const { text, options } = worded(call);
  const isStyled = others.length > 0 && isLook(first);
  const flag = !isStyled && /^(?:true|false|checked)$/.test(others[0] ?? '') ? others[0] : undefined;
  const checked =
    options.get('checked') === 'true' ||
    (isStyled && /\bchecked\b/.test(first)) ||
    (flag !== undefined && flag !== 'false');
  const shown = isStyled ? others.join(', ') : flag === undefined ? text : first;
  return shown === '' ? null : [tools.element('p', [tools.text(checked ? '☑ ' : '☐ '), ...tools.inline(shown)])];
};

/**
 * Text behind a title: `{% hideToggle title, colours %}` (Butterfly), `{% folding style, title %}` (Volantis), `{%
 * folding title color:red %}` (Stellar) and `{% fold style @title %}` (Fluid).
 */
const folded: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const [first = '', ...others] = parted(call);
  const { text, options } = worded(call);
  const isStyled = others.length > 0 && isLook(first);
  const title = /^hide/.test(call.name)
    ? first
    : call.name === 'fold'
      ? written(call).replace(/^[a-z -]{0,30}@/, '')
      : isStyled
        ? others.join(', ')
        : text;
  const isOpen = options.get('open') === 'true' || (isStyled && /\bopen\b/.test(first));
  return [
    tools.element('details', [tools.element('summary', tools.inline(title)), ...tools.inner()], {
      attributes: isOpen ? [['open', '']] : [],
    }),
  ];
};

/** A title in bold above the inner text: `{% timeline title, colour %}`, `{% timenode title %}`, `{% poetry title %}`. */
const titled: KnownCall = (call, tools) => {
  if (!call.inner || call.inner.text.trim() === '') {
    return null;
  }
  const { text, options } = worded(call);
  const [first = '', last = ''] = parted(call);
  const title = call.name.toLowerCase() === 'timeline' && isLook(last) ? first : (options.get('title') ?? text);
  const below = ['author', 'date'].map((key) => options.get(key) ?? '').filter((each) => each !== '');
  return [
    ...paragraph(tools, [
      ...(title === '' ? [] : [tools.element('strong', tools.inline(title))]),
      ...(title === '' || below.length === 0 ? [] : [tools.text(' ')]),
      ...(below.length === 0 ? [] : [tools.text(below.join(', '))]),
    ]),
    ...tools.inner(),
  ];
};

function paragraph(tools: CallTools, children: readonly TreeNode[]): readonly TreeNode[] {
  return children.length === 0 ? [] : [tools.element('p', children)];
}

/** A line without inner text: `{% quot words %}`, `{% navbar [A](/a/) [B](/b/) %}`. */
const line: KnownCall = (call, tools) => {
  const { text, options } = worded(call);
  const shown = options.get('title') ?? text;
  return shown === '' || call.inner ? null : paragraph(tools, tools.inline(shown));
};

/** `{% inlineImg src height %}` (Butterfly) and `{% inlineimage src, height=40px %}` (Volantis). */
const inlinePicture: KnownCall = (call, tools) => {
  const [src = ''] = call.positional;
  return src === '' ? null : [tools.picture(src)];
};

/** Volantis' `{% image src, caption, width=300px, alt=words %}`. Null for a call of another form. */
export function listedPicture(call: TemplateCall, tools: CallTools): readonly TreeNode[] | null {
  const [src = '', ...others] = parted(call);
  if (others.length === 0 || /\s/.test(src)) {
    return null;
  }
  const alt = others.find((each) => each.startsWith('alt='))?.slice(4) ?? '';
  const caption = others.find((each) => !/^[a-z]+\s*=/.test(each)) ?? '';
  const picture = tools.picture(src, { alt: alt || caption });
  return [caption === '' ? picture : figure(tools, picture, tools.inline(caption))];
}

/** Butterfly's `{% galleryGroup name words url picture %}`. */
const galleryCard: KnownCall = (call, tools) => {
  const [name = '', words = '', url = '', src = ''] = call.positional;
  if (src === '') {
    return null;
  }
  const caption = [tools.link(url, [tools.text(name)]), ...(words === '' ? [] : [tools.text(` ${words}`)])];
  return [figure(tools, tools.picture(src, { alt: name }), caption)];
};

const music: KnownCall = (call, tools) => {
  const src = call.positional.find(isAddress) ?? call.positional[2] ?? '';
  return src === '' ? null : [tools.media('audio', src, call.positional[0] === src ? '' : (call.positional[0] ?? ''))];
};

/** `{% video src %}`, `{% video bilibili:id %}` and `{% dplayer "url=src" %}`. */
const film: KnownCall = (call, tools) => {
  const [src = ''] = [...call.positional.map((word) => word.replace(/^url=/, '')), call.named.get('url') ?? ''];
  const [, provider = '', id = ''] = /^(bilibili|youtube):(\w.*)$/.exec(src) ?? [];
  const known = webEmbeds[provider];
  return known
    ? known({ ...call, positional: [id], named: new Map() }, tools)
    : (themeCalls['video'] as KnownCall)({ ...call, positional: [src] }, tools);
};

const pdf: KnownCall = (call, tools) => {
  const [src = ''] = call.positional;
  const name = src.replace(/[?#].*$/, '').replace(/^.*\//, '');
  return src === '' ? null : [tools.link(src, [tools.text(name || src)])];
};

const browserTable: KnownCall = (call, tools) => {
  const [feature = ''] = written(call).split('@');
  const name = encodeURIComponent(feature.trim()).slice(0, 100);
  return name === '' ? null : [tools.embed('page', `https://caniuse.com/${name}`, feature.trim())];
};

const repositoryCard: KnownCall = (call, tools) => {
  const name = (call.positional[0] ?? '').trim();
  return /^[\w.-]+(?:\/[\w.-]+)?$/.test(name) ? [tools.link(`https://github.com/${name}`, [tools.text(name)])] : null;
};

/** Reimu's cards: `{% postLinkCard post cover %}` and `{% externalLinkCard title url %}`. */
const postCard: KnownCall = (call, tools) => {
  const [target = ''] = call.positional;
  return target === '' ? null : [tools.titleLink({ form: 'source', target })];
};
const webCard: KnownCall = (call, tools) => {
  const [title = '', url = ''] = call.positional;
  return isWebAddress(url) ? [tools.link(url, [tools.text(title)])] : null;
};

/** Source that a script of the theme would draw: notes of music, charts, signals. */
function drawnSource(language: string): KnownCall {
  return (_call, tools) => {
    const [, chart] =
      /<!--\s{0,9}chart\s{0,9}-->([\s\S]*?)<!--\s{0,9}endchart\s{0,9}-->/.exec(tools.innerSource()) ?? [];
    const [, words = ''] =
      /<!--\s{0,9}desc\s{0,9}-->([\s\S]*?)<!--\s{0,9}enddesc\s{0,9}-->/.exec(tools.innerSource()) ?? [];
    return [
      tools.code(codeText(chart ?? tools.innerSource()), language),
      ...paragraph(tools, words.trim() === '' ? [] : tools.inline(words.trim())),
    ];
  };
}

function each(names: string, call: KnownCall): readonly (readonly [string, KnownCall])[] {
  return names.split(' ').map((name) => [name, call]);
}

/**
 * Tags of Hexo's common themes: NexT, Butterfly (and Anzhiyu, Solitude), Fluid, Volantis, Stellar, Reimu. The rules
 * come from their code, `scripts/tag*`. What a theme would fetch or compute is shown as a call.
 */
export const hexoThemeCalls: Readonly<Record<string, KnownCall>> = Object.fromEntries([
  ...each('note subnote Note', note),
  ...each('blocknote noteblock tip', classedBox),
  ...each('button btn cell hashtag', button),
  ...each('site', siteCard),
  ...each('label', label),
  ...each('kbd u emp wavy del mark sup sub psw blur copy span p', words),
  ...each('hideInline', hiddenWords),
  ...each('checkbox radio cb Checkbox Radio', checkbox),
  ...each('hideToggle hideBlock folding Folding fold', folded),
  ...each('timeline Timeline timenode poetry reel paper box quot', (call, tools) =>
    call.inner ? titled(call, tools) : line(call, tools),
  ),
  ...each('navbar', line),
  ...each('subtabs subsubtabs Tabs grid grids btns buttons swiper folders okr about banner table typeit', inner),
  ...each('sitegroup linkgroup ghcardgroup videos', inner),
  ...each('inlineImg inlineimage', inlinePicture),
  ...each('galleryGroup', galleryCard),
  ...each('gallery grouppicture gp groupimage gi', gallery),
  ...each('aplayer', music),
  ...each('video Video dplayer', film),
  ...each('pdf', pdf),
  ...each('caniuse can', browserTable),
  ...each('icon', () => []),
  ...each('ghcard', repositoryCard),
  ...each('postLinkCard', postCard),
  ...each('externalLinkCard', webCard),
  ...each('flink links linkgrid lg', linkList),
  ...each('score', drawnSource('abc')),
  ...each('wavedrom chartjs chart', drawnSource('json')),
]);
