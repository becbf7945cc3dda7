import type { Part } from '../../../main/library/model/parts.ts';
import { shortened } from '../../controls/format.ts';
import { setAction } from './action.ts';
import { element } from './element.ts';
import { type CodePiece, codePieces } from './code-pieces.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** In lines. Longer code has no line numbers, since their column would take long to lay out. */
const mostNumbered = 2_000;

/** The line numbers as one text; empty for a single line, for very long code, and for code that wraps. */
function lineNumbers(pieces: readonly CodePiece[]): string {
  const lines = pieces.reduce((sum, piece) => sum + piece.lines, 0);
  if (lines < 2 || lines > mostNumbered || pieces.some(({ wraps }) => wraps)) {
    return '';
  }
  return Array.from({ length: lines }, (_, at) => at + 1).join('\n');
}

export function buildCode(part: Part & { kind: 'code' }, { document, showBlock }: PartContext): HTMLElement {
  const code = element(document, 'code', { dir: 'ltr' });
  const pieces = codePieces(part.tokens);
  for (const { tokens, lines, wraps } of pieces) {
    const coloured = tokens.map(([scope, text]) =>
      scope === '' ? text : element(document, 'span', { class: scope }, text),
    );
    if (pieces.length === 1) {
      code.append(...coloured);
    } else {
      const piece = element(document, 'span', { class: wraps ? 'code-piece wraps' : 'code-piece' }, ...coloured);
      piece.style.setProperty('--lines', String(lines));
      code.append(piece);
    }
  }
  showBlock(part.block, code);

  const copy = element(document, 'button', { type: 'button', class: 'copy' }, say('copy.copy'));
  setAction(copy, { kind: 'copy', text: part.tokens.map(([, text]) => text).join('') });

  const wrap = element(
    document,
    'button',
    { type: 'button', class: 'wrap', 'aria-pressed': 'false' },
    say('post.wrap'),
  );
  setAction(wrap, { kind: 'wrap' });

  const numbered = lineNumbers(pieces);
  const numbers =
    numbered === ''
      ? null
      : element(
          document,
          'button',
          { type: 'button', class: 'numbers', 'aria-pressed': 'false' },
          say('post.line-numbers'),
        );
  if (numbers) {
    setAction(numbers, { kind: 'numbers' });
  }

  const language = shortened(part.language);
  const name = language === '' ? say('post.code') : say('post.code-in', { language });
  return element(
    document,
    'figure',
    { class: 'code' },
    // The name of the language is drawn from an attribute by CSS, so that it is not selected and copied with the code.
    element(
      document,
      'div',
      { class: 'code-bar' },
      element(document, 'span', { class: 'drawn', 'data-text': language }),
      numbers,
      wrap,
      copy,
    ),
    element(
      document,
      'pre',
      { tabindex: 0, role: 'region', 'aria-label': name, 'data-numbers': numbered || null },
      code,
    ),
  );
}
