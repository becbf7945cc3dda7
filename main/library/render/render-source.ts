import { plainLines } from './code-lines.ts';
import { highlightCode, plainTokens } from './writing/highlight-code.ts';
import { commonBudget } from './writing/layout-cost.ts';
import { writeDocument } from './writing/write-document.ts';
import type { References } from './references.ts';
import { makeNonce, type PostBody, type RenderedPost, renderPost } from './render-post.ts';
import { writeSource } from './writing/write-source.ts';

export { renderEmbedded } from './render-post.ts';

/** Renders a post. If rendering throws, which is a mistake of ours, the post's source is shown instead. */
export function renderAnyhow(post: PostBody, references: References, as: 'shown' | 'text' = 'shown'): RenderedPost {
  try {
    return renderPost(post, references, as);
  } catch (fault) {
    return { ...renderSource(post, as), fault };
  }
}

/** A post that consists of one file of code. */
export function renderCode(text: string, language: string): RenderedPost {
  return onlyCode({ text, language, line: 1 }, 'shown');
}

/** The text of a post in one block, as written. Markup is not read. */
export function renderSource(post: PostBody, as: 'shown' | 'text' = 'shown'): RenderedPost {
  const nonce = makeNonce(post.body);
  return { ...writeSource(post, nonce, as), nonce, links: [], linkTexts: [], isTooDeep: false, isTooLong: false };
}

function onlyCode(
  { text, language, line }: { readonly text: string; readonly language: string; readonly line: number },
  as: 'shown' | 'text',
): RenderedPost {
  const nonce = makeNonce(text);
  const part = { type: 'part', content: { kind: 'code', text, language, lines: plainLines }, line } as const;
  const document = writeDocument(
    { children: text === '' ? [] : [part], links: [], isFull: false, isTooDeep: false },
    {
      nonce,
      firstLine: line,
      highlight: language === '' || as === 'text' ? plainTokens : highlightCode,
      formula: () => null,
      headingIds: 'none',
      textOnly: as === 'text',
      budget: commonBudget,
    },
  );
  return { ...document, nonce, links: [], linkTexts: [], isTooDeep: false, isTooLong: false };
}
