import type { StateBlock } from 'markdown-it';

/**
 * Short rows are filled up to the longest row of their table, until a post has this many more cells than are written.
 */
const mostFilled = 16_384;

export type Alignment = 'left' | 'center' | 'right' | '';

export interface TableSection {
  readonly tag: 'thead' | 'tbody' | 'tfoot';
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The content of a table, and the number of the line after it. */
export interface Table {
  readonly sections: readonly TableSection[];
  readonly alignments: readonly Alignment[];
  readonly end: number;
}

/** How many cells were added to a post. */
export interface FilledCells {
  filled: number;
}

export function writeTable(
  state: StateBlock,
  startLine: number,
  { sections, alignments, end }: Table,
  count: FilledCells,
): void {
  const columns = Math.max(...sections.flatMap(({ rows }) => rows.map(({ cells }) => cells.length)));
  const table = state.push('table_open', 'table', 1);
  table.map = [startLine, end];
  for (const { tag, rows } of sections) {
    state.push(`${tag}_open`, tag, 1);
    for (const { line, cells } of rows) {
      const row = state.push('tr_open', 'tr', 1);
      row.map = [line, line + 1];
      const missing = Math.min(columns - cells.length, mostFilled - count.filled);
      count.filled += missing;
      const cellTag = tag === 'thead' ? 'th' : 'td';
      for (let at = 0; at < cells.length + missing; at += 1) {
        writeCell(state, cellTag, cells[at] ?? '', alignments[at] ?? '');
      }
      state.push('tr_close', 'tr', -1);
    }
    state.push(`${tag}_close`, tag, -1);
  }
  state.push('table_close', 'table', -1);
}

function writeCell(state: StateBlock, tag: 'th' | 'td', text: string, alignment: Alignment): void {
  const opening = state.push(`${tag}_open`, tag, 1);
  if (alignment !== '') {
    opening.attrSet('style', `text-align:${alignment}`);
  }
  const inline = state.push('inline', '', 0);
  inline.content = text.trim();
  inline.children = [];
  state.push(`${tag}_close`, tag, -1);
}
