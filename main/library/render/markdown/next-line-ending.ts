import type { StateBlock } from 'markdown-it';

interface Found {
  readonly src: string;
  readonly from: number;
  readonly line: number;
}

/** The last answer for each mark, by post. */
const known = new WeakMap<object, Map<string, Found>>();

/**
 * The first line from `from` on that ends with `mark`, or `endLine` if there is none. The last answer is remembered, so
 * each line is read once for a post. Without that, ten thousand unclosed marks took seconds.
 */
export function nextLineEnding(state: StateBlock, mark: string, from: number, endLine: number): number {
  const answers = known.get(state.env) ?? new Map<string, Found>();
  known.set(state.env, answers);
  const last = answers.get(mark);
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
    answers.set(mark, { src: state.src, from, line });
  }
  return Math.min(line, endLine);
}
