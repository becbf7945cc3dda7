import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from './places.mjs';
import { runScript, Stop, say } from './run.mjs';
import { setUp } from './setup.mjs';

const usage = `npm run mutate -- FILE…

Changes one thing in FILE at a time (a sign, a condition, a call left out) and runs its unit tests: those that import it,
directly or not, and lie in the same folder below test/. A change that no test notices has survived: it is shown, with
its line. Either a test is missing, or the change makes no difference.

OFFPRINT_MUTATE_TESTS    a pattern of test files to run in their place, such as test/library/**/*.test.ts
OFFPRINT_MUTATE_AT_ONCE  how many processes run side by side (1 unless told)`;

/** The least percentage of changes that the tests of each file must notice. */
const goal = 80;

/*
 * `npm run mutate -- main/library/front-matter/split-fence.ts` shows whether the tests of a file would notice a wrong
 * line. It takes minutes for each file, so `npm test` does not run it. It works on a copy of the repository.
 */
await runScript(async () => {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    throw new Stop(usage);
  }
  const missing = files.filter((file) => !existsSync(path.join(repository, file.replace(/:\d+(?:-\d+)?$/, ''))));
  if (missing.length > 0) {
    throw new Stop(`There is no ${missing.join(', ')}. Paths begin at the repository.`);
  }
  await setUp();
  const asked = process.env.OFFPRINT_MUTATE_TESTS;
  const codes = [];
  for (const file of files) {
    process.env.OFFPRINT_MUTATE_TESTS = asked ?? testsOf(file);
    codes.push(await mutate(file));
  }
  return Math.max(...codes);
});

/** The tests in the folder that mirrors that of the file. All tests if there is no such folder. */
function testsOf(/** @type {string} */ file) {
  const folder = path.posix.join('test', path.posix.dirname(file).replace(/^main\/library\b/, 'library'));
  return existsSync(path.join(repository, folder)) ? `${folder}/**/*.test.{ts,tsx}` : 'test/**/*.test.{ts,tsx}';
}

async function mutate(/** @type {string} */ file) {
  const { Stryker } = await import('@stryker-mutator/core');
  const work = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-mutate-'));
  try {
    const results = await new Stryker({
      mutate: [file],
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: 'build/vitest-mutate.config.ts', related: true },
      concurrency: Number(process.env.OFFPRINT_MUTATE_AT_ONCE ?? 1),
      tempDirName: work,
      // Tests read files relative to their own place, so the copy has all of them.
      ignorePatterns: ['/out', '/release'],
      reporters: ['clear-text'],
      clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
      allowConsoleColors: false,
      // A shared machine may be slow for a while, which is not an endless loop.
      timeoutMS: 20_000,
      dryRunTimeoutMinutes: 30,
      // Stryker's reader of tsconfig files needs an older TypeScript. None of them matters here.
      tsconfigFile: 'none',
      packageManager: 'npm',
      thresholds: { high: goal, low: goal, break: null },
    }).runMutationTest();
    return judge(results);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Returns 1 and names the files if tests notice too few changes in any of them.
 * @param {Awaited<ReturnType<InstanceType<typeof import('@stryker-mutator/core').Stryker>['runMutationTest']>>} results
 */
function judge(results) {
  const names = new Set(results.map(({ fileName }) => fileName));
  const weak = [...names].filter((name) => {
    const statuses = results.filter(({ fileName }) => fileName === name).map(({ status }) => status);
    const noticed = statuses.filter((status) => status === 'Killed' || status === 'Timeout').length;
    const survived = statuses.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
    return noticed * 100 < goal * (noticed + survived);
  });
  for (const name of weak) {
    say(`Less than ${goal} % of the changes are noticed in ${path.relative(repository, name)}.`);
  }
  return weak.length === 0 ? 0 : 1;
}
