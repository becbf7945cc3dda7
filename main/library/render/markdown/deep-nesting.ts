import type { MarkdownIt as MarkdownParser } from 'markdown-it';
import type { RenderEnv } from './asides.ts';

/** A list, a quotation or a definition opens at most this many elements. */
const mostOpened = 4;

/**
 * Shows blocks that are nested too deep in lists and quotations as their source. The parser itself would drop them and
 * everything behind them. Use it before other plugins, so that its rule is asked first.
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
