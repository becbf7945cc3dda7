/** The searched texts of a post, by field. */
export interface SearchFields {
  readonly title: readonly string[];
  /** Tags, categories, keywords and authors. */
  readonly names: readonly string[];
  readonly headings: readonly string[];
  readonly text: readonly string[];
  readonly code: readonly string[];
  /** Addresses of links and pictures. Only names in them (`pg_basebackup`) are words of the post. */
  readonly addresses?: readonly string[];
  /** Names of the post outside of its text: its file, its address, its aliases, its year and month. */
  readonly called?: readonly string[];
  /** The language of the post as a BCP 47 tag; empty if it is unknown. */
  readonly lang?: string;
  /** Features of the post that a query may ask for (`has:table`, `code:sql`), as `table` and `code:sql`. */
  readonly traits?: readonly string[];
}

/** The fields in a post's own record, by number. */
export const recordedFields = [
  'title',
  'names',
  'headings',
  'text',
  'code',
  'addresses',
  'called',
] as const satisfies readonly (keyof SearchFields)[];

/** All searched fields. The last one is in no record: the words by which other posts link to a post. */
export const fieldNames = [...recordedFields, 'link-words'] as const;

export type FieldName = (typeof fieldNames)[number];

/** A set of fields: bit n stands for field n of `fieldNames`. */
export type FieldMask = number;

export const everyField: FieldMask = (1 << fieldNames.length) - 1;

/** The fields that a person sees in the post. */
export const shownFields: FieldMask = everyField & ~maskOf('called', 'link-words');

export function maskOf(...names: readonly FieldName[]): FieldMask {
  return names.reduce((mask, name) => mask | (1 << fieldNames.indexOf(name)), 0);
}
