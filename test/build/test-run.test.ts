import { expect, test } from 'vitest';
import { countTests } from '../../build/test-run.mjs';

function file(status: string, ...results: string[]) {
  return {
    status,
    assertionResults: results.map((result) => ({ status: result })),
  };
}

test('counts passed, failed and everything that did not run', () => {
  const testResults = [file('failed', 'passed', 'failed', 'pending'), file('passed', 'passed', 'todo', 'skipped')];
  expect(countTests({ testResults })).toEqual({ passed: 2, failed: 1, skipped: 3 });
});

test('counts a file that could not be loaded as one failure', () => {
  expect(countTests({ testResults: [file('failed'), file('passed', 'passed')] })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('sets NODE_ENV to test, whatever an earlier build has set', () => {
  expect(process.env['NODE_ENV']).toBe('test');
});
