import type { HealthKind, HealthRow } from '../../main/library/model/health.ts';
import { say } from '../say.ts';

/** In the order in which they are worth mending. */
const order: readonly HealthKind[] = [
  'unread-post',
  'unlisted-folder',
  'missing-picture',
  'dead-link',
  'dead-anchor',
  'address-clash',
  'alias-clash',
  'front-matter',
  'no-date',
  'misspelt-key',
  'tag-variants',
  'duplicate',
  'large-picture',
];

export function nameOfKind(kind: HealthKind): string {
  return say(`health-kind.${kind}`, { count: 1 });
}

export interface KindCount {
  readonly kind: HealthKind;
  readonly name: string;
  readonly count: number;
}

/** Rows of one kind after those of another that is worth more to mend, each kind in the order that it came in. */
export function sortByKind(rows: readonly HealthRow[]): readonly HealthRow[] {
  return [...rows].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The kinds that occur, with how often. */
export function countKinds(rows: readonly HealthRow[]): readonly KindCount[] {
  const counts = new Map<HealthKind, number>();
  for (const { kind } of rows) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return order.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, name: say(`health-kind.${kind}`, { count }), count }];
  });
}
