import path from 'node:path';
import { repository } from './places.mjs';
import { run, runScript } from './run.mjs';

/** The picture in the README: the handbook after the first start. */
const picture = path.join(repository, 'build', 'screenshot.png');

await runScript(() =>
  run(process.execPath, [
    path.join(repository, 'build', 'start.mjs'),
    path.join(repository, 'content'),
    `--screenshot=${picture}`,
    '--post=posts/welcome.md',
    '--theme=light',
    '--size=1440x900',
    ...process.argv.slice(2),
  ]),
);
