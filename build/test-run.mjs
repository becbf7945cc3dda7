import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from './places.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed a file that could not run counts as one
 * @property {number} skipped
 * @property {readonly string[]} failures a sentence for each failure
 */

/**
 * Runs the tests of one Vitest configuration of this folder. Their output goes to ours.
 * @param {string} config its file name
 * @param {{ filters?: readonly string[], env?: NodeJS.ProcessEnv }} [options] filters: parts of the paths of test files
 * @returns {Promise<Tally>}
 */
export async function runTests(config, { filters = [], env = process.env } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-tests-'));
  const report = path.join(folder, 'report.json');
  // Tests or apps that were killed leave files in this folder, which is removed afterwards.
  const left = path.join(folder, 'tmp');
  mkdirSync(left);
  const vitest = path.join(repository, 'node_modules', 'vitest', 'vitest.mjs');
  const failuresFile = path.join(folder, 'failures.json');
  const reporters = ['default', 'json', path.join(repository, 'build', 'failures-reporter.mjs')];
  const args = ['run', '--config', path.join('build', config), ...reporters.map((name) => `--reporter=${name}`)];
  try {
    const code = await run(process.execPath, [vitest, ...args, `--outputFile.json=${report}`, ...filters], {
      cwd: repository,
      env: { ...env, TMPDIR: left, TEMP: left, TMP: left, OFFPRINT_TEST_FAILURES: failuresFile },
      stdio: ['ignore', 1, 2],
    });
    const tally = existsSync(report)
      ? countTests(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    const failures = existsSync(failuresFile) ? JSON.parse(readFileSync(failuresFile, 'utf8')) : [];
    // An error outside of any test, or a run without tests, must not look like a success.
    return { ...tally, failed: code !== 0 ? Math.max(1, tally.failed) : tally.failed, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Counts the results in a Vitest JSON report.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Omit<Tally, 'failures'>}
 */
export function countTests(report) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of report.testResults) {
    for (const result of assertionResults) {
      tally[result.status === 'passed' || result.status === 'failed' ? result.status : 'skipped'] += 1;
    }
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed')) {
      tally.failed += 1;
    }
  }
  return tally;
}
