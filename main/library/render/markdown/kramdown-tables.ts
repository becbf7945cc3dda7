import type { MarkdownIt as MarkdownParser, StateBlock } from 'markdown-it';
import { githubTable } from './github-tables.ts';
import { lineText } from './line-text.ts';
import {
  type Alignment,
  type FilledCells,
  type Table,
  type TableRow,
  type TableSection,
  writeTable,
} from './write-table.ts';

const separator = /^[+|: \t]*-[+|: \t-]*$/;
const footSeparator = /^[+|: \t]*=[+|: \t=]*$/;
const mostCells = 200;
const mostRows = 5_000;
/** What is known of a post's lines while they are parsed. */
interface Reading extends FilledCells {
  /**
   * Line ranges already known not to start a table, by block. Without it a failed look-ahead is repeated for every
   * line.
   */
  readonly noTable: Map<string, { readonly from: number; readonly to: number }>;
}

const readings = new WeakMap<StateBlock, Reading>();

function readingOf(state: StateBlock): Reading {
  const reading = readings.get(state) ?? { noTable: new Map(), filled: 0 };
  readings.set(state, reading);
  return reading;
}

/**
 * kramdown's tables, https://kramdown.gettalong.org/syntax.html#tables: a block with a pipe on every line. It may have
 * a head, sections divided by lines of dashes, and a foot behind a line of `=`. A pipe in code divides nothing.
 */
export function kramdownTables(md: MarkdownParser): void {
  md.disable('table');
  // Quotations, lists and headings come first, in the order of kramdown.
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
    const read = parseTable(state, startLine, endLine);
    if (read.sections.length === 0) {
      noTable.set(block, { from: startLine, to: read.end });
      return false;
    }
    state.line = read.end;
    writeTable(state, startLine, read, readingOf(state));
    return true;
  });
  // kramdown reads no table right behind a paragraph. GitHub does, and there a post means one.
  const rule = githubTable();
  if (rule) {
    md.block.ruler.before('lheading', 'table_behind_text', rule, { alt: ['paragraph', 'reference'] });
  }
}

/**
 * Parses the table that begins on a line. If there is none, `sections` is empty and `end` is the line that rules a
 * table out.
 */
function parseTable(state: StateBlock, startLine: number, endLine: number): Table {
  const sections: TableSection[] = [];
  let alignments: readonly Alignment[] = [];
  let rows: TableRow[] = [];
  let footed = false;
  const leadingPipe = lineText(state, startLine).trim().startsWith('|');
  const close = (tag: TableSection['tag']): void => {
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
    // An attribute list or an end-of-block mark may follow without an empty line.
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
      rows.push({ line, cells: cells.slice(0, mostCells).map((cell) => cell.replaceAll('\\|', '|')) });
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

/** In these elements a pipe divides nothing. A line whose only pipes are in them makes no table. */
const codeElements = /\\.|(`+)|\$\$|\||<(code)\b/g;
const wordElements =
  /\\.|(`+)|\$\$|\||<(a|abbr|b|big|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)\b/g;

/**
 * The cells of a line. A pipe divides nothing behind a backslash, in code, in elements and in formulas. kramdown itself
 * divides at pipes in formulas, which leaves halves of formulas in cells: nobody meant that.
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

/** The position behind the next run of this many backticks, which must exist. */
function behindTicks(text: string, count: number, from: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  let found = runs.exec(text);
  while (found && found[0].length !== count) {
    found = runs.exec(text);
  }
  return found ? runs.lastIndex : from;
}
