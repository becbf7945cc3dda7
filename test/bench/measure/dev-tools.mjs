/**
 * Chromium's DevTools protocol, through `--remote-debugging-pipe`: messages in JSON, with a zero byte after each. It needs
 * no port, no look-up and no library in the measured process.
 * @typedef {object} DevTools
 * @property {(method: string, params?: object, session?: string) => Promise<unknown>} send fails where the program
 * refuses, and once it has ended
 * @property {Promise<string>} firstPage the session of the first page
 */

const endedMessage = 'The measured program has ended.';

/**
 * @param {import('node:child_process').ChildProcess} child started with pipes as its files 3 and 4
 * @returns {DevTools}
 */
export function openDevTools(child) {
  const input = /** @type {import('node:stream').Writable} */ (child.stdio[3]);
  const output = /** @type {import('node:stream').Readable} */ (child.stdio[4]);
  /** @type {Map<number, { resolve: (result: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {(session: string) => void} */
  let pageCame = () => {};
  /** @type {(error: Error) => void} */
  let pageFailed = () => {};
  /** @type {Promise<string>} */
  const firstPage = new Promise((resolve, reject) => {
    pageCame = resolve;
    pageFailed = reject;
  });
  let last = 0;
  let received = '';
  let hasEnded = false;

  const fail = () => {
    hasEnded = true;
    const error = new Error(endedMessage);
    for (const { reject } of waiting.values()) {
      reject(error);
    }
    waiting.clear();
    pageFailed(error);
  };
  child.on('exit', fail);
  child.on('error', fail);
  input.on('error', () => {});
  output.on('error', () => {});
  // If the program ends while nobody waits for the page, its error must not count as unhandled.
  firstPage.catch(() => {});

  output.setEncoding('utf8').on('data', (chunk) => {
    const messages = (received + chunk).split('\0');
    received = messages.pop() ?? '';
    for (const text of messages) {
      const { id, method, params, result, error } = JSON.parse(text);
      if (method === 'Target.attachedToTarget' && params.targetInfo.type === 'page') {
        pageCame(params.sessionId);
      }
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) {
        asked?.reject(new Error(error.message));
      } else {
        asked?.resolve(result);
      }
    }
  });

  const send = (/** @type {string} */ method, params = {}, /** @type {string | undefined} */ sessionId = undefined) =>
    new Promise((resolve, reject) => {
      if (hasEnded) {
        return void reject(new Error(endedMessage));
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }).catch(fail);
  return { send, firstPage };
}
