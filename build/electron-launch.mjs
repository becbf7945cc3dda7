import path from 'node:path';
import { installElectron } from './electron-runtime.mjs';
import { releaseFolder, repository } from './places.mjs';

/** What Chromium needs where its sandbox can't work: it refuses to run as root with one. */
export const sandboxArguments = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * How to start the app that `npm run build` made: what Playwright's `_electron.launch` takes, further arguments
 * (switches, a folder) go after `args`. Installs Electron when it is missing.
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function electronLaunch() {
  const { executable } = await installElectron();
  return { executablePath: executable, args: [...sandboxArguments, repository] };
}

/** The executable of the unpacked app that `npm run package` makes; it need not be there. */
export function packagedExecutable() {
  switch (process.platform) {
    case 'darwin':
      return path.join(
        releaseFolder,
        process.arch === 'arm64' ? 'mac-arm64' : 'mac',
        'Offprint.app',
        'Contents',
        'MacOS',
        'Offprint',
      );
    case 'win32':
      return path.join(releaseFolder, 'win-unpacked', 'Offprint.exe');
    default:
      return path.join(releaseFolder, process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked', 'offprint');
  }
}
