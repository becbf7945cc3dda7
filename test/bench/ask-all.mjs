/**
 * Asks an engine all the queries, once it has warmed up with the first hundred.
 * @param {import('./engine.mjs').Engine} engine
 * @param {readonly { readonly query: string }[]} queries
 * @returns the eleven best paths for each, and how long a query takes, in milliseconds
 */
export function askAll(engine, queries) {
  for (const { query } of queries.slice(0, 100)) {
    engine.search(query);
  }
  /** @type {number[]} */
  const times = [];
  const answers = queries.map(({ query }) => {
    const began = performance.now();
    const answer = engine.search(query).slice(0, 11);
    times.push(performance.now() - began);
    return answer;
  });
  times.sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { answers, milliseconds: { mean, p99: times[Math.floor(times.length * 0.99)] ?? 0 } };
}
