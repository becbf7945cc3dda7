import { isFieldName } from './query-fields.ts';

/** A term of a query, as written. */
export interface QueryTerm {
  readonly kind: 'term';
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  /** The term with its dash, if it may be an option of a command (`-la`). Null for all others. */
  readonly option: string | null;
  /** The field before it (`title:`), in lower case. Null if there is none or it is unknown. */
  readonly field: string | null;
  readonly value: string;
  readonly quoted: boolean;
  /** Whether it is still being typed: it ends where the query ends. */
  readonly open: boolean;
}

export type QueryItem =
  | QueryTerm
  | { readonly kind: 'open'; readonly start: number; readonly end: number; readonly negated: boolean }
  | { readonly kind: 'close'; readonly start: number; readonly end: number }
  | { readonly kind: 'or'; readonly start: number; readonly end: number };

const quotes = '"“”„';

/** Whether an option may follow. Only a word without a field can be a command. */
function isWord(item: QueryItem | undefined): boolean {
  return item?.kind === 'term' && item.field === null;
}

/** A few letters, as options of commands have, perhaps with a value (`-std=c11`). */
const optionLetters = /^[\p{L}\p{N}]{1,5}(?:=.*)?$/su;
/** If more white space follows `NOT`, it is a word. */
const longestSpace = 20;

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** In UTF-16 units. Longer queries are cut; the search box allows 1,000. */
export const longestQuery = 4_000;

/** Splits a query into terms in one pass. Every text has a meaning, so there are no errors. */
export function parseTerms(text: string): readonly QueryItem[] {
  const items: QueryItem[] = [];
  const query = text.slice(0, longestQuery);
  let at = 0;
  let depth = 0;
  while (at < query.length) {
    if (isSpace(query[at])) {
      at += 1;
      continue;
    }
    const start = at;
    if (query[at] === ')') {
      at += 1;
      if (depth > 0) {
        items.push({ kind: 'close', start, end: at });
      }
      depth = Math.max(0, depth - 1);
      continue;
    }
    const or = /^(?:OR(?=[\s(]|$)|\|+(?=\s|$))/.exec(query.slice(at, at + 8));
    if (or) {
      at += or[0].length;
      items.push({ kind: 'or', start, end: at });
      continue;
    }
    const not = /^NOT\s+(?=[^\s)])/.exec(query.slice(at, at + longestSpace));
    if (not) {
      at += not[0].length;
    }
    // `--force` is a word, and so is a single dash.
    const dashed = query[at] === '-' && !isSpace(query[at + 1]) && query[at + 1] !== '-';
    if (dashed) {
      at += 1;
    }
    const negated = dashed || not !== null;
    if (query[at] === '(') {
      at += 1;
      depth += 1;
      items.push({ kind: 'open', start, end: at, negated });
      continue;
    }
    const named = /^([a-z]{2,10}):/i.exec(query.slice(at, at + 12))?.[1]?.toLowerCase();
    const field = named !== undefined && isFieldName(named) ? named : null;
    if (field !== null) {
      at += field.length + 1;
    }
    const quoted = quotes.includes(query[at] ?? ' ');
    const value = quoted ? parseQuoted(query, at + 1) : parseBare(query, at, depth > 0);
    at = value.end;
    const open = at === query.length && !value.closed;
    const before = items.at(-1);
    const option =
      dashed && not === null && !quoted && field === null && isWord(before) && optionLetters.test(value.text)
        ? `-${value.text}`
        : null;
    items.push({ kind: 'term', start, end: at, negated, option, field, value: value.text, quoted, open });
  }
  return items;
}

interface Value {
  readonly text: string;
  readonly end: number;
  readonly closed: boolean;
}

function parseQuoted(query: string, from: number): Value {
  let end = from;
  while (end < query.length && !quotes.includes(query[end] as string)) {
    end += 1;
  }
  const closed = end < query.length;
  return { text: query.slice(from, end), end: closed ? end + 1 : end, closed };
}

/** The text up to a space, a quote, or a bracket that closes a group. The brackets in `count(*)` belong to the text. */
function parseBare(query: string, from: number, inGroup: boolean): Value {
  let end = from;
  let openBrackets = 0;
  while (end < query.length && !isSpace(query[end]) && !(end > from && quotes.includes(query[end] as string))) {
    if (query[end] === '(') {
      openBrackets += 1;
    }
    if (query[end] === ')') {
      if (openBrackets === 0 && inGroup) {
        break;
      }
      openBrackets -= 1;
    }
    end += 1;
  }
  return { text: query.slice(from, end), end, closed: false };
}
