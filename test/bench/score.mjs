/**
 * How well an engine finds what is meant: mean reciprocal rank among the first ten, by kind of query, `all` last.
 * @param {readonly import('./known-item-queries.mjs').KnownItemQuery[]} queries
 * @param {readonly (readonly string[])[]} answers for each query the paths found, best first
 * @returns {Map<string, number>}
 */
export function scoreAnswers(queries, answers) {
  /** @type {Map<string, { sum: number, count: number }>} */
  const kinds = new Map();
  queries.forEach(({ kind, path }, index) => {
    const rank = (answers[index] ?? []).slice(0, 10).indexOf(path) + 1;
    for (const name of [kind, 'all']) {
      const known = kinds.get(name) ?? { sum: 0, count: 0 };
      kinds.set(name, { sum: known.sum + (rank > 0 ? 1 / rank : 0), count: known.count + 1 });
    }
  });
  const means = [...kinds].map(([name, { sum, count }]) => /** @type {const} */ ([name, sum / count]));
  return new Map(means.sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1)));
}
