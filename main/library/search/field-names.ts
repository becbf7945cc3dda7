/** What of a post is searched, each a list of texts. */
export interface SearchFields {
  readonly title: readonly string[];
  /** Tags, categories, keywords and authors. */
  readonly names: readonly string[];
  readonly headings: readonly string[];
  readonly text: readonly string[];
  readonly code: readonly string[];
  /** Where links lead and pictures lie: only names in them (`pg_basebackup`) are words of the post. */
  readonly addresses?: readonly string[];
  /** What the post goes by outside of its text: its file, its address, its aliases, its year and month. */
  readonly called?: readonly string[];
  /** The language that it is written in, as a BCP 47 tag; empty where that is not known. */
  readonly lang?: string;
  /** What the post has that can be asked for (`has:table`, `code:sql`), as `table` and `code:sql`. */
  readonly traits?: readonly string[];
}

/** The fields that a post's own record has, by their numbers. */
export const recordedFields = [
  'title',
  'names',
  'headings',
  'text',
  'code',
  'addresses',
  'called',
] as const satisfies readonly (keyof SearchFields)[];

/** All that is searched. Last, in no record: the words by which other posts link to a post. */
export const fieldNames = [...recordedFields, 'link-words'] as const;

export type FieldName = (typeof fieldNames)[number];

/** A set of fields: bit n stands for the one of that number in `fieldNames`. */
export type FieldMask = number;

export const everyField: FieldMask = (1 << fieldNames.length) - 1;

/** The fields that a person sees in the post. */
export const shownFields: FieldMask = everyField & ~maskOf('called', 'link-words');

export function maskOf(...names: readonly FieldName[]): FieldMask {
  return names.reduce((mask, name) => mask | (1 << fieldNames.indexOf(name)), 0);
}
