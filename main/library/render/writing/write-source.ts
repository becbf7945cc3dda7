import { plainLines } from '../code-lines.ts';
import { plainTokens } from './highlight-code.ts';
import { commonBudget } from './layout-cost.ts';
import { type PostDocument, writeDocument } from './write-document.ts';

/** The text of a post in one block of code, as written. Markup is not read. */
export function writeSource(
  { body, bodyLine }: { readonly body: string; readonly bodyLine: number },
  nonce: string,
  as: 'shown' | 'text',
): PostDocument {
  const empty = /^(?:[ \t]*\n)*/.exec(body)?.[0] ?? '';
  const text = body.slice(empty.length).trimEnd();
  const line = bodyLine + empty.split('\n').length - 1;
  const part = { type: 'part', content: { kind: 'code', text, language: '', lines: plainLines }, line } as const;
  return writeDocument(
    { children: text === '' ? [] : [part], links: [], isFull: false, isTooDeep: false },
    {
      nonce,
      firstLine: bodyLine,
      highlight: plainTokens,
      formula: () => null,
      headingIds: 'none',
      textOnly: as === 'text',
      budget: commonBudget,
    },
  );
}
