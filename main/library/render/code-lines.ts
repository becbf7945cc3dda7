import type { CodeLines } from '../model/parts.ts';

/** In UTF-16 units: what authors write behind the language of a code block is far shorter. */
const longestOptions = 1_000;
const mostRanges = 200;
/** A larger number is a slip, and the column of numbers would be as wide. */
const largestNumber = 1_000_000;

type Subject = 'numbered' | 'first' | 'marked';

/**
 * The options of generators, highlighters and their plugins, without `-`, `_` and capitals. Hugo, Zola, Pygments:
 * `linenos`, `linenostart`, `hl_lines`. Jekyll: `mark_lines`. Hexo, Octopress: `line_number`, `first_line`, `start`,
 * `mark`. Docusaurus, Expressive Code: `showLineNumbers`, `startLineNumber`, `ins`, `del`. Gatsby, Pandoc:
 * `numberLines`, `startFrom`. VitePress, Prism: `line-numbers`, `data-line`, `data-start`. SyntaxHighlighter:
 * `first-line`, `highlight`.
 */
const subjects: ReadonlyMap<string, Subject> = new Map([
  ...['linenos', 'linenums', 'linenumber', 'linenumbers', 'showlinenumbers', 'numberlines'].map(
    (name) => [name, 'numbered'] as const,
  ),
  ...['linenostart', 'firstline', 'startline', 'startlinenumber', 'startfrom', 'start', 'datastart'].map(
    (name) => [name, 'first'] as const,
  ),
  ...['hllines', 'marklines', 'mark', 'highlight', 'dataline', 'emphasizelines', 'ins', 'del'].map(
    (name) => [name, 'marked'] as const,
  ),
]);

/** A name with or without a value, or lines in braces: `linenos`, `hl_lines=[2,"4-5"]`, `mark:1,3`, `{1,3-5}`. */
const option =
  /\{([\d\s,-]+)\}|([a-z][\w-]*)(?:\s{0,9}([=:])\s{0,9}|(?=\{))?("[^"]*"|'[^']*'|\[[^\]]*\]|\{[^{}]*\}|(?<=[=:]\s{0,9})(?:\d[\d\s,-]*|[^\s,{}[\]"'&;]+))?/gi;

/** Whether a word is the name of an option. */
export function saysLines(word: string): boolean {
  return subjects.has(keyOf(word));
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** No wish at all. */
export const plainLines: CodeLines = { numbered: false, first: 1, marked: [] };
const numberedLines: CodeLines = { ...plainLines, numbered: true };

/**
 * How the author wants the lines of a code shown, from all that stands behind its language. `isNumbered`: what the site
 * does where the author says nothing.
 */
export function parseCodeLines(options: string, isNumbered = false): CodeLines {
  if (options.trim() === '') {
    return isNumbered ? numberedLines : plainLines;
  }
  let numbered: boolean | null = null;
  let first: number | null = null;
  const marked: (readonly [from: number, to: number])[] = [];
  const byNumber: (readonly [from: number, to: number])[] = [];
  for (const [, braced, name = '', sign, written = ''] of options.slice(0, longestOptions).matchAll(option)) {
    if (braced !== undefined) {
      marked.push(...rangesOf(braced));
      continue;
    }
    const key = keyOf(name);
    const value = written.replace(/["'[\]{}]/g, '').trim();
    const number = /^\d{1,6}(?![\d-])/.exec(value)?.[0];
    switch (subjects.get(key)) {
      case 'numbered':
        numbered = !/^(?:false|off|no|none|0)$/i.test(value);
        // `linenums="5"`, `showLineNumbers=5`: the number of the first line.
        first ??= number === undefined || Number(number) < 2 ? null : Number(number);
        break;
      case 'first':
        first = number === undefined ? first : Number(number);
        // Hexo numbers every code, so this is all that has to be said.
        numbered ??= key === 'firstline' && number !== undefined ? true : null;
        break;
      case 'marked':
        // Where the value follows a colon, lines are called by the number that is shown.
        (sign === ':' ? byNumber : marked).push(...rangesOf(value));
        break;
      case undefined:
        numbered = key === 'nolinenumbers' ? false : numbered;
    }
  }
  const start = Math.min(first ?? 1, largestNumber);
  // Hexo would mark nothing where a number comes before the first one; then the author counted from the first line.
  const skipped = byNumber.some(([from]) => from < start) ? 0 : start - 1;
  const shifted = byNumber.map(([from, to]) => [from - skipped, to - skipped] as const);
  return { numbered: numbered ?? isNumbered, first: start, marked: inOrder([...marked, ...shifted]) };
}

/** `1, 3-5 8`; none where it holds anything else. */
function rangesOf(text: string): readonly (readonly [from: number, to: number])[] {
  return /^[\d\s,-]+$/.test(text)
    ? [...text.matchAll(/(\d{1,6})(?:\s?-\s?(\d{1,6}))?/g)].map(
        ([, from, to]) => [Number(from), Number(to ?? from)] as const,
      )
    : [];
}

/** Ranges counted from 1, as `CodeLines` has them. */
function inOrder(ranges: readonly (readonly [from: number, to: number])[]): CodeLines['marked'] {
  return joinedRanges(ranges.map(([from, to]) => [Math.max(1, from) - 1, to - 1] as const));
}

/** Ranges counted from 0 that may overlap, in order and without those that hold nothing. */
export function joinedRanges(ranges: CodeLines['marked']): CodeLines['marked'] {
  const joined: [first: number, last: number][] = [];
  const kept = ranges.slice(0, mostRanges).filter(([from, to]) => to >= from);
  for (const [from, to] of kept.sort(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) {
      last[1] = Math.max(last[1], to);
    } else {
      joined.push([from, to]);
    }
  }
  return joined;
}
