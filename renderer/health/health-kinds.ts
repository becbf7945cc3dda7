import type { HealthKind, HealthRow, KindCounts } from '../../main/library/model/health.ts';
import { say } from '../say.ts';

/** The most important to mend first. */
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

/** Sorts by kind, the most important first. Rows of one kind keep their order. */
export function sortByKind(rows: readonly HealthRow[]): readonly HealthRow[] {
  return [...rows].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The kinds that occur, the most important first. */
export function kindsOf(found: KindCounts): readonly KindCount[] {
  return order.flatMap((kind) => {
    const count = found[kind] ?? 0;
    return count === 0 ? [] : [{ kind, name: say(`health-kind.${kind}`, { count }), count }];
  });
}
