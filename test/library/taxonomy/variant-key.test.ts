import { describe, expect, it } from 'vitest';
import { gatherVariants, variantKey } from '../../../main/library/taxonomy/variant-key.ts';

describe('variantKey', () => {
  it.each([
    ['Open Source', 'open-source'],
    ['PostgreSQL', 'Postgres'],
    ['k8s', 'Kubernetes'],
    ['Databases', 'database'],
    ['Café', 'cafe'],
    ['Node.js', 'node'],
  ])('takes %s and %s for one tag', (one, other) => {
    expect(variantKey(one)).toBe(variantKey(other));
  });

  it.each([
    ['C++', 'C'],
    ['C#', 'C'],
    ['CSS', 'CS'],
    ['Java', 'JavaScript'],
    ['constructor', 'toString'],
    ['…', '!'],
  ])('tells %s from %s', (one, other) => {
    expect(variantKey(one)).not.toBe(variantKey(other));
  });
});

describe('gatherVariants', () => {
  it('counts the spellings of a tag together, under the one that is used most', () => {
    const counts = new Map([
      ['postgres', 2],
      ['PostgreSQL', 5],
      ['perl', 1],
    ]);
    expect(gatherVariants(counts).map(({ name, count }) => [name, count])).toEqual([
      ['PostgreSQL', 7],
      ['perl', 1],
    ]);
  });
});
