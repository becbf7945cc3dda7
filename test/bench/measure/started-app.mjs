import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openDevTools } from './dev-tools.mjs';
import { makePageTools } from './page-tools.mjs';

const patience = 60_000;

/**
 * A started Electron with one window.
 * @typedef {object} StartedApp
 * @property {number} pid of its main process
 * @property {number} startedAt in milliseconds since 1970
 * @property {<Args extends readonly unknown[], Result>(work: (tools: import('./page-tools.mjs').PageTools, ...args: Args) => Result, ...args: Args) => Promise<Awaited<Result>>} inPage
 * runs a function in the page: it goes there as text, arguments and result as JSON
 * @property {(key: string) => Promise<void>} press a letter, or a named key such as `Backspace`
 * @property {(x: number, y: number) => Promise<void>} pointAt moves the mouse
 * @property {(x: number, y: number) => Promise<void>} click
 * @property {(x: number, y: number, by: number) => Promise<void>} scroll turns the wheel over a point
 * @property {() => Promise<void>} close ends it as a person would, and waits for the end
 */

/** @typedef {{ result: { value?: unknown }, exceptionDetails?: { exception?: { description?: string } } }} Evaluated */

/**
 * Starts an Electron and waits for its page.
 * @param {{ executable: string, args: readonly string[], env: NodeJS.ProcessEnv }} start
 * @returns {Promise<StartedApp>}
 */
export async function startApp({ executable, args, env }) {
  const startedAt = Date.now();
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').catch(() => {});
  const { send, firstPage } = openDevTools(child);
  const slow = setTimeout(end, patience);
  const page = await firstPage;
  clearTimeout(slow);

  const evaluate = async (/** @type {string} */ expression) => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, page);
    const { result, exceptionDetails } = /** @type {Evaluated} */ (answer);
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? 'The page failed.');
    }
    return result.value;
  };
  await whenLoading(evaluate);

  const key = (/** @type {string} */ type, /** @type {object} */ of) =>
    send('Input.dispatchKeyEvent', { type, ...of }, page);
  const mouse = (/** @type {string} */ type, /** @type {object} */ of) =>
    send('Input.dispatchMouseEvent', { type, ...of }, page);
  return {
    pid: child.pid ?? 0,
    startedAt,
    inPage: /** @type {StartedApp['inPage']} */ (
      (work, ...args) => evaluate(`(${work})((${makePageTools})(), ...${JSON.stringify(args)})`)
    ),
    press: async (name) => {
      const of =
        name.length === 1 ? { key: name, text: name } : { key: name, code: name, windowsVirtualKeyCode: codeOf(name) };
      await key('keyDown', of);
      await key('keyUp', of);
    },
    pointAt: async (x, y) => void (await mouse('mouseMoved', { x, y })),
    click: async (x, y) => {
      const left = { x, y, button: 'left', clickCount: 1 };
      await mouse('mousePressed', left);
      await mouse('mouseReleased', left);
    },
    scroll: async (x, y, by) => void (await mouse('mouseWheel', { x, y, deltaX: 0, deltaY: by })),
    close: async () => {
      const killer = setTimeout(end, patience);
      await send('Browser.close').catch(() => {});
      await ended;
      clearTimeout(killer);
      process.off('exit', end);
    },
  };
}

function codeOf(/** @type {string} */ name) {
  return { Backspace: 8, Enter: 13, Escape: 27 }[name] ?? 0;
}

/** Waits until the real page is loading. Before it there is an empty one, and requests to that are lost. */
async function whenLoading(/** @type {(expression: string) => Promise<unknown>} */ evaluate) {
  for (const began = Date.now(); Date.now() - began < patience; await wait(2)) {
    const address = await evaluate('location.href').catch(() => 'about:blank');
    if (address !== 'about:blank') {
      return;
    }
  }
  throw new Error('The window has no page.');
}
