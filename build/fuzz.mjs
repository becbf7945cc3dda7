import { runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { runTests } from './test-run.mjs';

/*
 * `npm run fuzz`: a hundred thousand inputs for each property, with other inputs each time. `OFFPRINT_FUZZ_RUNS` sets
 * how many, and `OFFPRINT_SEED` repeats those of an earlier run. With `OFFPRINT_FUZZ_SECONDS`, each property is tried for
 * that long. Posts of large archives are tried in all dialects.
 */
await runScript(async () => {
  await setUp();
  const seed = process.env['OFFPRINT_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31));
  const runs = process.env['OFFPRINT_FUZZ_RUNS'] ?? '100000';
  const seconds = process.env['OFFPRINT_FUZZ_SECONDS'];
  say(`Seed ${seed}, ${seconds === undefined ? `${runs} inputs` : `${seconds} s`} for each property.`);
  const env = { ...process.env, OFFPRINT_SEED: seed, OFFPRINT_FUZZ_RUNS: runs };
  const { failed } = await runTests('vitest.config.ts', {
    filters: ['test/fuzz/', 'nodes-without-parser', 'render/templates', '--testTimeout=3600000'],
    env,
  });
  return failed === 0 ? 0 : 1;
});
