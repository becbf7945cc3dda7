import type { KnownCall } from '../tree/known-call.ts';
import { detailsCall, namedAdmonition, typedAdmonition } from './admonitions.ts';
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
