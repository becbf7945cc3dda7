import { setFlagsFromString } from 'node:v8';
import { Library } from '../library/library.ts';
import { CallFailure, type CallName, type FromLibrary, type ToLibrary } from '../library/protocol.ts';

/**
 * The library process: one folder's posts, apart from the window. It holds a `Library` and passes messages on; the
 * main process starts it again if it dies.
 */

// Nothing here makes code out of text, and nothing in a post shall. (The process takes no such flag when it is forked.)
setFlagsFromString('--disallow-code-generation-from-strings');

const port = process.parentPort;

function send(message: FromLibrary): void {
  port.postMessage(message);
}

let library: Library | null = null;

async function answer({ id, name, args }: Extract<ToLibrary, { type: 'call' }>): Promise<void> {
  try {
    if (!library) {
      throw new CallFailure('no-library', 'No folder is open.');
    }
    const value = await library.call(name as CallName, args as never);
    send({ type: 'reply', id, outcome: { ok: true, value } });
  } catch (error) {
    const code = error instanceof CallFailure ? error.code : 'failed';
    const message = error instanceof Error ? error.message : String(error);
    if (code === 'failed') {
      console.error(`${name}:`, error);
    }
    send({ type: 'reply', id, outcome: { ok: false, code, message } });
  }
}

port.on('message', ({ data }) => {
  const message = data as ToLibrary;
  if (message.type === 'open') {
    library ??= new Library({
      library: message.library,
      root: message.root,
      poison: message.poison,
      corrections: message.corrections,
      watch: true,
      emit: (event) => send({ type: 'event', event }),
      working: (post) => send({ type: 'working', post }),
    });
  } else if (message.type === 'call') {
    void answer(message);
  } else if (message.type === 'correct') {
    library?.correct(message.corrections);
  } else if (message.type === 'cancel') {
    library?.cancel();
  } else if (message.type === 'reload') {
    library?.reload();
  } else {
    send({ type: 'pong' });
  }
});
