/** The fields that a query can name (`tag:sql`), in the order in which they are offered. */
export const queryFields = [
  'title',
  'tag',
  'category',
  'author',
  'series',
  'year',
  'before',
  'after',
  'in',
  'has',
  'code',
  'is',
  'path',
  'lang',
] as const;
