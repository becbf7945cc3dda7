import type { MarkdownIt as MarkdownParser } from 'markdown-it';
import type { RenderEnv } from './asides.ts';

/** A list, a quotation or a definition opens at most so many elements. */
const mostOpened = 4;

/**
 * Blocks that stand too deep in lists and quotations are shown as they are written. The parser itself would leave them
 * out, and with them all that follows in the document. To be used before other plugins: its rule is asked first.
 */
export function deepNesting(md: MarkdownParser): void {
  md.block.ruler.before('table', 'deep_nesting', (state, startLine, endLine, silent) => {
    if (silent || state.level < md.options.maxNesting - mostOpened) {
      return false;
    }
    let line = startLine + 1;
    while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) {
      line += 1;
    }
    const token = state.push('code_block', 'code', 0);
    token.content = state.getLines(startLine, line, state.blkIndent, true);
    token.map = [startLine, line];
    (state.env as RenderEnv).tooDeep();
    state.line = line;
    return true;
  });
}
