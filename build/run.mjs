import { spawn } from 'node:child_process';

/** Thrown for a problem that a person can solve: `runScript` prints the message without a stack. */
export class Stop extends Error {}

/** Tells the person what happens, on standard error. Standard output has only answers. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a script of this folder. Its return value becomes the exit code. After an error, the exit code is 1 and a
 * message is printed.
 * @param {() => Promise<number | void>} script
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    say(error instanceof Stop ? error.message : `${error instanceof Error ? (error.stack ?? error.message) : error}`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program until it ends. Its output goes to standard error.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, or 1 if a signal ended it. Rejects if it can't be started.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 2, 2], ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program and returns its standard output.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} the code is 127 if the program does not exist.
 */
export function ask(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', () => resolve({ code: 127, output }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs npm: the one that runs this script, if there is one.
 * @param {readonly string[]} args
 * @param {string} folder the folder to run in
 * @returns {Promise<number>} its exit code.
 */
export function runNpm(args, folder) {
  // `npm run --silent` would silence this npm too, and hide its errors.
  const all = [...args, '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  const own = process.env.npm_execpath;
  return own?.endsWith('npm-cli.js')
    ? run(process.execPath, [own, ...all], { cwd: folder })
    : run('npm', all, { cwd: folder, shell: process.platform === 'win32' });
}
