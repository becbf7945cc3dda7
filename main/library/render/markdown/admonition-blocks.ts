import type { MarkdownIt, StateBlock } from 'markdown-it';
import { admonitionKind } from './admonition-kind.ts';
import { lineText } from './line-text.ts';

/** `!!! note inline "A title"`; `???` is folded, `???+` is unfolded, and `===` is one of several tabs (PyMdown's). */
const opening =
  /^(!!!|\?\?\?\+?|===)[ \t]+([\w-]{1,40})?((?:[ \t]+[\w-]{1,40}){0,5})(?:[ \t]*"([^"\n]{0,300})")?[ \t]*$/;
const deepest = 50;

/**
 * Python-Markdown's admonitions: a line with three marks, a kind and an optional title, followed by lines indented by
 * four. Such lines mean nothing else, so every dialect reads them.
 * https://python-markdown.github.io/extensions/admonition/
 */
export function admonitionBlocks(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'admonition', admonition, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

function admonition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = state.src[(state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)];
  if ((first !== '!' && first !== '?' && first !== '=') || state.level >= deepest) {
    return false;
  }
  const [, marks = '', kind = '', , title] = opening.exec(lineText(state, startLine)) ?? [];
  const isTab = marks === '===';
  if (marks === '' || (isTab ? kind !== '' || !title : kind === '') || !hasBody(state, startLine + 1, endLine)) {
    return false;
  }
  if (silent) {
    return true;
  }
  const words = title ?? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  const begin = state.push('admonition_open', 'div', 1);
  begin.attrSet('class', isTab ? 'tabs' : `admonition ${admonitionKind(kind)}`);
  if (words !== '') {
    state.push('paragraph_open', 'p', 1).attrSet('class', 'admonition-title');
    const text = state.push('inline', '', 0);
    text.content = words;
    text.map = [startLine, startLine + 1];
    text.children = [];
    state.push('paragraph_close', 'p', -1);
  }
  const { blkIndent, parentType, lineMax } = state;
  const end = bodyEnd(state, startLine + 1, endLine);
  begin.map = [startLine, end];
  state.blkIndent += 4;
  state.parentType = 'admonition';
  state.lineMax = end;
  state.md.block.tokenize(state, startLine + 1, end);
  state.blkIndent = blkIndent;
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.push('admonition_close', 'div', -1);
  state.line = end;
  return true;
}

/** One empty line may stand before the body. */
function hasBody(state: StateBlock, from: number, endLine: number): boolean {
  const line = from < endLine && state.isEmpty(from) ? from + 1 : from;
  return line < endLine && !state.isEmpty(line) && isInside(state, line);
}

function isInside(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) >= state.blkIndent + 4;
}

function bodyEnd(state: StateBlock, from: number, endLine: number): number {
  let end = from;
  for (let line = from; line < endLine && (state.isEmpty(line) || isInside(state, line)); line += 1) {
    end = state.isEmpty(line) ? end : line + 1;
  }
  return end;
}
