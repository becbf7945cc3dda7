import { pictureName } from '../../media-kind.ts';
import type { LinkForm } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { type CallTools, firstArgument, type KnownCall, type PictureDetails } from '../tree/known-call.ts';

const detailsOf = (call: TemplateCall): PictureDetails => ({
  alt: firstArgument(call, 'alt', 'title', 'caption'),
  width: firstArgument(call, 'width', 'w'),
  height: firstArgument(call, 'height', 'h'),
});

/** A figure: a picture, linked where it should be, and what is said below it. */
export const figure = (
  tools: CallTools,
  picture: TreeNode,
  caption: readonly TreeNode[],
  {
    classes = '',
    link = '' as string | LinkForm,
  }: { readonly classes?: string; readonly link?: string | LinkForm } = {},
): TreeNode =>
  tools.element(
    'figure',
    [
      link === '' ? picture : tools.link(link, [picture]),
      ...(caption.length === 0 ? [] : [tools.element('figcaption', caption)]),
    ],
    { classes: `figure ${classes}`.trim() },
  );

/** `figure` as Hugo has it, and as most themes name the same things. */
export const figureCall: KnownCall = (call, tools) => {
  const src =
    firstArgument(call, 'src', 'url', 'path', 'image', 'file') ||
    (call.positional.find((each) => pictureName.test(each)) ?? '');
  if (src === '') return null;
  const title = firstArgument(call, 'title');
  const caption = firstArgument(call, 'caption');
  const attr = firstArgument(call, 'attr');
  const said: TreeNode[] = [
    ...(title === '' ? [] : [tools.element('strong', tools.inline(title))]),
    ...(title !== '' && caption !== '' ? [tools.text(' ')] : []),
    ...(caption === '' ? [] : tools.inline(caption)),
    ...(attr === '' ? [] : [tools.text(' '), ...credit(attr, firstArgument(call, 'attrlink'), tools)]),
    ...(call.inner ? tools.inner() : []),
  ];
  const alt =
    firstArgument(call, 'alt') ||
    (caption === '' ? title : '') ||
    (call.positional[call.positional.indexOf(src) + 1] ?? '');
  const picture = tools.picture(src, { ...detailsOf(call), alt });
  return [
    figure(tools, picture, said, {
      link: firstArgument(call, 'link', 'href'),
      classes: alignOf(firstArgument(call, 'class', 'classes', 'align', 'position')),
    }),
  ];
};

const credit = (attr: string, link: string, tools: CallTools): readonly TreeNode[] =>
  link === '' ? tools.inline(attr) : [tools.link(link, tools.inline(attr))];

const alignOf = (classes: string): string =>
  classes
    .split(/\s+/)
    .filter((word) => /^(?:left|right|center|wide)$/.test(word))
    .join(' ');

/** A box of a kind that readers know, with a title if its author gave one. */
export const admonition = (
  tools: CallTools,
  kind: string,
  title: readonly TreeNode[],
  body: readonly TreeNode[],
  fold: 'open' | 'closed' | null = null,
): TreeNode => {
  const classes = `admonition ${admonitionKind(kind)}`;
  if (fold === null)
    return tools.element(
      'div',
      [...(title.length === 0 ? [] : [tools.element('p', title, { classes: 'admonition-title' })]), ...body],
      { classes },
    );
  const summary = tools.element('summary', title, { classes: 'admonition-title' });
  return tools.element('details', [summary, ...body], { classes, attributes: fold === 'open' ? [['open', '']] : [] });
};

/** Kinds by all their names: GitHub's, Obsidian's, Docusaurus' and the themes'. */
export const admonitionKind = (name: string): string =>
  (Object.hasOwn(kinds, name.toLowerCase()) ? kinds[name.toLowerCase()] : null) ?? 'note';

const kinds: Readonly<Record<string, string>> = {
  note: 'note',
  notice: 'note',
  seealso: 'note',
  default: 'note',
  'no-icon': 'note',
  secondary: 'note',
  primary: 'note',
  abstract: 'abstract',
  summary: 'abstract',
  tldr: 'abstract',
  info: 'info',
  information: 'info',
  todo: 'todo',
  tip: 'tip',
  hint: 'tip',
  important: 'important',
  success: 'success',
  check: 'success',
  done: 'success',
  question: 'question',
  help: 'question',
  faq: 'question',
  warning: 'warning',
  attention: 'warning',
  warn: 'warning',
  caution: 'caution',
  failure: 'failure',
  fail: 'failure',
  missing: 'failure',
  danger: 'danger',
  error: 'danger',
  bug: 'bug',
  example: 'example',
  quote: 'quote',
  cite: 'quote',
};

export const admonitionKinds: ReadonlySet<string> = new Set(Object.keys(kinds));

/** `{{% note %}}…` and its kin: the call's own name says the kind. */
const namedAdmonition: KnownCall = (call, tools) => {
  if (!call.inner) return null;
  const title = firstArgument(call, 'title') || call.positional.join(' ');
  return [admonition(tools, call.name, title === '' ? [] : tools.inline(title), tools.inner())];
};

/** `{{< alert "warning" >}}`, `{{% admonition type="tip" title="…" %}}`: an argument says the kind. */
export const typedAdmonition: KnownCall = (call, tools) => {
  if (!call.inner) return null;
  const type =
    firstArgument(call, 'type', 'kind', 'style', 'color', 'context', 'class') ||
    (call.positional.find((each) => admonitionKinds.has(each.toLowerCase())) ?? 'note');
  const title = firstArgument(call, 'title', 'heading');
  return [admonition(tools, type, title === '' ? [] : tools.inline(title), tools.inner())];
};

export const detailsCall: KnownCall = (call, tools) => {
  if (!call.inner) return null;
  const summary = firstArgument(call, 'summary', 'title') || call.positional.join(' ');
  const open = firstArgument(call, 'open');
  const children = [...(summary === '' ? [] : [tools.element('summary', tools.inline(summary))]), ...tools.inner()];
  return [tools.element('details', children, { attributes: open === 'true' ? [['open', '']] : [] })];
};

/** A quotation with what is said about where it is from. */
export const quotation = (
  tools: CallTools,
  body: readonly TreeNode[],
  source: readonly TreeNode[],
  classes = '',
): TreeNode =>
  tools.element(
    'blockquote',
    [...body, ...(source.length === 0 ? [] : [tools.element('p', source, { classes: 'quote-source' })])],
    { classes },
  );

/** Code with what is said above it. */
export const titledCode = (
  tools: CallTools,
  code: { readonly text: string; readonly language: string },
  title: readonly TreeNode[],
): TreeNode =>
  title.length === 0
    ? tools.code(code.text, code.language)
    : tools.element('figure', [tools.element('figcaption', title), tools.code(code.text, code.language)], {
        classes: 'figure',
      });

/** The text of code between two tags: without the line breaks next to them. */
export const codeText = (text: string): string => text.replace(/^[ \t]*\r?\n/, '').replace(/\s+$/, '');

const mediaCall: KnownCall = (call, tools) => {
  const src = firstArgument(call, 'src', 'url', 'file', 'mp4', 'webm', 'path') || (call.positional[0] ?? '');
  if (src === '') return null;
  return [tools.media(call.name === 'audio' ? 'audio' : 'video', src, firstArgument(call, 'title', 'caption', 'alt'))];
};

export const inner: KnownCall = (call, tools) => (call.inner ? tools.inner() : null);
const nothing: KnownCall = () => [];

/** Known names that most themes have, whatever their generator. */
export const commonCalls: Readonly<Record<string, KnownCall>> = {
  figure: figureCall,
  image: figureCall,
  img: figureCall,
  picture: figureCall,
  details: detailsCall,
  collapse: detailsCall,
  expand: detailsCall,
  spoiler: detailsCall,
  admonition: typedAdmonition,
  alert: typedAdmonition,
  callout: typedAdmonition,
  notice: typedAdmonition,
  hint: typedAdmonition,
  note: namedAdmonition,
  tip: namedAdmonition,
  info: namedAdmonition,
  warning: namedAdmonition,
  danger: namedAdmonition,
  caution: namedAdmonition,
  important: namedAdmonition,
  success: namedAdmonition,
  video: mediaCall,
  audio: mediaCall,
  center: (call, tools) =>
    call.inner ? [tools.element('div', tools.inner(), { attributes: [['align', 'center']] })] : null,
  mermaid: (_call, tools) => [tools.diagram(codeText(tools.innerSource()))],
  math: (_call, tools) => [tools.math(codeText(tools.innerSource()), true)],
  katex: (call, tools) => [
    tools.math(
      codeText(tools.innerSource()),
      call.positional.includes('display') || tools.innerSource().includes('\n'),
    ),
  ],
  comment: nothing,
  toc: (_call, tools) => [tools.contents()],
};
