/** Names for one thing that differ by more than their spelling. */
const sameThing: Readonly<Record<string, string>> = {
  postgresql: 'postgres',
  pgsql: 'postgres',
  golang: 'go',
  nodejs: 'node',
  k8s: 'kubernetes',
};

const keys = new Map<string, string>();

/**
 * What the spellings of a tag or category have in common (`Open Source`, `open-source`): equal keys are shown as one.
 * Case, accents, spaces and punctuation do not count, nor does the plural of a longer word. `C++`, `C#` and `C` differ.
 */
export function variantKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) {
    return known;
  }
  const folded = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}+#]/gu, '');
  const usual = (Object.hasOwn(sameThing, folded) ? sameThing[folded] : undefined) ?? folded;
  const singular = /[a-z]{5}s$/.test(usual) && !/(?:ss|us|is|ws)$/.test(usual) ? usual.slice(0, -1) : usual;
  const key = singular === '' ? name : singular;
  keys.set(name, key);
  return key;
}

/** Names gathered by what they have in common. */
export interface Variants {
  /** The spelling used most. */
  readonly name: string;
  readonly count: number;
  /** Every spelling with its count, most used first. */
  readonly spellings: readonly (readonly [name: string, count: number])[];
}

/** Gathers counted names by `variantKey`, in no particular order. */
export function gatherVariants(counts: ReadonlyMap<string, number>): readonly Variants[] {
  const groups = new Map<string, [string, number][]>();
  for (const [name, count] of counts) {
    const group = groups.get(variantKey(name));
    if (group) {
      group.push([name, count]);
    } else {
      groups.set(variantKey(name), [[name, count]]);
    }
  }
  return [...groups.values()].map((spellings) => {
    spellings.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return { name: spellings[0]?.[0] ?? '', count: spellings.reduce((sum, [, count]) => sum + count, 0), spellings };
  });
}
