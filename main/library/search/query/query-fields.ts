import { queryFields } from '../../../../preload/constants/query-fields.ts';
import type { FieldName } from '../field-names.ts';
import type { NamedFacet, PostFilter, PostState } from './post-filter.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** The meaning of a field with its value. */
export type FieldMeaning =
  | { readonly kind: 'words'; readonly field: FieldName }
  | { readonly kind: 'scope'; readonly field: FieldName }
  | { readonly kind: 'filter'; readonly filter: PostFilter; readonly label: Told };

export type QueryFieldName = (typeof queryFields)[number];

export function isFieldName(name: string): name is QueryFieldName {
  return queryFields.some((field) => field === name);
}

/** The values of fields that allow only certain values. */
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
type Possession = 'image' | 'code' | 'table' | 'video' | 'math' | 'diagram';

const possessions: Readonly<Record<string, Possession>> = {
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

/** Names of the same language. The first one is shown. */
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

/** The meaning of `name:value`. Null if the value is missing or not understood. */
export function fieldMeaning(name: QueryFieldName, value: string, open: boolean): FieldMeaning | null {
  const plain = value.trim();
  const lower = plain.toLowerCase();
  if (plain === '') {
    return null;
  }
  const filter = (made: PostFilter | null, label: Told): FieldMeaning | null =>
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
      return trait === null ? null : filter({ kind: 'has', traits: [trait] }, { code: `query-has.${trait}` });
    }
    case 'code': {
      const names = languages.find((one) => one.includes(lower)) ?? [lower];
      return filter(
        { kind: 'has', traits: names.map((one) => `code:${one}`) },
        {
          code: 'query-code.in',
          values: { language: names[0] ?? lower },
        },
      );
    }
    case 'is': {
      const state = lookUp(states, lower);
      return state && filter({ kind: 'is', state }, { code: `query-is.${state}` });
    }
    case 'path':
      return filter({ kind: 'path', part: lower }, { code: 'query-path.in', values: { path: plain } });
    case 'lang':
      return /^[a-z]{2,3}(?:[-_]\w*)?$/.test(lower)
        ? filter(
            { kind: 'lang', lang: lower.replaceAll('_', '-') },
            {
              code: 'query-lang.in',
              values: { language: plain },
            },
          )
        : null;
  }
}

function nameLabel(facet: NamedFacet, name: string): Told {
  return { code: `query-name.${facet}`, values: { name } };
}

function datesLabel(from: string, to: string): Told {
  if (from === to) {
    return { code: 'query.plain', values: { text: from } };
  }
  const code = from === '' ? 'query-date.up-to' : to === '' ? 'query-date.and-later' : 'query-date.between';
  return { code, values: { from, to } };
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
  const made = (from: number | null, to: number | null, rangeLabel: Told): FieldMeaning => ({
    kind: 'filter',
    filter: { kind: 'date', from, to },
    label: rangeLabel,
  });
  if (name === 'before') {
    return begin ? made(null, begin[0], { code: 'query-date.before', values: { date: single || first } }) : null;
  }
  if (name === 'after') {
    return begin ? made(begin[0], null, { code: 'query-date.since', values: { date: single || first } }) : null;
  }
  return made(begin ? begin[0] : null, end ? end[1] : null, datesLabel(single || first, single || last));
}

/** The start of a year, month or day, and the start of the next one. */
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
