import { runScript } from './run.mjs';
import { setUp } from './setup.mjs';

await runScript(async () => {
  const { executable } = await setUp();
  process.stdout.write(`${executable}\n`);
});
