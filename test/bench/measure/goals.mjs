/**
 * The goals: the highest allowed multiple of the peer's figure (`ratio`), or the highest allowed figure (`most`, in the
 * line's unit). The first is for folders like end-point-blog with 1,805 posts, the second for folders with 48,000.
 * @typedef {{ ratio: number } | { most: number } | null} Goal
 * @type {Readonly<Record<string, readonly [Goal, Goal]>>}
 */
const goals = {
  'start-again': [{ ratio: 1.25 }, { ratio: 1.25 }],
  'searchable-again': [{ most: 300 }, { most: 1_500 }],
  'start-package': [{ ratio: 1.25 }, { ratio: 1.25 }],
  'searchable-package': [{ most: 300 }, { most: 1_500 }],
  'cold-list': [null, { most: 1_200 }],
  'cold-fts5': [{ ratio: 2.5 }, { ratio: 2 }],
  'cold-hugo': [{ ratio: 0.5 }, null],
  'command-again': [{ most: 300 }, null],
  'key-p95': [{ most: 33 }, { most: 50 }],
  'key-worst': [{ most: 100 }, { most: 100 }],
  'query-p99': [{ ratio: 1 }, { ratio: 1 }],
  'click-p95': [{ most: 50 }, { most: 50 }],
  'click-long': [{ most: 300 }, { most: 300 }],
  'memory-again': [{ ratio: 1.35 }, { ratio: 2.5 }],
  'memory-cold': [{ ratio: 1.35 }, { ratio: 2.5 }],
  'saved-one': [{ most: 300 }, { most: 300 }],
  'saved-many': [{ most: 3_000 }, { most: 3_000 }],
  block: [{ most: 50 }, { most: 50 }],
};

const many = 10_000;

/** @returns {Goal} of a line, for a folder of so many posts */
export function goalOf(/** @type {string} */ id, /** @type {number} */ posts) {
  return goals[id]?.[posts < many ? 0 : 1] ?? null;
}

/** Whether a line meets its goal; null if it has none, or was not measured. */
export function meets(/** @type {import('./bench.mjs').Line} */ { ours, peer }, /** @type {Goal} */ goal) {
  if (goal === null || Number.isNaN(ours)) {
    return null;
  }
  if ('most' in goal) {
    return ours <= goal.most;
  }
  return peer === undefined || Number.isNaN(peer.value) ? null : ours <= goal.ratio * peer.value;
}
