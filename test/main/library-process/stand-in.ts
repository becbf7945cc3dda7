import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FromLibrary } from '../../../main/library/protocol.ts';
import type { StartLibraryChild } from '../../../main/library-process/library-child.ts';

const script = path.join(import.meta.dirname, 'library-process-stand-in.mjs');

/** Starts a real process with the library's protocol. The path of a `post.find` tells it what to do. */
export const startStandIn: StartLibraryChild = (onMessage, onExit) => {
  const child = fork(script, { serialization: 'advanced' });
  child.on('message', (message) => onMessage(message as FromLibrary));
  // `exit` may come before the last messages, `disconnect` comes after them. So both are awaited.
  void Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(([[code, signal]]) =>
    onExit(String(signal ?? code)),
  );
  // As in Electron, sending to a process that has just ended is no error.
  return {
    post: (message) => child.connected && child.send(message, () => {}),
    kill: () => child.kill('SIGKILL'),
    processorTime: () => null,
  };
};
