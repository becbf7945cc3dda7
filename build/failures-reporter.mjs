import { writeFileSync } from 'node:fs';

/**
 * A Vitest reporter that writes failures to the file named by OFFPRINT_TEST_FAILURES. The file is a JSON list of
 * sentences: failed tests, then files that could not run, then errors outside of any test.
 */
export default class FailuresReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} errors
   */
  onTestRunEnd(modules, errors) {
    const file = process.env.OFFPRINT_TEST_FAILURES;
    if (file === undefined) {
      return;
    }
    /** @type {string[]} */
    const failures = [];
    for (const module of modules) {
      for (const test of module.children.allTests('failed')) {
        failures.push(`${module.relativeModuleId} › ${test.fullName}: ${firstLine(test.result().errors)}`);
      }
      if (module.errors().length > 0) {
        failures.push(`${module.relativeModuleId}: ${firstLine(module.errors())}`);
      }
    }
    if (errors.length > 0) {
      failures.push(`outside of any test: ${firstLine(errors)}`);
    }
    writeFileSync(file, JSON.stringify(failures));
  }
}

function firstLine(/** @type {readonly { message?: string }[] | undefined} */ errors) {
  return (errors?.[0]?.message ?? 'no reason is given').split('\n')[0];
}
