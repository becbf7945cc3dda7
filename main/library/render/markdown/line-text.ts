import type { StateBlock } from 'markdown-it';

/** A line of the source without the quote marks and indent of its block, and without spaces at its end. */
export function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}
