import type { HealthKind, HealthRow } from '../../main/library/model.ts';

/** One and many of each kind, in the order in which they are worth mending. */
const names: Readonly<Record<HealthKind, readonly [one: string, many: string]>> = {
  'unread-post': ['Post not read whole', 'Posts not read whole'],
  'missing-picture': ['Missing picture', 'Missing pictures'],
  'dead-link': ['Dead link', 'Dead links'],
  'dead-anchor': ['Missing place', 'Missing places'],
  'address-clash': ['Address clash', 'Address clashes'],
  'alias-clash': ['Alias clash', 'Alias clashes'],
  'front-matter': ['Broken front matter', 'Broken front matter'],
  'no-date': ['No date', 'Without a date'],
  'misspelt-key': ['Misspelt key', 'Misspelt keys'],
  'tag-variants': ['Tag variants', 'Tag variants'],
  duplicate: ['Duplicate', 'Duplicates'],
  'large-picture': ['Large picture', 'Large pictures'],
};

export function nameOfKind(kind: HealthKind): string {
  return names[kind][0];
}

export interface KindCount {
  readonly kind: HealthKind;
  readonly name: string;
  readonly count: number;
}

/** Rows of one kind after those of another that is worth more to mend, each kind in the order that it came in. */
export function sortByKind(rows: readonly HealthRow[]): readonly HealthRow[] {
  const order = Object.keys(names);
  return [...rows].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The kinds that occur, with how often. */
export function countKinds(rows: readonly HealthRow[]): readonly KindCount[] {
  const counts = new Map<HealthKind, number>();
  for (const { kind } of rows) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return (Object.keys(names) as HealthKind[]).flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, name: names[kind][count === 1 ? 0 : 1], count }];
  });
}
