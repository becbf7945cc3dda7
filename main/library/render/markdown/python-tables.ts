import type { MarkdownIt as MarkdownParser, StateBlock } from 'markdown-it';
import { lineText } from './line-text.ts';
import { type Alignment, type FilledCells, type Table, type TableRow, writeTable } from './write-table.ts';

const mostCells = 200;
const mostRows = 5_000;

const filledCells = new WeakMap<object, FilledCells>();

/**
 * The tables of Python-Markdown (markdown/extensions/tables.py). A pipe in code divides nothing, and code keeps the
 * backslash of `\|`. A backtick behind a backslash may end code but not begin it. What is not such a table is left to
 * GitHub's rule, which also reads tables behind text.
 */
export function pythonTables(md: MarkdownParser): void {
  md.block.ruler.before('table', 'python_table', (state, startLine, endLine, silent) => {
    if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || startLine + 2 > endLine) {
      return false;
    }
    const table = parseTable(state, startLine, endLine);
    if (table === null) {
      return false;
    }
    const count = filledCells.get(state.env) ?? { filled: 0 };
    filledCells.set(state.env, count);
    writeTable(state, startLine, table, count);
    state.line = table.end;
    return true;
  });
}

function parseTable(state: StateBlock, startLine: number, endLine: number): Table | null {
  const dashes = lineText(state, startLine + 1).trim();
  if (!/^[|:\- ]*-[|:\- ]*$/.test(dashes) || (state.sCount[startLine + 1] ?? 0) < state.blkIndent) {
    return null;
  }
  const first = lineText(state, startLine).trim();
  const border = first.startsWith('|') || endPipe.test(first);
  const head = cellsOf(first, border);
  const separators = cellsOf(dashes, border);
  if (head.length !== separators.length || (head.length < 2 && !border) || head.length > mostCells) {
    return null;
  }
  const rows: TableRow[] = [];
  let line = startLine + 2;
  for (; line < endLine && rows.length < mostRows; line += 1) {
    const text = lineText(state, line).trim();
    if (text === '' || (state.sCount[line] ?? 0) < state.blkIndent || endsTable(state, line, endLine)) {
      break;
    }
    // A table of one column has a pipe on each line.
    if (head.length === 1 && !text.startsWith('|') && !endPipe.test(text)) {
      return null;
    }
    rows.push({ line, cells: cellsOf(text, border).slice(0, head.length) });
  }
  const body = rows.length === 0 ? [] : [{ tag: 'tbody', rows } as const];
  return {
    sections: [{ tag: 'thead', rows: [{ line: startLine, cells: head }] }, ...body],
    alignments: separators.map(alignmentOf),
    end: line,
  };
}

function endsTable(state: StateBlock, line: number, endLine: number): boolean {
  return state.md.block.ruler.getRules('blockquote').some((rule) => rule(state, line, endLine, true));
}

function alignmentOf(dashes: string): Alignment {
  const [left, right] = [dashes.trim().startsWith(':'), dashes.trim().endsWith(':')];
  return left ? (right ? 'center' : 'left') : right ? 'right' : '';
}

/** A pipe at the end of a row, not behind a backslash. */
const endPipe = /(?<!\\)(?:\\\\)*\|$/;

const pieces = /\\\\|\\(`+)|(`+)|\\\||(\|)/g;

interface Ticks {
  readonly at: number;
  readonly count: number;
  readonly end: number;
  readonly isEscaped: boolean;
}

function cellsOf(written: string, border: boolean): readonly string[] {
  const inner = border ? written.replace(/^\|/, '') : written;
  const row = border && endPipe.test(inner) ? inner.slice(0, -1) : inner;
  const pipes: number[] = [];
  const ticks: Ticks[] = [];
  for (const { 0: all, 1: escaped, 2: plain, 3: pipe, index } of row.matchAll(pieces)) {
    if (pipe !== undefined) {
      pipes.push(index);
    } else if (escaped !== undefined || plain !== undefined) {
      const count = (escaped ?? plain ?? '').length;
      ticks.push({ at: index, count, end: index + all.length, isEscaped: escaped !== undefined });
    }
  }
  const regions = codeRegions(ticks);
  const cells: string[] = [];
  let from = 0;
  let next = 0;
  for (const pipe of pipes) {
    while (next < regions.length && (regions[next]?.end ?? 0) <= pipe) {
      next += 1;
    }
    if (pipe < (regions[next]?.at ?? Number.POSITIVE_INFINITY)) {
      cells.push(row.slice(from, pipe));
      from = pipe + 1;
    }
  }
  return [...cells, row.slice(from)];
}

/** Pairs runs of backticks of one length. A run behind a backslash opens with one backtick less. */
function codeRegions(ticks: readonly Ticks[]): readonly Pick<Ticks, 'at' | 'end'>[] {
  const places = new Map<number, number[]>();
  ticks.forEach(({ count }, at) => {
    const known = places.get(count);
    if (known) {
      known.push(at);
    } else {
      places.set(count, [at]);
    }
  });
  const passed = new Map<number, number>();
  const regions: Pick<Ticks, 'at' | 'end'>[] = [];
  for (let at = 0; at < ticks.length; at += 1) {
    const { count = 0, isEscaped = false, at: start = 0 } = ticks[at] ?? {};
    const size = count - (isEscaped ? 1 : 0);
    const known = places.get(size) ?? [];
    let next = passed.get(size) ?? 0;
    while (next < known.length && (known[next] ?? 0) <= at) {
      next += 1;
    }
    passed.set(size, next);
    const closing = known[next];
    if (closing !== undefined) {
      regions.push({ at: start, end: ticks[closing]?.end ?? start });
      at = closing;
    }
  }
  return regions;
}
