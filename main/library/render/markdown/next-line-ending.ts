import type { StateBlock } from 'markdown-it';

interface Found {
  readonly src: string;
  readonly from: number;
  readonly line: number;
}

/** The latest answer for each mark, by the reading of a post that it belongs to. */
const known = new WeakMap<object, Map<string, Found>>();

/**
 * The first line from `from` on that ends with `mark`; `endLine` where none does before. Each line is looked at once
 * in a post, however many openings ask: ten thousand marks that are never closed took seconds.
 */
export function nextLineEnding(state: StateBlock, mark: string, from: number, endLine: number): number {
  const own = known.get(state.env) ?? new Map<string, Found>();
  known.set(state.env, own);
  const last = own.get(mark);
  let line = from;
  if (last?.src === state.src && last.from <= from && last.line >= from) {
    ({ line } = last);
  } else {
    while (
      line < state.eMarks.length &&
      !state.src.slice(state.bMarks[line], state.eMarks[line]).trimEnd().endsWith(mark)
    ) {
      line += 1;
    }
    own.set(mark, { src: state.src, from, line });
  }
  return Math.min(line, endLine);
}
