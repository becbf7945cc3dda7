import type { KnownCall } from '../tree/known-call.ts';
import { bodyOf, detailsCall, namedAdmonition, typedAdmonition } from './admonitions.ts';
import { firstArgument } from './call-arguments.ts';
import { figureCall } from './figures.ts';
import { codeText } from './titled-code.ts';

const mediaCall: KnownCall = (call, tools) => {
  const src = firstArgument(call, 'src', 'url', 'file', 'mp4', 'webm', 'path') || (call.positional[0] ?? '');
  if (src === '') {
    return null;
  }
  return [tools.media(call.name === 'audio' ? 'audio' : 'video', src, firstArgument(call, 'title', 'caption', 'alt'))];
};

export const inner: KnownCall = (call, tools) => (call.inner ? tools.inner() : null);
/** `{{< tab "Go" >}}`; with a language, its content is code. */
const tab: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const label = firstArgument(call, 'title', 'name', 'header', 'label', 'tabName') || (call.positional[0] ?? '');
  const language = firstArgument(call, 'lang', 'language', 'codelang');
  return [
    ...(label === '' ? [] : [tools.element('p', [tools.element('strong', [tools.text(label)])])]),
    ...(language === '' ? tools.inner() : [tools.code(codeText(tools.innerSource()), language)]),
  ];
};

const button: KnownCall = (call, tools) => {
  const target = firstArgument(call, 'href', 'url', 'link', 'to');
  const words = firstArgument(call, 'text', 'label', 'content', 'title');
  if (target === '' || (!call.inner && words === '')) {
    return null;
  }
  return [tools.link(target, call.inner ? tools.inner() : tools.inline(words))];
};

/** A few words within a line: `{{ badge(text="new") }}`, `{{< sidenote >}}…`. */
const words: KnownCall = (call, tools) => {
  const text = firstArgument(call, 'text', 'content', 'label', 'body') || call.positional.join(' ');
  return call.inner ? tools.inner() : text === '' ? null : tools.inline(text);
};

/** Hidden words: behind a title, or in a line. */
const spoiler: KnownCall = (call, tools) => (call.inner ? detailsCall : words)(call, tools);

/** A link with a title and a line below it. */
const card: KnownCall = (call, tools) => {
  const [title, target] = [firstArgument(call, 'title'), firstArgument(call, 'link', 'href', 'url')];
  if (title === '' || target === '') {
    return null;
  }
  const below = firstArgument(call, 'subtitle', 'description');
  return [
    tools.element('p', [tools.link(target, tools.inline(title)), ...(below === '' ? [] : [tools.text(` ${below}`)])]),
    ...(call.inner ? tools.inner() : []),
  ];
};

const nothing: KnownCall = () => [];

/** Calls that most themes have, whatever their generator. */
export const themeCalls: Readonly<Record<string, KnownCall>> = {
  figure: figureCall,
  image: figureCall,
  img: figureCall,
  picture: figureCall,
  details: detailsCall,
  collapse: detailsCall,
  expand: detailsCall,
  spoiler,
  collapsible: detailsCall,
  detail: detailsCall,
  badge: words,
  sidenote: words,
  marginnote: words,
  aside: (call, tools) => bodyOf(call, tools),
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
  tabs: inner,
  tabpane: inner,
  tab,
  button,
  card,
  cards: inner,
  steps: inner,
  lead: inner,
  kbd: (call, tools) => (call.inner ? [tools.element('kbd', tools.inner())] : null),
  comment: nothing,
  toc: (_call, tools) => [tools.contents()],
};
