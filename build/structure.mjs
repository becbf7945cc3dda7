import { runScript, say } from './run.mjs';
import { arrowsBetweenRooms, findCircles, findInversions, readSourceFiles, roomOf } from './source-rooms.mjs';

await runScript(async () => {
  const files = readSourceFiles();
  const arrows = arrowsBetweenRooms(files);
  const rooms = [...new Set(files.map((file) => roomOf(file.path)))].sort();
  say(`${rooms.length} rooms, and what each imports`);
  for (const room of rooms) {
    const own = files.filter((file) => roomOf(file.path) === room);
    const to = arrows.filter(({ from }) => from === room).map((arrow) => `${arrow.to} ${arrow.count}`);
    const size = `${own.length} ${own.length === 1 ? 'file' : 'files'}`;
    say(`  ${room} (${size})${to.length === 0 ? '' : ` → ${to.join(', ')}`}`);
  }
  const mutual = arrows.filter(
    ({ from, to }) => from < to && arrows.some((back) => back.from === to && back.to === from),
  );
  say(`\n${arrows.length} arrows between rooms; ${mutual.length} pairs of rooms import each other`);
  for (const { from, to } of mutual) {
    say(`  ${from} ⇄ ${to}`);
  }
  tell('imports against the order of rooms', findInversions(files));
  tell(
    'import circles',
    findCircles(files).map((circle) => `${circle.length} files: ${circle.join(', ')}`),
  );
  const sizes = files.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sizes[Math.ceil(share * sizes.length) - 1];
  const largest = files.find(({ lines }) => lines === sizes.at(-1));
  say(
    `\n${files.length} files: median ${at(0.5)} lines, 95th percentile ${at(0.95)}, largest ${largest?.lines} (${largest?.path})`,
  );
  return 0;
});

/**
 * @param {string} what
 * @param {readonly string[]} found
 */
function tell(what, found) {
  say(`\n${found.length} ${what}`);
  for (const each of found) {
    say(`  ${each}`);
  }
}
