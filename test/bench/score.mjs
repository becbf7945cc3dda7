/** @typedef {{ mrr: number, ten: number, empty: number }} Score */
/**
 * The post that a query was taken `from` counts as not found.
 * @typedef {{ readonly kind: string, readonly query: string, readonly path: string, readonly from?: string }} ScoredQuery
 */

/**
 * How well an engine finds the meant posts, by kind of query, `all` last: mean reciprocal rank in the first ten (`mrr`),
 * the share of queries whose post is among them (`ten`), and the share that finds nothing (`empty`).
 * @param {readonly ScoredQuery[]} queries
 * @param {readonly (readonly string[])[]} answers for each query the eleven best paths found, best first
 * @returns {Map<string, Score>}
 */
export function scoreAnswers(queries, answers) {
  /** @type {Map<string, { mrr: number, ten: number, empty: number, count: number }>} */
  const kinds = new Map();
  queries.forEach(({ kind, path, from }, index) => {
    const found = (answers[index] ?? []).filter((each) => each !== from).slice(0, 10);
    const rank = found.indexOf(path) + 1;
    for (const name of [kind, 'all']) {
      const sums = kinds.get(name) ?? { mrr: 0, ten: 0, empty: 0, count: 0 };
      kinds.set(name, {
        mrr: sums.mrr + (rank > 0 ? 1 / rank : 0),
        ten: sums.ten + (rank > 0 ? 1 : 0),
        empty: sums.empty + (found.length === 0 ? 1 : 0),
        count: sums.count + 1,
      });
    }
  });
  const sorted = [...kinds].sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1));
  return new Map(
    sorted.map(([name, { mrr, ten, empty, count }]) => [
      name,
      { mrr: mrr / count, ten: ten / count, empty: empty / count },
    ]),
  );
}
