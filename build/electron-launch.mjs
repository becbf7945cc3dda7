import path from 'node:path';
import { installElectron } from './electron-runtime.mjs';
import { releaseFolder, repository } from './places.mjs';

/** The arguments for Chromium if its sandbox can't work, since it refuses to run as root with one. */
export const sandboxArguments = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * The command that starts the app of `npm run build`, as Playwright's `_electron.launch` takes it. Further arguments
 * (switches, a folder) are added after `args`. Installs Electron if it is missing.
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function electronLaunch() {
  const { executable } = await installElectron();
  return { executablePath: executable, args: [...sandboxArguments, repository] };
}

/** The executable of the unpacked app that `npm run package` makes. It may not exist. */
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
