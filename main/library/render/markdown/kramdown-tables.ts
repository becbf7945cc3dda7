import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineText } from './line-text.ts';

const separator = /^[+|: \t-]*-[+|: \t-]*$/;
const footSeparator = /^[+|: \t=]*=[+|: \t=]*$/;
const mostCells = 200;
const mostRows = 5_000;

type Alignment = 'left' | 'center' | 'right' | '';

interface Section {
  readonly tag: 'thead' | 'tbody' | 'tfoot';
  readonly rows: readonly Row[];
}

/** What a table says, and the line behind it. */
interface Table {
  readonly sections: readonly Section[];
  readonly alignments: readonly Alignment[];
  readonly end: number;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * kramdown's tables, https://kramdown.gettalong.org/syntax.html#tables: a block whose every line has a pipe, with or
 * without a head, in parts that lines of dashes divide, with a foot behind a line of `=`. A pipe within code divides nothing.
 */
export const kramdownTables = (md: MarkdownIt): void => {
  md.block.ruler.before('table', 'kramdown_table', (state, startLine, endLine, silent) => {
    if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
    const read = readTable(state, startLine, endLine);
    if (!read) return false;
    state.line = read.end;
    writeTable(state, startLine, read);
    return true;
  });
};

const readTable = (state: StateBlock, startLine: number, endLine: number): Table | null => {
  const sections: Section[] = [];
  let alignments: readonly Alignment[] = [];
  let rows: Row[] = [];
  let footed = false;
  const leadingPipe = lineText(state, startLine).trim().startsWith('|');
  const close = (tag: Section['tag']): void => {
    if (rows.length > 0) sections.push({ tag, rows });
    rows = [];
  };
  let line = startLine;
  for (; line < endLine && line - startLine < mostRows; line += 1) {
    const text = lineText(state, line).trim();
    if (text === '' || (state.sCount[line] ?? 0) < state.blkIndent) break;
    // An attribute list or a block's end may follow at once.
    if (line > startLine && /^(?:\{:.*\}|\^)$/.test(text)) break;
    if (separator.test(text) && (text.includes('|') || text.includes('+'))) {
      const isHead = rows.length > 0 && sections.length === 0 && !footed;
      if (isHead) alignments = alignmentsOf(text);
      close(isHead ? 'thead' : 'tbody');
    } else if (footSeparator.test(text) && text.includes('|')) {
      close('tbody');
      footed = true;
    } else {
      const cells = cellsOf(text);
      if (cells.length < 2) return null;
      if (leadingPipe && (cells[0] ?? '').trim() === '') cells.shift();
      if ((cells.at(-1) ?? '').trim() === '') cells.pop();
      rows.push({ line, cells: cells.slice(0, mostCells) });
    }
  }
  close(footed ? 'tfoot' : 'tbody');
  return sections.length > 0 ? { end: line, sections, alignments } : null;
};

const alignmentsOf = (text: string): readonly Alignment[] =>
  [...text.matchAll(/(:?)-+(:?)/g)].map(([, left, right]) =>
    left ? (right ? 'center' : 'left') : right ? 'right' : '',
  );

/** The parts of a line between its pipes; those that a backslash stands before, and those in code, divide nothing. */
const cellsOf = (text: string): string[] => {
  const cells: string[] = [];
  let from = 0;
  const parts = /\\.|(`+)|\|/g;
  for (let found = parts.exec(text); found; found = parts.exec(text)) {
    const [all, ticks] = found;
    if (ticks !== undefined) {
      const end = closingTicks(text, ticks.length, parts.lastIndex);
      if (end >= 0) parts.lastIndex = end;
    } else if (all === '|') {
      cells.push(text.slice(from, found.index));
      from = found.index + 1;
    }
  }
  return [...cells, text.slice(from)];
};

const closingTicks = (text: string, count: number, from: number): number => {
  for (const { 0: run, index } of text.slice(from).matchAll(/`+/g))
    if (run.length === count) return from + index + run.length;
  return -1;
};

const writeTable = (state: StateBlock, startLine: number, { sections, alignments, end }: Table): void => {
  const columns = Math.max(...sections.flatMap(({ rows }) => rows.map(({ cells }) => cells.length)));
  const table = state.push('table_open', 'table', 1);
  table.map = [startLine, end];
  for (const { tag, rows } of sections) {
    state.push(`${tag}_open`, tag, 1);
    for (const { line, cells } of rows) {
      const row = state.push('tr_open', 'tr', 1);
      row.map = [line, line + 1];
      const cellTag = tag === 'thead' ? 'th' : 'td';
      for (let at = 0; at < columns; at += 1) writeCell(state, cellTag, cells[at] ?? '', alignments[at] ?? '');
      state.push('tr_close', 'tr', -1);
    }
    state.push(`${tag}_close`, tag, -1);
  }
  state.push('table_close', 'table', -1);
};

const writeCell = (state: StateBlock, tag: 'th' | 'td', text: string, alignment: Alignment): void => {
  const opening = state.push(`${tag}_open`, tag, 1);
  if (alignment !== '') opening.attrSet('style', `text-align:${alignment}`);
  const inline = state.push('inline', '', 0);
  inline.content = text.trim().replaceAll('\\|', '|');
  inline.children = [];
  state.push(`${tag}_close`, tag, -1);
};
