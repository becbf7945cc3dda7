import type { FieldName } from '../field-names.ts';
import type { NamedFacet, PostFilter, PostState } from './post-filter.ts';

/** What a field with its value asks for. */
export type FieldMeaning =
  | { readonly kind: 'words'; readonly field: FieldName }
  | { readonly kind: 'scope'; readonly field: FieldName }
  | { readonly kind: 'filter'; readonly filter: PostFilter; readonly label: string };

/** The fields that a query can name, in the order in which they are offered, each with what it is for. */
export const queryFields = {
  title: 'words of the title',
  tag: 'posts with a tag',
  category: 'posts of a category',
  author: 'posts by a person',
  series: 'posts of a series',
  year: 'a year or years: 2010..2014',
  before: 'posts older than a date: 2014-05',
  after: 'posts since a date: 2010',
  in: 'look only in: title, headings, text, code',
  has: 'posts that have: image, code, table, video',
  code: 'posts with code in a language',
  is: 'draft, page, post, future',
  path: 'a part of the file’s path',
  lang: 'posts in a language',
} as const satisfies Readonly<Record<string, string>>;

export type QueryFieldName = keyof typeof queryFields;

export function isFieldName(name: string): name is QueryFieldName {
  return Object.hasOwn(queryFields, name);
}

/** What is still to be done about a field that has no value that is understood; the rest of a sentence. */
export const fieldHints: Readonly<Record<QueryFieldName, string>> = {
  title: 'write a word of it',
  tag: 'choose one',
  category: 'choose one',
  author: 'choose one',
  series: 'choose one',
  year: 'write 2014 or 2010..2014',
  before: 'write 2014, 2014-05 or 2014-05-21',
  after: 'write 2014, 2014-05 or 2014-05-21',
  in: 'choose title, headings, text or code',
  has: 'choose image, code, table, video, math or diagram',
  code: 'choose a language',
  is: 'choose draft, page, post or future',
  path: 'write a part of it',
  lang: 'choose one, such as en',
};

/** What a field that has no value yet stands for. */
export const fieldOpenings: Readonly<Record<QueryFieldName, string>> = {
  title: 'any title',
  tag: 'any tag',
  category: 'any category',
  author: 'any author',
  series: 'any series',
  year: 'any year',
  before: 'before any date',
  after: 'since any date',
  in: 'in any place',
  has: 'with anything',
  code: 'with any code',
  is: 'of any kind',
  path: 'any path',
  lang: 'in any language',
};

/** The values of the fields that have a fixed list. */
export const fixedValues: Readonly<Partial<Record<QueryFieldName, readonly string[]>>> = {
  in: ['title', 'headings', 'text', 'code'],
  has: ['image', 'code', 'table', 'video', 'math', 'diagram'],
  is: ['draft', 'page', 'post', 'future'],
};

const scopes: Readonly<Record<string, FieldName>> = {
  title: 'title',
  heading: 'headings',
  headings: 'headings',
  text: 'text',
  code: 'code',
  tags: 'names',
};
const possessions: Readonly<Record<string, string>> = {
  image: 'image',
  images: 'image',
  picture: 'image',
  pictures: 'image',
  code: 'code',
  table: 'table',
  tables: 'table',
  video: 'video',
  math: 'math',
  formula: 'math',
  diagram: 'diagram',
};
const states: Readonly<Record<string, PostState>> = { draft: 'draft', page: 'page', post: 'post', future: 'future' };
const possessionLabels: Readonly<Record<string, string>> = {
  image: 'with a picture',
  code: 'with code',
  table: 'with a table',
  video: 'with a video',
  math: 'with a formula',
  diagram: 'with a diagram',
};
const stateLabels: Readonly<Record<PostState, string>> = {
  draft: 'drafts',
  page: 'pages',
  post: 'no pages',
  future: 'yet to come',
};

/** Names of one language, the one that is shown first. */
const languages: readonly (readonly string[])[] = [
  ['bash', 'sh', 'shell', 'console', 'zsh', 'terminal', 'shell-session'],
  ['javascript', 'js', 'node', 'mjs'],
  ['typescript', 'ts'],
  ['python', 'py', 'python3', 'pycon'],
  ['ruby', 'rb', 'erb'],
  ['c++', 'cpp', 'cc', 'cxx'],
  ['c#', 'csharp', 'cs'],
  ['sql', 'pgsql', 'postgresql', 'postgres', 'psql', 'plpgsql', 'mysql'],
  ['yaml', 'yml'],
  ['html', 'xhtml'],
  ['perl', 'pl'],
  ['go', 'golang'],
  ['rust', 'rs'],
  ['markdown', 'md'],
  ['docker', 'dockerfile'],
];

function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | null {
  return Object.hasOwn(table, key) ? (table[key] as Value) : null;
}

/** What `name:value` asks for; null where the value is missing or can't be understood. */
export function fieldMeaning(name: QueryFieldName, value: string, open: boolean): FieldMeaning | null {
  const plain = value.trim();
  const lower = plain.toLowerCase();
  if (plain === '') {
    return null;
  }
  const filter = (made: PostFilter | null, label: string): FieldMeaning | null =>
    made && { kind: 'filter', filter: made, label };
  switch (name) {
    case 'title':
      return { kind: 'words', field: 'title' };
    case 'in': {
      const field = lookUp(scopes, lower);
      return field && { kind: 'scope', field };
    }
    case 'tag':
    case 'category':
    case 'author':
    case 'series':
      return filter({ kind: 'name', facet: name, value: plain, open }, nameLabel(name, plain));
    case 'year':
    case 'before':
    case 'after':
      return dateMeaning(name, lower);
    case 'has': {
      const trait = lookUp(possessions, lower);
      return trait === null ? null : filter({ kind: 'has', traits: [trait] }, possessionLabels[trait] ?? trait);
    }
    case 'code': {
      const names = languages.find((one) => one.includes(lower)) ?? [lower];
      return filter({ kind: 'has', traits: names.map((one) => `code:${one}`) }, `with ${names[0]} code`);
    }
    case 'is': {
      const state = lookUp(states, lower);
      return state && filter({ kind: 'is', state }, stateLabels[state]);
    }
    case 'path':
      return filter({ kind: 'path', part: lower }, `in ${plain}`);
    case 'lang':
      return /^[a-z]{2,3}(?:[-_]\w*)?$/.test(lower)
        ? filter({ kind: 'lang', lang: lower.replaceAll('_', '-') }, `in the language ${plain}`)
        : null;
  }
}

function nameLabel(facet: NamedFacet, value: string): string {
  return {
    tag: `tagged ${value}`,
    category: `in the category ${value}`,
    author: `by ${value}`,
    series: `of the series ${value}`,
  }[facet];
}

function dateMeaning(name: 'year' | 'before' | 'after', text: string): FieldMeaning | null {
  const [, first = '', dots, last = ''] =
    /^([\d/-]*?)(\.{2,3}|…)?([\d/-]*)$/.exec(name === 'year' ? text.replace(/^(\d{4})[-–](\d{4})$/, '$1..$2') : text) ??
    [];
  if (first === '' && last === '') {
    return null;
  }
  const single = dots === undefined ? first || last : '';
  const begin = span(single || first);
  const end = span(single || last);
  if ((single || first) !== '' && !begin) {
    return null;
  }
  if ((single || last) !== '' && !end) {
    return null;
  }
  const label = (from: string, to: string): string =>
    from === to ? from : from === '' ? `up to ${to}` : to === '' ? `${from} and later` : `${from}–${to}`;
  const made = (from: number | null, to: number | null, said: string): FieldMeaning => ({
    kind: 'filter',
    filter: { kind: 'date', from, to },
    label: said,
  });
  if (name === 'before') {
    return begin ? made(null, begin[0], `before ${single || first}`) : null;
  }
  if (name === 'after') {
    return begin ? made(begin[0], null, `since ${single || first}`) : null;
  }
  return made(begin ? begin[0] : null, end ? end[1] : null, label(single || first, single || last));
}

/** A year, month or day: when it begins and the next one does. */
function span(text: string): readonly [number, number] | null {
  const match = /^([1-9]\d{3})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(text);
  if (!match) {
    return null;
  }
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > 31) {
    return null;
  }
  const start = Date.UTC(year, month - 1, day);
  if (match[3] !== undefined) {
    return [start, Date.UTC(year, month - 1, day + 1)];
  }
  return [start, match[2] === undefined ? Date.UTC(year + 1, 0) : Date.UTC(year, month)];
}
