import type { CodeLines, Part } from '../../../main/library/model/parts.ts';
import { shortened } from '../../controls/format.ts';
import { setAction } from './action.ts';
import { element } from './element.ts';
import { type CodePiece, codePieces } from './code-pieces.ts';
import { codeRuns } from './marked-lines.ts';
import { nestedPieces } from './nested-pieces.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

/** In lines. Longer code has no line numbers, since their column would take long to lay out. */
const mostNumbered = 2_000;

/**
 * The line numbers as one text. Empty for very long code, for code that wraps, and for a single line without a number by its
 * author.
 */
function lineNumbers(pieces: readonly CodePiece[], { numbered, first }: CodeLines): string {
  const lines = pieces.reduce((sum, piece) => sum + piece.lines, 0);
  if ((lines < 2 && !numbered) || lines > mostNumbered || pieces.some(({ wraps }) => wraps)) {
    return '';
  }
  return Array.from({ length: lines }, (_, at) => at + first).join('\n');
}

/** The elements of some lines. Lines that the author highlights are in an element of their own. */
function buildLines(document: Document, { tokens, wraps }: CodePiece, firstLine: number, marked: CodeLines['marked']) {
  const coloured = (all: CodePiece['tokens']) =>
    all.map(([scope, text]) => (scope === '' ? text : element(document, 'span', { class: scope }, text)));
  // In code that wraps, a piece may begin within a line, so lines can't be counted.
  return marked.length === 0 || wraps
    ? coloured(tokens)
    : codeRuns(tokens, firstLine, marked).flatMap((run) =>
        run.isMarked
          ? [element(document, 'span', { class: 'marked-lines' }, ...coloured(run.tokens))]
          : coloured(run.tokens),
      );
}

export function buildCode(part: Part & { kind: 'code' }, { document, showBlock }: PartContext): HTMLElement {
  const code = element(document, 'code', { dir: 'ltr' });
  const pieces = codePieces(part.tokens);
  const [first] = pieces;
  if (first && pieces.length === 1) {
    code.append(...buildLines(document, first, 0, part.lines.marked));
  } else {
    const className = first?.wraps ? 'code-piece wraps' : 'code-piece';
    let line = 0;
    const built = pieces.map((piece) => {
      const shown = buildLines(document, piece, line, part.lines.marked);
      line += piece.lines;
      return { shown: element(document, 'span', { class: className }, ...shown), lines: piece.lines };
    });
    code.append(...nestedPieces(document, built, className));
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

  const numbered = lineNumbers(pieces, part.lines);
  const isNumbered = numbered !== '' && part.lines.numbered;
  const numbers =
    numbered === ''
      ? null
      : element(
          document,
          'button',
          { type: 'button', class: 'numbers', 'aria-pressed': String(isNumbered) },
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
    { class: isNumbered ? 'code numbered' : 'code' },
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
