import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { lineText } from './line-text.ts';
import { followTags, isInRawHtml } from './open-elements.ts';
import { tagEnd } from './tag-end.ts';

/** kramdown 2.4, parser/html.rb, HTML_SPAN_ELEMENTS. */
const kramdownWords = new Set(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby
   samp select small span strong sub sup tt u var`.split(/\s+/),
);

/** Python-Markdown 3.4, core.py, block_level_elements: all other elements are inline. */
const pythonBlocks = new Set(
  `address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form
   group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol option
   output p pre progress script section style summary table tbody td textarea tfoot th thead tr ul video`.split(/\s+/),
);

const beginning = /^<\/?([a-z][a-z\d]*)(?=[\s/>])/i;

/**
 * Blocks of HTML. `list` names a converter, kramdown or Python-Markdown. There an inline element alone on a line
 * (`<del>`) begins a paragraph. A block ends where its elements end, instead of at the next empty line: see
 * `elementsEnd`. An indented line in an open element is HTML too: these converters know no code there.
 */
export function htmlBlocks(md: MarkdownParser, { list }: { readonly list: Dialect['wordTags'] }): void {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['html_block']);
  const [htmlBlock] = block.ruler.getRules('');
  if (!htmlBlock) {
    return;
  }
  md.block.ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      const tag = beginning.exec(lineText(state, startLine))?.[1]?.toLowerCase();
      if (tag !== undefined && list !== undefined && isWord(tag, list)) {
        return false;
      }
      if (!hasEnd(state, startLine)) {
        // A comment without an end is text.
        return tag !== undefined && htmlBlock(state, startLine, emptyLine(state, startLine, endLine), silent);
      }
      const isEnded = tag !== undefined && !silent && !endedByTag.has(tag);
      const end = isEnded ? elementsEnd(state, startLine, endLine, list !== undefined) : endLine;
      const isHtml = htmlBlock(state, startLine, end, silent);
      if (isHtml && !silent && list !== undefined) {
        followTags(state, startLine, state.line);
      }
      return isHtml;
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
  if (list !== undefined) {
    md.block.ruler.before('code', 'indented_html', indentedHtml);
  }
}

function indentedHtml(state: StateBlock, startLine: number, endLine: number): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent < 4 || !isInRawHtml(state, startLine)) {
    return false;
  }
  state.line = emptyLine(state, startLine, endLine);
  const token = state.push('html_block', '', 0);
  token.map = [startLine, state.line];
  token.content = state.getLines(startLine, state.line, state.blkIndent, true);
  followTags(state, startLine, state.line);
  return true;
}

function isWord(tag: string, list: NonNullable<Dialect['wordTags']>): boolean {
  return list === 'kramdown' ? kramdownWords.has(tag) : !pythonBlocks.has(tag);
}

/** CommonMark's blocks of HTML that end with a certain tag. */
const endedByTag = new Set(['script', 'pre', 'style', 'textarea']);
/**
 * Blocks of HTML that go on behind an empty line: how each begins, and how it ends. A browser hides all text behind one
 * that never ends.
 */
const ends: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/^<(?:script|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/gi],
  [/^<!--/, /-->/g],
  [/^<\?/, /\?>/g],
  [/^<!\[CDATA\[/, /\]\]>/g],
  [/^<![a-z]/i, />/g],
];
/** Where the last end of each kind begins in a text. */
const lastEnds = new WeakMap<StateBlock, Map<RegExp, number>>();

/** Whether the block of HTML that begins here has an end, or needs none. */
function hasEnd(state: StateBlock, line: number): boolean {
  const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src[begin] !== '<') {
    return true;
  }
  const found = ends.find(([begins]) => begins.test(state.src.slice(begin, begin + 12)));
  if (!found) {
    return true;
  }
  const known = lastEnds.get(state) ?? new Map<RegExp, number>();
  lastEnds.set(state, known);
  let last = known.get(found[1]);
  if (last === undefined) {
    last = -1;
    for (const { index } of state.src.matchAll(found[1])) {
      last = index;
    }
    known.set(found[1], last);
  }
  return last >= begin;
}

/** The first empty line from here on; `endLine` if there is none. */
function emptyLine(state: StateBlock, line: number, endLine: number): number {
  let at = line;
  while (at < endLine && !state.isEmpty(at)) {
    at += 1;
  }
  return at;
}

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const tagName = /^<(\/?)([a-z][a-z\d-]{0,40})(?=[\s/>])/i;
/** Lines that are never meant as HTML: a code fence, a heading. */
const evident = /^(?:`{3}|~{3}|#{1,6}[ \t]+\S)/;

/**
 * The line behind the last line of a block of HTML whose elements are all closed. `endLine` if CommonMark's rule
 * holds, and the block goes on to an empty line. With `anything`, all that follows the elements is Markdown. Otherwise
 * only a fence or a heading is. That departs from the generators on purpose: the author forgot an empty line.
 */
function elementsEnd(state: StateBlock, startLine: number, endLine: number, anything: boolean): number {
  let depth = 0;
  for (let line = startLine; line < endLine && !state.isEmpty(line); line += 1) {
    const change = depthChange(lineText(state, line));
    if (change === null) {
      return endLine;
    }
    depth = Math.max(0, depth + change);
    const next = line + 1;
    if (depth > 0 || next >= endLine || state.isEmpty(next)) {
      continue;
    }
    const follows = lineText(state, next);
    const isIndented = (state.sCount[next] ?? 0) - state.blkIndent >= 4;
    if (!isIndented && !follows.startsWith('<') && (anything || evident.test(follows))) {
      return next;
    }
  }
  return endLine;
}

/**
 * The change of depth on a line: elements opened minus elements closed. Null if a tag or a comment goes on in the
 * next line.
 */
function depthChange(line: string): number | null {
  let change = 0;
  for (let at = line.indexOf('<'); at >= 0; at = line.indexOf('<', at + 1)) {
    if (line.startsWith('<!--', at)) {
      const end = line.indexOf('-->', at);
      if (end < 0) {
        return null;
      }
      at = end;
      continue;
    }
    const [, slash, tag = ''] = tagName.exec(line.slice(at, at + 50)) ?? [];
    if (tag === '') {
      continue;
    }
    const end = tagEnd(line, at);
    if (end < 0) {
      return null;
    }
    if (slash) {
      change -= 1;
    } else if (line[end - 2] !== '/' && !empty.has(tag.toLowerCase())) {
      change += 1;
    }
    at = end - 1;
  }
  return change;
}
