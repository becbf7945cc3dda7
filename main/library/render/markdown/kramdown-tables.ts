import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock } from 'markdown-it';
import { lineText } from './line-text.ts';

const separator = /^[+|: \t]*-[+|: \t-]*$/;
const footSeparator = /^[+|: \t]*=[+|: \t=]*$/;
const mostCells = 200;
const mostRows = 5_000;
/** Rows shorter than their table's longest are filled up until a post has so many cells more than are written. */
const mostFilled = 16_384;

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

/** What is known of a post's lines while they are read. */
interface Reading {
  /** By block: lines from which to one that makes no table of them all were looked through. */
  readonly noTable: Map<string, { readonly from: number; readonly to: number }>;
  filled: number;
}

const readings = new WeakMap<StateBlock, Reading>();

function readingOf(state: StateBlock): Reading {
  const reading = readings.get(state) ?? { noTable: new Map(), filled: 0 };
  readings.set(state, reading);
  return reading;
}

/**
 * kramdown's tables, https://kramdown.gettalong.org/syntax.html#tables: a block whose every line has a pipe, with or
 * without a head, in parts that lines of dashes divide, with a foot behind a line of `=`. A pipe within code divides nothing.
 */
export function kramdownTables(md: MarkdownParser): void {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['table']);
  const [githubTable] = block.ruler.getRules('');
  md.disable('table');
  // Quotations, lists and headings come first, as in kramdown's own order.
  md.block.ruler.before('lheading', 'kramdown_table', (state, startLine, endLine, silent) => {
    if (silent || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) {
      return false;
    }
    const { noTable } = readingOf(state);
    const block = `${state.level} ${state.blkIndent} ${endLine}`;
    const known = noTable.get(block);
    if (known && known.from <= startLine && startLine < known.to) {
      return false;
    }
    const read = readTable(state, startLine, endLine);
    if (read.sections.length === 0) {
      noTable.set(block, { from: startLine, to: read.end });
      return false;
    }
    state.line = read.end;
    writeTable(state, startLine, read);
    return true;
  });
  // Right behind a paragraph kramdown knows no table. Where GitHub does, a post means one.
  if (githubTable) {
    md.block.ruler.before('lheading', 'table_behind_text', githubTable, { alt: ['paragraph', 'reference'] });
  }
}

/** The table from a line on and the line behind it; no sections, and the line that says so, where there is none. */
function readTable(state: StateBlock, startLine: number, endLine: number): Table {
  const sections: Section[] = [];
  let alignments: readonly Alignment[] = [];
  let rows: Row[] = [];
  let footed = false;
  const leadingPipe = lineText(state, startLine).trim().startsWith('|');
  const close = (tag: Section['tag']): void => {
    if (rows.length > 0) {
      sections.push({ tag, rows });
    }
    rows = [];
  };
  let line = startLine;
  for (; line < endLine && line - startLine < mostRows; line += 1) {
    const text = lineText(state, line).trim();
    if (text === '' || (state.sCount[line] ?? 0) < state.blkIndent) {
      break;
    }
    // An attribute list or a block's end may follow at once.
    if (line > startLine && /^(?:\{:.*\}|\^)$/.test(text)) {
      break;
    }
    if (separator.test(text) && (text.includes('|') || text.includes('+'))) {
      const isHead = rows.length > 0 && sections.length === 0 && !footed;
      if (isHead) {
        alignments = alignmentsOf(text);
      }
      close(isHead ? 'thead' : 'tbody');
    } else if (footSeparator.test(text) && text.includes('|')) {
      close('tbody');
      footed = true;
    } else {
      const cells = cellsOf(text);
      if (cells.length < 2 || cellsOf(text, wordElements).length < 2) {
        return { end: line, sections: [], alignments };
      }
      if (leadingPipe && (cells[0] ?? '').trim() === '') {
        cells.shift();
      }
      if ((cells.at(-1) ?? '').trim() === '') {
        cells.pop();
      }
      rows.push({ line, cells: cells.slice(0, mostCells) });
    }
  }
  close(footed ? 'tfoot' : 'tbody');
  return { end: line, sections, alignments };
}

function alignmentsOf(text: string): readonly Alignment[] {
  return [...text.matchAll(/(:?)-+(:?)/g)].map(([, left, right]) =>
    left ? (right ? 'center' : 'left') : right ? 'right' : '',
  );
}

/** Elements whose pipes divide nothing, and those whose pipes alone make no table. */
const codeElements = /\\.|(`+)|\$\$|\||<(code)\b/g;
const wordElements =
  /\\.|(`+)|\$\$|\||<(a|abbr|b|big|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)\b/g;

/**
 * The parts of a line between its pipes; those that a backslash stands before, and those in code, in formulas and in elements, divide nothing. In formulas
 * kramdown's own do, which leaves halves of formulas in cells: there its readers never saw what was meant.
 */
function cellsOf(text: string, parts = codeElements): string[] {
  const cells: string[] = [];
  let from = 0;
  const lastRuns = new Map([...text.matchAll(/`+/g)].map(({ 0: run, index }) => [run.length, index] as const));
  const lastEnds = new Map<string, number>();
  parts.lastIndex = 0;
  for (let found = parts.exec(text); found; found = parts.exec(text)) {
    const [all, ticks, tag] = found;
    if (ticks !== undefined) {
      if ((lastRuns.get(ticks.length) ?? -1) >= parts.lastIndex) {
        parts.lastIndex = behindTicks(text, ticks.length, parts.lastIndex);
      }
    } else if (tag !== undefined) {
      const end = `</${tag}>`;
      const last = lastEnds.get(tag) ?? text.lastIndexOf(end);
      lastEnds.set(tag, last);
      if (last >= found.index) {
        parts.lastIndex = text.indexOf(end, found.index) + end.length;
      }
    } else if (all === '$$') {
      const end = text.indexOf(all, parts.lastIndex);
      parts.lastIndex = end < 0 ? parts.lastIndex : end + all.length;
    } else if (all === '|') {
      cells.push(text.slice(from, found.index));
      from = found.index + 1;
    }
  }
  return [...cells, text.slice(from)];
}

/** Behind the next run of so many, which there is. */
function behindTicks(text: string, count: number, from: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  let found = runs.exec(text);
  while (found && found[0].length !== count) {
    found = runs.exec(text);
  }
  return found ? runs.lastIndex : from;
}

function writeTable(state: StateBlock, startLine: number, { sections, alignments, end }: Table): void {
  const columns = Math.max(...sections.flatMap(({ rows }) => rows.map(({ cells }) => cells.length)));
  const reading = readingOf(state);
  const table = state.push('table_open', 'table', 1);
  table.map = [startLine, end];
  for (const { tag, rows } of sections) {
    state.push(`${tag}_open`, tag, 1);
    for (const { line, cells } of rows) {
      const row = state.push('tr_open', 'tr', 1);
      row.map = [line, line + 1];
      const missing = Math.min(columns - cells.length, mostFilled - reading.filled);
      reading.filled += missing;
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
  inline.content = text.trim().replaceAll('\\|', '|');
  inline.children = [];
  state.push(`${tag}_close`, tag, -1);
}
