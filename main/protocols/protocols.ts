import path from 'node:path';
import { app, protocol, type Session } from 'electron';
import type { Settings } from '../../preload/contract.ts';
import { AppFiles } from './app-files.ts';
import { LibraryFiles, type ServedLibrary } from './library-files.ts';

/** Chromium's `net::ERR_FAILED`. */
const failedToLoad = -2;

/**
 * Names our two protocols; once, before `ready`. Neither may be reached by `fetch` (no `supportFetchAPI`, no
 * `corsEnabled`: CVE-2026-70604); pages, module scripts, styles and pictures load without it. `stream` lets a player
 * ask for a film in pieces.
 */
export function nameProtocols(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'offprint', privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: 'offprint-file', privileges: { standard: true, secure: true, stream: true } },
  ]);
}

interface Served {
  /** The library whose files are handed out; null while none is open. */
  readonly open: () => ServedLibrary | null;
  /** The theme that pages begin in. */
  readonly theme: () => Settings['theme'];
}

/**
 * Answers both: the app's own page, and pictures and media of the folder that `open` says is open. The page goes through
 * the older of Electron's two ways: `handle` makes a `Request`, for which Node loads its whole HTTP client. That took the
 * main process 40 ms on 33.2.1, and the page waited for it.
 */
export function handleProtocols(session: Session, { open, theme }: Served): void {
  const appFiles = new AppFiles(path.join(app.getAppPath(), 'out', 'renderer'), theme);
  session.protocol.registerBufferProtocol('offprint', (request, answer) => {
    void appFiles.serve(request).then(answer, () => answer({ error: failedToLoad }));
  });
  const libraryFiles = new LibraryFiles();
  session.protocol.handle('offprint-file', (request) => libraryFiles.serve(request, open()));
}
