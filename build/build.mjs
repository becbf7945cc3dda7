import { buildApp } from './build-app.mjs';
import { outFolder } from './places.mjs';
import { runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';

await runScript(async () => {
  await setUp();
  say((await buildApp()) ? 'Built.' : 'Nothing has changed since the last build.');
  process.stdout.write(`${outFolder}\n`);
});
