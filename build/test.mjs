import { buildApp } from './build-app.mjs';
import { runChecks } from './checks.mjs';
import { runScript, say } from './run.mjs';
import { setUp } from './setup.mjs';
import { runTests } from './test-run.mjs';
import { withDisplay } from './xvfb.mjs';

/*
 * `npm test` runs everything. `npm test -- unit FILTER…` and `npm test -- e2e FILTER…` run one part, or the test files
 * whose paths contain a filter. Options after the filters go to Vitest. If a stage fails, the next ones still run.
 */
await runScript(async () => {
  const [part, ...filters] = process.argv.slice(2);
  if (part !== undefined && part !== 'unit' && part !== 'e2e') {
    say(`There is no part “${part}” of the tests: say unit or e2e, or nothing for all of them.`);
    return 2;
  }
  const begin = Date.now();
  /** @type {string[]} */
  const troubles = [];
  announce('set-up');
  await setUp();
  announce('build');
  const built = await tryBuild();
  if (!built) {
    troubles.push('the build');
  }
  if (part === undefined) {
    announce('check');
    troubles.push(...(await runChecks()));
  }
  const tally = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const failures = [];
  for (const stage of ['unit', 'e2e'].filter((name) => part === undefined || part === name)) {
    announce(`${stage} tests`);
    const counted = await runStage(stage, filters, built);
    tally.passed += counted.passed;
    tally.failed += counted.failed;
    tally.skipped += counted.skipped;
    failures.push(...counted.failures);
    if (counted.failed > 0) {
      troubles.push(`${stage} tests`);
    }
  }
  const seconds = Math.round((Date.now() - begin) / 1000);
  const verdict = troubles.length === 0 ? 'Everything is in order' : `Not in order: ${troubles.join(', ')}`;
  // Failures are repeated at the end, where a person looks first, and where a shortened log still has them.
  say(failures.map((failure) => `\nFailed: ${failure}`).join(''));
  process.stdout.write(
    `\n${verdict} (${seconds} s).\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`,
  );
  return troubles.length === 0 ? 0 : 1;
});

function announce(/** @type {string} */ stage) {
  say(`\n══ ${stage}`);
}

async function tryBuild() {
  try {
    await buildApp();
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** @returns {Promise<import('./test-run.mjs').Tally>} */
async function runStage(/** @type {string} */ stage, /** @type {string[]} */ filters, /** @type {boolean} */ built) {
  if (stage === 'unit') {
    return runTests('vitest.config.ts', { filters });
  }
  if (!built) {
    say('Not run: there is no app to drive, since the build failed.');
    return { passed: 0, failed: 1, skipped: 0, failures: [] };
  }
  return withDisplay((env) => runTests('vitest-e2e.config.ts', { filters, env }));
}
