import type { Likeness, Variant } from '../expand-word.ts';
import { everyField, type FieldMask, type FieldName, maskOf, shownFields } from '../field-names.ts';
import { PostSet } from '../post-set.ts';
import type { Phrase, QueryWord } from '../query-words.ts';
import type { RankedTerm } from '../rank-post.ts';
import type { QueryRange } from '../../model/query.ts';
import type { PostFilter } from './post-filter.ts';
import type { AllNode, QueryNode } from './query-node.ts';

/** A term of the query, and its posts with the worth of their best variant. */
export interface FoundTerm {
  readonly term: RankedTerm;
  readonly posts: PostSet;
}

/** What the evaluation asks of an index. */
export interface WordFinder {
  expand(word: QueryWord): readonly Variant[];
  find(variants: readonly Variant[], fields: FieldMask): FoundTerm;
  findPhrase(phrase: Phrase, fields: FieldMask): FoundTerm;
  /** Phrases of posts that contain this one, if it begins or ends inside a word. */
  widen(phrase: Phrase): readonly Phrase[];
  /** How many slots the index has. */
  readonly slots: number;
  /** Prepares a filter. The function gets a post's number and its slot, which is -1 if the index lacks the post. */
  filter(filter: PostFilter): (slot: number, number: number) => boolean;
}

/** A word to mark, with its variants and fields. */
export interface SoughtWord {
  readonly variants: readonly Variant[];
  readonly fields: FieldMask;
}

/** A phrase to mark, with its fields. */
export interface SoughtPhrase {
  readonly phrase: Phrase;
  readonly fields: FieldMask;
}

/** The part of a query that a clause comes from. It is named to a person when a post misses it. */
export interface WantedPart extends QueryRange {
  readonly text: string;
  /** The text that demands this part. By default the part in quotation marks; null if nothing demands it. */
  readonly demand?: string | null;
}

/** A prepared part of a query: the posts that it admits, and the terms that are ranked and marked for it. */
export interface Clause {
  /** Whether it admits a post. The slot is -1 if the index lacks the post. */
  admits(slot: number, number: number): boolean;
  /** A set with at least all admitted posts. Null if the clause does not narrow them down. */
  readonly candidates: PostSet | null;
  readonly terms: readonly RankedTerm[];
  /** How rare it is: the rarity of its term; for a choice, that of its most common term; 0 for a filter. */
  readonly rarity: number;
  /** Whether posts without it are also listed, after the others. */
  readonly soft: boolean;
  readonly words: readonly SoughtWord[];
  readonly phrases: readonly SoughtPhrase[];
  readonly part: WantedPart;
}

interface Inherited {
  readonly fields: FieldMask;
  /** All searched fields. Words that are searched in fewer fields are demanded. */
  readonly searched: FieldMask;
  /** Whether words are wanted instead of demanded. */
  readonly soft: boolean;
  /** Whether this is inside an excluded part, where words are taken as written. */
  readonly excluded: boolean;
}

/** The clauses of a query, which are joined by `and`. Yields between the parts of the query. */
export function* evaluateQuery(
  query: AllNode,
  finder: WordFinder,
  searched: FieldMask = everyField,
): Generator<void, readonly Clause[]> {
  const inherited = inheritedBy(query.nodes, { fields: searched, searched, soft: true, excluded: false });
  const clauses: Clause[] = [];
  for (const node of query.nodes) {
    clauses.push(...clausesOfNode(node, inherited, finder));
    yield;
  }
  return clauses;
}

/** What nodes pass on to their neighbours: the fields of scopes among them. */
function inheritedBy(nodes: readonly QueryNode[], inherited: Inherited): Inherited {
  const scopes = nodes.filter((node) => node.kind === 'scope');
  const within = scopes.reduce((mask, { field }) => mask | scopeOf(field), 0);
  return scopes.length === 0 ? inherited : { ...inherited, fields: inherited.fields & within };
}

function clausesOf(nodes: readonly QueryNode[], inherited: Inherited, finder: WordFinder): readonly Clause[] {
  const inside = inheritedBy(nodes, inherited);
  return nodes.flatMap((node) => clausesOfNode(node, inside, finder));
}

/** The fields of a scope. For a person, headings belong to the text. */
function scopeOf(field: FieldName): FieldMask {
  return field === 'text' ? maskOf('text', 'headings') : maskOf(field);
}

function clausesOfNode(node: QueryNode, inherited: Inherited, finder: WordFinder): readonly Clause[] {
  switch (node.kind) {
    case 'words': {
      const all = node.field === null ? inherited.fields : scopeOf(node.field) & inherited.searched;
      const soft = inherited.soft && all === inherited.searched;
      const fields = inherited.excluded ? all & shownFields : all;
      return node.words.flatMap((word) => {
        const expanded = finder.expand(word);
        const variants = inherited.excluded ? expanded.filter(({ likeness }) => meant.includes(likeness)) : expanded;
        const part = { ...partOf(node), text: word.written };
        const clauseOf = (each: readonly Variant[], of: WantedPart, width: number): Clause =>
          termClause(finder.find(each, fields), width, {
            soft,
            words: [{ variants: each, fields }],
            phrases: [],
            part: of,
          });
        // If no post has a name (`storm-log`), each of its parts is wanted as a word of its own.
        return variants.length > 0 && variants.every((each) => isPartOfWord(each, word))
          ? word.parts.map((text) =>
              clauseOf(
                variants.filter((each) => each.word === text),
                { ...part, text, demand: demandOfPart(node.words, word, text) },
                1,
              ),
            )
          : [clauseOf(variants, part, Math.max(1, word.parts.length))];
      });
    }
    case 'phrase': {
      const all = node.field === null ? inherited.fields : scopeOf(node.field) & inherited.searched;
      const soft = node.loose && inherited.soft && all === inherited.searched;
      // A quoted or excluded word is meant as written.
      const fields = soft ? all : all & shownFields;
      const clauseOf = (phrase: Phrase): Clause =>
        termClause(finder.findPhrase(phrase, fields), phrase.length, {
          soft,
          words: [],
          phrases: [{ phrase, fields }],
          part: partOf(node),
        });
      const whole = clauseOf(node.phrase);
      // Whole words come first: `"the art"` does not match `the article` if some post has both words as written.
      if (whole.candidates?.size !== 0 || node.loose || inherited.excluded) {
        return [whole];
      }
      const wider = finder.widen(node.phrase);
      return wider.length === 0
        ? [whole]
        : anyClause(
            wider.map((phrase) => [clauseOf(phrase)]),
            partOf(node),
            finder,
          );
    }
    case 'filter':
      return [{ ...silent, admits: finder.filter(node.filter), part: partOf(node) }];
    case 'not': {
      const excluded = clausesOfNode(node.node, { ...inherited, soft: false, excluded: true }, finder);
      return excluded.length === 0
        ? []
        : [
            {
              ...silent,
              admits: (slot, number) => !excluded.every((clause) => clause.admits(slot, number)),
              part: partOf(node),
            },
          ];
    }
    case 'any':
      return anyClause(
        node.nodes.map((each) => clausesOfNode(each, inherited, finder)).filter(({ length }) => length > 0),
        partOf(node),
        finder,
      );
    case 'all':
      return clausesOf(node.nodes, inherited, finder);
    case 'signs':
      return [
        {
          ...silent,
          admits: () => false,
          candidates: new PostSet(new Uint32Array(0), finder.slots),
          part: partOf(node),
        },
      ];
    case 'scope':
    case 'unfinished':
      return [];
  }
}

function isPartOfWord({ word, likeness }: Variant, { parts }: QueryWord): boolean {
  return likeness === 'part' && parts.includes(word);
}

/** The likenesses that count as the excluded word itself. */
const meant: readonly Likeness[] = ['exact', 'joined', 'stem'];

function partOf(node: QueryNode): WantedPart {
  const { start, end } = node;
  const isQuotable = node.kind === 'words' || node.kind === 'phrase';
  return { start, end, text: textOf(node), ...(isQuotable ? {} : { demand: null }) };
}

/** A query in which one part of a name is demanded and its other parts are words. */
function demandOfPart(words: readonly QueryWord[], of: QueryWord, part: string): string {
  const ofName = of.parts.map((each) => (each === part ? `"${each}"` : each));
  return words.flatMap((word) => (word === of ? ofName : [word.written])).join(' ');
}

function textOf(node: QueryNode): string {
  switch (node.kind) {
    case 'words':
    case 'phrase':
      return node.text.trim();
    case 'any':
      return node.nodes.map(textOf).join(' or ');
    case 'all':
      return node.nodes.map(textOf).join(' ');
    default:
      return '';
  }
}

const silent = { candidates: null, terms: [], rarity: 0, soft: false, words: [], phrases: [] } as const;

function termClause(
  { term, posts }: FoundTerm,
  width: number,
  rest: Pick<Clause, 'soft' | 'words' | 'phrases' | 'part'>,
): Clause {
  return {
    admits: (slot) => posts.has(slot),
    candidates: posts,
    terms: [{ ...term, width }],
    rarity: term.rarity,
    ...rest,
  };
}

function anyClause(
  alternatives: readonly (readonly Clause[])[],
  part: WantedPart,
  { slots }: WordFinder,
): readonly Clause[] {
  if (alternatives.length === 0) {
    return [];
  }
  const all = alternatives.flat();
  const narrowed = alternatives.map((clauses) => smallest(clauses));
  const sets = narrowed.filter((set) => set !== null);
  return [
    {
      admits: (slot, number) => alternatives.some((clauses) => clauses.every((clause) => clause.admits(slot, number))),
      candidates: sets.length < narrowed.length ? null : PostSet.union(sets, slots),
      terms: all.flatMap(({ terms }) => terms),
      rarity: alternatives.reduce((least, clauses) => Math.min(least, rarityOf(clauses)), Number.POSITIVE_INFINITY),
      // A choice between plain words is wanted, like a word. A choice with a field, a phrase or a filter is demanded.
      soft: all.every(({ soft }) => soft),
      words: all.flatMap(({ words }) => words),
      phrases: all.flatMap(({ phrases }) => phrases),
      part,
    },
  ];
}

function rarityOf(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { rarity }) => sum + rarity, 0);
}

/** The smallest set with at least all posts that the clauses admit. Null if no clause narrows them down. */
export function smallest(clauses: readonly Clause[]): PostSet | null {
  let fewest: PostSet | null = null;
  for (const { candidates } of clauses) {
    if (candidates && (fewest === null || candidates.size < fewest.size)) {
      fewest = candidates;
    }
  }
  return fewest;
}
