import { spawn } from 'node:child_process';
import { Stop } from './run.mjs';
import { lacksDisplay } from './system-libraries.mjs';

const patience = 15_000;

/**
 * Provides a display: the person's own, or an Xvfb that runs as long as `work`. Xvfb is also ended if a signal or an
 * error ends this process.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the environment for the programs that it starts
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (!lacksDisplay()) {
    return work(process.env);
  }
  // With -displayfd, Xvfb finds a free display number and writes it.
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2560x1600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const end = () => xvfb.kill();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const interrupted = () => process.exit(130);
  process.on('exit', end);
  for (const signal of signals) {
    process.on(signal, interrupted);
  }
  try {
    const number = await readNumber(xvfb);
    return await work({ ...process.env, DISPLAY: `:${number}` });
  } finally {
    process.off('exit', end);
    for (const signal of signals) {
      process.off(signal, interrupted);
    }
    end();
  }
}

/** @returns {Promise<string>} */
function readNumber(/** @type {import('node:child_process').ChildProcess} */ xvfb) {
  return new Promise((resolve, reject) => {
    let written = '';
    const fail = () => reject(new Stop('Xvfb, the display for a machine without one, did not start.'));
    const timer = setTimeout(fail, patience);
    xvfb.on('error', fail);
    xvfb.on('exit', fail);
    const pipe = /** @type {import('node:stream').Readable} */ (xvfb.stdio[3]);
    pipe.setEncoding('utf8').on('data', (chunk) => {
      written += chunk;
      if (written.includes('\n')) {
        clearTimeout(timer);
        resolve(written.trim());
      }
    });
  });
}
