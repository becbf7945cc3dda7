import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FromLibrary } from '../../../main/library/protocol.ts';
import type { StartLibraryChild } from '../../../main/library-process/library-child.ts';

const script = path.join(import.meta.dirname, 'library-process-stand-in.mjs');

/** Starts a real process that speaks the library's protocol and does what the path of a `post.find` tells it. */
export const startStandIn: StartLibraryChild = (onMessage, onExit) => {
  const child = fork(script, { serialization: 'advanced' });
  child.on('message', (message) => onMessage(message as FromLibrary));
  // The end of a process may be heard of before its last messages; the channel closes after them.
  void Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(([[code, signal]]) =>
    onExit(String(signal ?? code)),
  );
  // A process that has just ended is told all the same, as by Electron: nobody hears it.
  return { post: (message) => child.connected && child.send(message, () => {}), kill: () => child.kill('SIGKILL') };
};
