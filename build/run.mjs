import { spawn } from 'node:child_process';

/** Thrown for what a person can do something about: `runScript` prints the message alone, without a stack. */
export class Stop extends Error {}

/** Tells the person what is going on: on standard error, since standard output holds nothing but answers. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a script of this folder. The number that it returns becomes the exit code; a failure becomes 1 and a message.
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
 * Runs a program to its end. Whatever it prints goes to standard error.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it. Fails when it can't be started.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 2, 2], ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program that answers on standard output.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} a program that is not there gives the code 127.
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
 * Runs npm, the one that runs us where there is one.
 * @param {readonly string[]} args
 * @param {string} folder where it runs
 * @returns {Promise<number>} its exit code.
 */
export function runNpm(args, folder) {
  // `npm run --silent` hands its silence on to the npm that we start, so its own errors would be lost.
  const all = [...args, '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  const own = process.env.npm_execpath;
  return own?.endsWith('npm-cli.js')
    ? run(process.execPath, [own, ...all], { cwd: folder })
    : run('npm', all, { cwd: folder, shell: process.platform === 'win32' });
}
