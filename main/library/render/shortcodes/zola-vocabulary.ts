import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { argument } from './call-arguments.ts';
import { quotation } from './quotation.ts';
import { themeCalls } from './theme-calls.ts';
import { codeText } from './titled-code.ts';
import { webEmbeds } from './web-embeds.ts';

const quote: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const author = argument(call, 'author', 0);
  return [quotation(tools, tools.inner(), author === '' ? [] : [tools.text(author)])];
};

/** Zola has youtube, vimeo, streamable and gist; the rest are names that its themes share. */
export const zolaVocabulary: Vocabulary = {
  shown: {
    ...themeCalls,
    ...webEmbeds,
    resize_image: themeCalls['image'] as KnownCall,
    quote,
    mermaid: (call, tools) => (call.inner ? [tools.diagram(codeText(call.inner.source))] : null),
    math: (call, tools) => (call.inner ? [tools.math(codeText(call.inner.source), true)] : null),
    katex: (call, tools) =>
      call.inner ? [tools.math(codeText(call.inner.source), argument(call, 'block') === 'true')] : null,
  },
  value: (call) => (call.name === 'get_url' || call.name === 'url' ? atSign(argument(call, 'path', 0)) : null),
};

function atSign(path: string) {
  return path.startsWith('@/') ? ({ form: 'content', target: path.slice(2) } as const) : path;
}
