import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { lineText } from './line-text.ts';

/** How many lines directly above a definition can be terms. More lines are a paragraph. */
const mostTerms = 20;

/** Makes each line directly above a definition a term. The plugin for definition lists would only take the last one. */
export function definitionTerms(md: MarkdownIt): void {
  const [readList] = md.block.ruler.getRules('').filter(({ name }) => name === 'deflist');
  if (!readList) {
    return;
  }
  md.block.ruler.after('deflist', 'definition-terms', (state, startLine, endLine, silent) => {
    const last = silent ? null : lastTerm(state, startLine, endLine);
    const from = state.tokens.length;
    if (last === null || !readList(state, last, endLine, false)) {
      return false;
    }
    const list = state.tokens[from] as Token;
    list.map = [startLine, list.map?.[1] ?? last];
    const terms: Token[] = [];
    for (let line = startLine; line < last; line += 1) {
      terms.push(...termTokens(state, line, list.level + 1));
    }
    state.tokens.splice(from + 1, 0, ...terms);
    return true;
  });
}

/**
 * The line directly above a definition, if only lines of a paragraph stand before it. Null if there is none, or if it
 * is the first line.
 */
function lastTerm(state: StateBlock, startLine: number, endLine: number): number | null {
  const most = Math.min(endLine, startLine + mostTerms + 1);
  const isDeep = (line: number): boolean => (state.sCount[line] ?? 0) - state.blkIndent > 3;
  let line = startLine + 1;
  while (line < most && (isDeep(line) || !/^[:~][ \t]+\S/.test(lineText(state, line)))) {
    if (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent) {
      return null;
    }
    line += 1;
  }
  if (line >= most || line - 1 === startLine) {
    return null;
  }
  const ends = state.md.block.ruler.getRules('paragraph');
  for (let above = startLine + 1; above < line; above += 1) {
    if (!isDeep(above) && ends.some((rule) => rule(state, above, endLine, true))) {
      return null;
    }
  }
  return line - 1;
}

function termTokens(state: StateBlock, line: number, level: number): readonly Token[] {
  const open = new state.Token('dt_open', 'dt', 1);
  const words = new state.Token('inline', '', 0);
  const close = new state.Token('dt_close', 'dt', -1);
  for (const token of [open, words, close]) {
    token.block = true;
    token.level = level;
    token.map = [line, line + 1];
  }
  words.level = level + 1;
  words.content = lineText(state, line).trim();
  words.children = [];
  return [open, words, close];
}
