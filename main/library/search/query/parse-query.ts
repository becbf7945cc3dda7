import type { FieldName } from '../field-names.ts';
import { phraseWords, queryWords } from '../query-words.ts';
import { fieldMeaning, isFieldName } from './query-fields.ts';
import type { AllNode, QueryNode } from './query-node.ts';
import { splitUnspaced } from './split-unspaced.ts';
import { longestQuery, type QueryItem, type QueryTerm, parseTerms } from './parse-terms.ts';

/** Groups that are nested deeper are ignored, and so is all that follows `mostTerms` terms. */
const deepest = 20;
/** In letters. A longer word is offered as an option only if a post has it as one. */
const shortOption = 3;
const mostTerms = 60;

/**
 * Where posts have an option (`-la`): directly behind one of these words (`here`), which may be options themselves, or
 * elsewhere. If it is still being typed (`open`), options that begin with it count too.
 */
export type OptionFinder = (
  before: readonly string[],
  option: string,
  open: boolean,
) => 'here' | 'elsewhere' | 'nowhere';

/**
 * Parses a query: words, `"phrases"`, `-excluded`, `this OR that` (binds closer than neighbours), `(groups)` and
 * `field:value`. Never fails: unfinished or meaningless parts become words or are ignored. A dash before a few letters
 * makes an option if `findOption` returns `here`.
 */
export function parseQuery(text: string, findOption: OptionFinder = () => 'nowhere'): AllNode {
  const items = parseTerms(text);
  let at = 0;
  let terms = 0;

  const readGroup = (depth: number, start: number): AllNode => {
    const nodes: QueryNode[] = [];
    let alternatives: QueryNode[] = [];
    let joins = false;
    const settle = (): void => {
      const [only, ...more] = alternatives;
      if (only) {
        nodes.push(
          more.length === 0
            ? only
            : { kind: 'any', nodes: alternatives, start: only.start, end: (more.at(-1) as QueryNode).end },
        );
      }
      alternatives = [];
    };
    let end = start;
    while (at < items.length) {
      const item = items[at] as QueryItem;
      at += 1;
      end = item.end;
      if (item.kind === 'close') {
        if (depth > 0) {
          break;
        }
        continue;
      }
      if (item.kind === 'or') {
        joins = alternatives.length > 0;
        continue;
      }
      const node = item.kind === 'open' ? bracketed(item, depth) : termNode(item);
      if (node === null) {
        continue;
      }
      end = Math.max(end, node.end);
      if (!joins) {
        settle();
      }
      joins = false;
      alternatives.push(node);
    }
    settle();
    return { kind: 'all', nodes, start, end };
  };

  const bracketed = (item: Extract<QueryItem, { kind: 'open' }>, depth: number): QueryNode | null => {
    if (depth >= deepest) {
      return null;
    }
    const group = readGroup(depth + 1, item.start);
    const [only, ...more] = group.nodes;
    if (!only) {
      return null;
    }
    const node: QueryNode = more.length === 0 ? { ...only, start: group.start, end: group.end } : group;
    return item.negated ? { kind: 'not', node, start: group.start, end: group.end } : node;
  };

  const termNode = (term: QueryTerm): QueryNode | null => {
    terms += 1;
    if (terms > mostTerms) {
      return null;
    }
    const found =
      term.option === null ? null : findOption(wordsBefore(items, at - 1), optionWord(term.option), term.open);
    if (term.option !== null && found === 'here') {
      return optionNode(term, term.option);
    }
    const node = meaningOf(term);
    if (node === null || !term.negated) {
      return node;
    }
    // An unfinished `-foo:` would hide posts that come back with the next letter, and so would a scope.
    if (node.kind === 'unfinished' || node.kind === 'scope') {
      return node;
    }
    const mayBeOption = term.option !== null && (found === 'elsewhere' || term.value.length <= shortOption);
    const option = term.option !== null && mayBeOption ? { option: term.option } : {};
    return { kind: 'not', node, start: term.start, end: term.end, ...option };
  };

  const query = readGroup(0, 0);
  if (query.nodes.length > 0 || text.trim() === '') {
    return query;
  }
  const signs = signsNode(text);
  return { ...query, nodes: [signs], end: signs.end };
}

/** A query of signs alone. It finds nothing, since showing the whole archive would not be an answer. */
function signsNode(text: string): QueryNode {
  const signs = text.slice(0, longestQuery).trim();
  const start = text.indexOf(signs);
  return { kind: 'signs', text: signs, start, end: start + signs.length };
}

/**
 * The words that an option may follow: the word before it, which may be another option, and the first word before all
 * of these options.
 */
function wordsBefore(items: readonly QueryItem[], at: number): readonly string[] {
  const words: string[] = [];
  for (let index = at - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.kind !== 'term') {
      break;
    }
    const word = phraseWords(item.option ?? item.value).at(-1);
    words.push(...(word === undefined ? [] : [word]));
    if (item.option === null) {
      break;
    }
  }
  return words;
}

function optionWord(option: string): string {
  return queryWords(option, false)[0]?.word ?? option;
}

function optionNode({ start, end, open }: QueryTerm, option: string): QueryNode {
  return { kind: 'words', words: queryWords(option, open), text: option, field: null, isOption: true, start, end };
}

function meaningOf(term: QueryTerm): QueryNode | null {
  const { start, end, field, value, quoted, open } = term;
  if (field === null || !isFieldName(field)) {
    return wordsNode(term, null);
  }
  const meaning = fieldMeaning(field, value, open);
  if (meaning?.kind === 'words') {
    return wordsNode(term, meaning.field);
  }
  if (meaning?.kind === 'scope') {
    return { kind: 'scope', field: meaning.field, start, end };
  }
  if (meaning?.kind === 'filter') {
    return { kind: 'filter', filter: meaning.filter, label: meaning.label, start, end };
  }
  // Finished, `is:weird` and `in:production` are words. While they are typed, they ask for nothing.
  if (open || value.trim() === '' || quoted) {
    return { kind: 'unfinished', field, text: `${field}:${value}`, start, end };
  }
  return wordsNode({ ...term, value: `${field}:${value}` }, null);
}

function wordsNode({ start, end, negated, value, quoted, open }: QueryTerm, field: FieldName | null): QueryNode | null {
  const place = { text: value, field, start, end };
  const phrase = quoted ? phraseWords(value) : [];
  const typing = open && !negated && !/[\s'’)]$/.test(value);
  if (quoted && phrase.length > 1 && !typing) {
    return { kind: 'phrase', phrase, loose: false, ...place };
  }
  if (quoted && phrase.length > 1) {
    // While a phrase is typed, its last word may be incomplete.
    const begun: QueryNode[] =
      phrase.length > 2 ? [{ kind: 'phrase', phrase: phrase.slice(0, -1), loose: false, ...place }] : [];
    const words = queryWords(value, true);
    const loose: QueryNode = { kind: 'words', words: phrase.length > 2 ? words.slice(-1) : words, ...place };
    return begun.length === 0 ? loose : { kind: 'all', nodes: [...begun, loose], start, end };
  }
  // `"-la"` means only the option.
  if (quoted && !typing && /^-[\p{L}\p{N}]+$/u.test(value)) {
    return { kind: 'words', words: queryWords(value, false), isOption: true, ...place };
  }
  if (quoted && phrase.length === 1 && !typing) {
    return { kind: 'phrase', phrase, loose: false, ...place };
  }
  const segments = splitUnspaced(value);
  if (segments) {
    return segmentsNode(segments, place, typing);
  }
  const words = queryWords(value, typing);
  return words.length === 0 ? null : { kind: 'words', words, ...place };
}

type WordsSource = Pick<Extract<QueryNode, { kind: 'words' }>, 'text' | 'field' | 'start' | 'end'>;

function segmentsNode(segments: readonly string[], place: WordsSource, typing: boolean): QueryNode | null {
  const nodes = segments.flatMap((text, at): readonly QueryNode[] => {
    const phrase = phraseWords(text);
    const open = typing && at === segments.length - 1;
    // A longer word is a run of pairs, and the last one may get more characters.
    if (phrase.length > 1) {
      return [{ ...place, kind: 'phrase', phrase, loose: true, text }];
    }
    return phrase.length === 0 ? [] : [{ ...place, kind: 'words', words: queryWords(text, open), text }];
  });
  const [only, ...more] = nodes;
  if (!only || more.length === 0) {
    return only ?? null;
  }
  return { kind: 'all', nodes, start: place.start, end: place.end };
}
