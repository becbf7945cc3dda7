import { goalOf, meets } from './goals.mjs';

/** @typedef {import('./bench.mjs').Line} Line */

/** @returns {string} a line each, ours beside the peer's, their ratio, and the goal */
export function tableOf(/** @type {readonly Line[]} */ lines, /** @type {number} */ posts) {
  const heads = ['', 'Offprint', 'beside', '', 'ratio', 'goal', '', 'runs'];
  const cells = lines.map((line) => {
    const { id, what, unit, ours, peer, runs } = line;
    const goal = goalOf(id, posts);
    const met = meets(line, goal);
    return [
      what,
      figure(ours, unit),
      peer ? figure(peer.value, unit) : '',
      peer?.name ?? '',
      peer ? `${ratioOf(ours, peer.value)} ×` : '',
      goal === null ? '' : 'ratio' in goal ? `≤ ${goal.ratio} ×` : `≤ ${figure(goal.most, unit)}`,
      met === null ? '' : met ? '✓' : '✗',
      String(runs),
    ];
  });
  const widths = heads.map((head, at) =>
    Math.max(...[head, ...cells.map((row) => row[at] ?? '')].map(({ length }) => length)),
  );
  const isText = (/** @type {number} */ at) => at === 0 || at === 3;
  return [heads, ...cells]
    .map((row) =>
      row
        .map((cell, at) => (isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The lines with their goals as data for programs; null for missing figures. */
export function recordsOf(/** @type {readonly Line[]} */ lines, /** @type {number} */ posts) {
  return lines.map((line) => {
    const goal = goalOf(line.id, posts);
    const ratio = line.peer === undefined ? null : line.ours / line.peer.value;
    return { ...line, peer: line.peer ?? null, ratio, goal, met: meets(line, goal) };
  });
}

function figure(/** @type {number} */ value, /** @type {string} */ unit) {
  if (Number.isNaN(value)) {
    return 'failed';
  }
  return `${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en')} ${unit}`;
}

function ratioOf(/** @type {number} */ ours, /** @type {number} */ peer) {
  const ratio = ours / peer;
  return Number.isNaN(ratio) ? '–' : ratio.toFixed(ratio < 10 ? 2 : 0);
}
