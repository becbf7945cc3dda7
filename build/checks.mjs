import path from 'node:path';
import { repository } from './places.mjs';
import { run, say } from './run.mjs';

function tool(/** @type {string[]} */ ...parts) {
  return path.join(repository, 'node_modules', ...parts);
}

/** @type {readonly { name: string, program: string, args: readonly string[] }[]} */
const checks = [
  { name: 'format', program: tool('@biomejs', 'biome', 'bin', 'biome'), args: ['format', '--error-on-warnings'] },
  { name: 'lint', program: tool('@biomejs', 'biome', 'bin', 'biome'), args: ['lint', '--error-on-warnings'] },
  { name: 'types', program: tool('typescript', 'bin', 'tsc'), args: ['-b'] },
  { name: 'dead code', program: tool('knip', 'bin', 'knip.js'), args: ['--no-progress'] },
];

/**
 * Checks the source without running it: format, lint without warnings, types, dead code. All checks run, even if some
 * fail. Needs the packages.
 * @returns {Promise<string[]>} the names of the checks that failed
 */
export async function runChecks() {
  const failed = [];
  for (const { name, program, args } of checks) {
    say(`\n— ${name}`);
    if ((await run(process.execPath, [program, ...args], { cwd: repository })) !== 0) {
      failed.push(name);
    }
  }
  return failed;
}

/** Formats every file, and applies the safe fixes of the linter. */
export function formatSource() {
  const [{ program } = { program: '' }] = checks;
  return run(process.execPath, [program, 'check', '--write'], { cwd: repository });
}
