import type { CallTools, KnownCall } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { admonition, typedAdmonition } from './admonitions.ts';
import { argument, codeOptions, firstArgument, isWebAddress } from './call-arguments.ts';
import { figure, figureCall } from './figures.ts';
import { quotation } from './quotation.ts';
import { codeText, titledCode } from './titled-code.ts';
import { webEmbeds } from './web-embeds.ts';

/**
 * The shortcodes of Tranquilpeak: https://github.com/kakawait/hugo-tranquilpeak-theme (docs/user.md, layouts/). One
 * site writes widths without a dash (`fig50`).
 */
function figureClasses(classes: string): string {
  return classes
    .split(/\s+/)
    .map((word) => word.replace(/^fig-?(20|25|33|50|75|100)$/, 'fig-$1'))
    .filter((word) => /^(?:left|right|center|fig-\d+)$/.test(word))
    .join(' ');
}

const image: KnownCall = (call, tools) => {
  const src = argument(call, 'src');
  if (src === '') {
    return figureCall(call, tools);
  }
  const classes = argument(call, 'classes').split(/\s+/);
  const title = argument(call, 'title');
  const thumbnail = argument(call, 'thumbnail');
  const details = {
    alt: firstArgument(call, 'alt') || title,
    width: argument(call, 'thumbnail-width'),
    height: argument(call, 'thumbnail-height'),
  };
  const caption = title === '' || classes.includes('nocaption') ? [] : tools.inline(title);
  const larger = thumbnail !== '' || classes.includes('fancybox') ? src : '';
  return [
    figure(tools, tools.picture(thumbnail || src, details), caption, {
      link: larger,
      classes: figureClasses(argument(call, 'classes')),
    }),
    ...(classes.includes('clear') ? [tools.element('div', [], { classes: 'clear' })] : []),
  ];
};

const alert: KnownCall = (call, tools) => {
  const kind = call.positional.find((word) => /^(?:info|success|warning|danger)$/.test(word));
  if (!kind && call.named.size > 0) {
    return typedAdmonition(call, tools);
  }
  return call.inner ? [admonition(tools, kind ?? 'note', [], tools.inner())] : null;
};

const highlightedText: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const colour = call.positional.find((word) =>
    /^(?:red|green|blue|purple|orange|yellow|cyan|primary|success|warning|danger)$/.test(word),
  );
  return [
    tools.element('span', [tools.text(tools.innerSource())], { classes: `marked${colour ? ` hl-${colour}` : ''}` }),
  ];
};

const blockquote: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const [author = '', source = '', title = ''] = call.positional;
  const from: TreeNode[] = author === '' ? [] : [tools.element('strong', [tools.text(author)])];
  if (source !== '' && from.length > 0) {
    from.push(tools.text(' '));
  }
  if (isWebAddress(source)) {
    from.push(tools.link(source, [tools.text(title || source)]));
  } else if (source !== '') {
    from.push(tools.text(source));
  }
  return [quotation(tools, tools.inner(), from)];
};

const pullquote: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const side = /^(?:left|right)$/.test(call.positional[0] ?? '') ? ` ${call.positional[0]}` : '';
  return [quotation(tools, tools.inner(), [], `pullquote${side}`)];
};

/** Title, language, address and link text; all by name or all by position. */
const codeblock: KnownCall = (call, tools) => {
  const [title = '', language = '', url = '', words = ''] = ['title', 'lang', 'url', 'link-text'].map((name, at) =>
    argument(call, name, call.named.size > 0 ? -1 : at),
  );
  const code = { text: codeText(tools.innerSource()), language, options: codeOptions(call, 4) };
  return [titledCode(tools, code, codeTitle(tools, title, url, words))];
};

function codeTitle(tools: CallTools, title: string, url: string, words: string): readonly TreeNode[] {
  return [
    ...(title === '' ? [] : [tools.text(title)]),
    ...(title !== '' && url !== '' ? [tools.text(' ')] : []),
    ...(url === '' ? [] : [tools.link(url, [tools.text(words || url)])]),
  ];
}

const tab = /<!--\s{0,9}tab\b([^>\n]{0,100}?)\s{0,9}-->|<!--\s{0,9}endtab\s{0,9}-->/gi;

/** Shows tabs one below the other, so that all of them can be read, printed and found. */
const tabbedCodeblock: KnownCall = (call, tools) => {
  const text = tools.innerSource();
  const tabs: { readonly language: string; readonly text: string }[] = [];
  let open: { readonly language: string; readonly from: number } | null = null;
  for (const found of text.matchAll(tab)) {
    if (open) {
      tabs.push({ language: open.language, text: codeText(text.slice(open.from, found.index)) });
    }
    open = found[1] === undefined ? null : { language: found[1].trim(), from: found.index + found[0].length };
  }
  if (open) {
    tabs.push({ language: open.language, text: codeText(text.slice(open.from)) });
  }
  if (tabs.length === 0) {
    tabs.push({ language: '', text: codeText(text) });
  }
  const title = codeTitle(tools, argument(call, 'name', 0), argument(call, 'link', 1), argument(call, 'link-text', 2));
  const codes = tabs.map((each) => tools.code(each.text, each.language));
  return [
    tools.element('figure', [...(title.length === 0 ? [] : [tools.element('figcaption', title)]), ...codes], {
      classes: 'figure tabs',
    }),
  ];
};

const wideImage: KnownCall = (call, tools) => {
  const src = argument(call, 'src', 0);
  const title = argument(call, 'title', 1);
  if (src === '') {
    return null;
  }
  return [
    figure(tools, tools.picture(src, { alt: title }), title === '' ? [] : tools.inline(title), { classes: 'wide' }),
  ];
};

export const tranquilpeak: Readonly<Record<string, KnownCall>> = {
  image,
  alert,
  'hl-text': highlightedText,
  hl_text: highlightedText,
  blockquote,
  pullquote,
  codeblock,
  'tabbed-codeblock': tabbedCodeblock,
  tabbed_codeblock: tabbedCodeblock,
  'wide-image': wideImage,
  wide_image: wideImage,
  jsfiddle: webEmbeds['jsfiddle'] as KnownCall,
};
