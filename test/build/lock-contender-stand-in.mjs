import { appendFileSync } from 'node:fs';
import { withLock } from '../../build/lock.mjs';

// A separate process. Each message names a time: then it does a short piece of work under a lock, and logs its begin and end.
process.on('message', async (/** @type {{ name: string, log: string, at: number }} */ { name, log, at }) => {
  while (Date.now() < at) {}
  await withLock(name, async () => {
    appendFileSync(log, `begin ${process.pid}\n`);
    await new Promise((done) => setTimeout(done, 5));
    appendFileSync(log, `end ${process.pid}\n`);
  });
  process.send?.('done');
});
