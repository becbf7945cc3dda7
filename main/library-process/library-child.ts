import path from 'node:path';
import { app, utilityProcess } from 'electron';
import type { FromLibrary } from '../library/protocol.ts';
import type { StartLibraryChild } from './library-host.ts';

// What the process needs from its surroundings: languages, time zone and the folder for temporary files; no secrets.
const passedOn = /^(?:LANG|LANGUAGE|LC_\w+|TZ|HOME|USERPROFILE|TMPDIR|TEMP|TMP|SystemRoot|windir|LD_LIBRARY_PATH)$/i;

/** Starts library processes in Electron's utility process; what one writes to its error stream goes to `onErrorText`. */
export function createLibraryStarter(onErrorText: (text: string) => void): StartLibraryChild {
  return (onMessage, onExit) => {
    const entry = path.join(app.getAppPath(), 'out', 'main', 'library-process.js');
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.test(name)));
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Offprint library',
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    child.stderr?.on('data', (data: Buffer) => onErrorText(data.toString()));
    child.on('message', (message: FromLibrary) => onMessage(message));
    child.once('exit', (code) => onExit(`code ${code}`));
    return {
      post: (message) => child.postMessage(message),
      kill: () => {
        const { pid } = child;
        // A busy loop does not hear the polite signal that `kill` sends.
        if (pid === undefined || process.platform === 'win32') {
          child.kill();
        } else {
          process.kill(pid, 'SIGKILL');
        }
      },
    };
  };
}
