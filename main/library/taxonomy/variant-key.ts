/** Names of the same thing that have different spellings. */
const sameThing: Readonly<Record<string, string>> = {
  postgresql: 'postgres',
  pgsql: 'postgres',
  golang: 'go',
  nodejs: 'node',
  k8s: 'kubernetes',
};

const keys = new Map<string, string>();

/**
 * A key that all spellings of a tag or category share (`Open Source`, `open-source`). Those with the same key are shown
 * as one. Case, accents, spaces and punctuation are ignored, and so is the plural of a longer word. `C++`, `C#` and `C`
 * differ.
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

/** The spellings that share a key. */
export interface Variants {
  /** The most frequent spelling. */
  readonly name: string;
  readonly count: number;
  /** All spellings with their counts, the most frequent first. */
  readonly spellings: readonly (readonly [name: string, count: number])[];
}

/** Groups counted names by `variantKey`, in no particular order. */
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
