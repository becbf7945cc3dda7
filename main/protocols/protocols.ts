import path from 'node:path';
import { app, protocol, type Session } from 'electron';
import type { Settings, Still } from '../../preload/contract.ts';
import { AppFiles } from './app-files.ts';
import { LibraryFiles, type ServedLibrary } from './library-files.ts';

/** The code of `net::ERR_FAILED` in Chromium. */
const failedToLoad = -2;

/**
 * Registers our two schemes. Must be called once, before `ready`. Neither may be reached by `fetch`, so there is no
 * `supportFetchAPI` and no `corsEnabled` (CVE-2026-70604). Pages, module scripts, styles and pictures load without
 * them. `stream` lets a player ask for parts of a film.
 */
export function nameProtocols(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'offprint', privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: 'offprint-file', privileges: { standard: true, secure: true, stream: true } },
  ]);
}

interface Served {
  /** The library whose files are served. Null while none is open. */
  readonly open: () => ServedLibrary | null;
  /** The theme in which pages are served. */
  readonly theme: () => Settings['theme'];
  /** The still that the window's page is served with. Asked once for each load of that page. */
  readonly still: () => Promise<Still | null>;
}

/**
 * Serves both schemes: the app's own page, and pictures and media of the open folder. The page uses the older function
 * of Electron, because `handle` makes a `Request`, for which Node loads its whole HTTP client. That took the main
 * process 40 ms on 33.2.1, while the page waited.
 */
export function handleProtocols(session: Session, { open, theme, still }: Served): void {
  const appFiles = new AppFiles(path.join(app.getAppPath(), 'out', 'renderer'), { theme, still });
  session.protocol.registerBufferProtocol('offprint', (request, answer) => {
    void appFiles.serve(request).then(answer, () => answer({ error: failedToLoad }));
  });
  const libraryFiles = new LibraryFiles();
  session.protocol.handle('offprint-file', (request) => libraryFiles.serve(request, open()));
}
