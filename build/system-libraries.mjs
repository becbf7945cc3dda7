import { existsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { ask, run, Stop, say } from './run.mjs';

/**
 * The libraries that Electron loads, by their package names in Debian 12. Newer Debian and Ubuntu releases add `t64` to
 * some.
 */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0'];

/** Whether this is a Linux without a display. */
export function lacksDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Makes sure that Electron finds its shared libraries and, without a display, Xvfb. As root on Debian and related
 * systems it installs them. Otherwise it fails with the command to type, or with the names of what is missing.
 * @param {string} electron its executable
 */
export async function installSystemLibraries(electron) {
  if (process.platform !== 'linux' || (await findMissing(electron)).length === 0) {
    return;
  }
  await withLock('system-libraries', async () => {
    const missing = await findMissing(electron);
    if (missing.length === 0) {
      return;
    }
    const names = missing.join(', ');
    if (!existsSync('/usr/bin/apt-get')) {
      throw new Stop(
        `Electron needs these, which this system lacks: ${names}. Install them with your package manager and try again.`,
      );
    }
    const wanted = [
      ...(missing.some((name) => name !== 'Xvfb') ? libraryPackages : []),
      ...(missing.includes('Xvfb') ? ['xvfb'] : []),
    ];
    if (process.getuid?.() !== 0) {
      const line = `sudo apt-get install --no-install-recommends ${(await inThisRelease(wanted)).join(' ')}`;
      throw new Stop(
        `Electron needs these, which this system lacks: ${names}. Type this, and try again:\n\n    ${line}\n`,
      );
    }
    await installPackages(wanted, names);
    const still = await findMissing(electron);
    if (still.length > 0) {
      throw new Stop(`The system's packages are installed, but Electron still lacks ${still.join(', ')}.`);
    }
  });
}

/** Whether a program is in PATH. */
export function isInstalled(/** @type {string} */ program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

/**
 * Installs a program if nobody has to be asked: as root on Debian and related systems. Otherwise does nothing.
 * @param {string} program
 * @param {string} debianPackage the package that has the program
 */
export async function installTool(program, debianPackage) {
  if (!isInstalled(program) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await withLock('system-libraries', () => installPackages([debianPackage], program));
  }
}

async function installPackages(/** @type {string[]} */ wanted, /** @type {string} */ names) {
  say(`Installing what is missing on this system (${names}) with apt-get …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  if ((await run('apt-get', ['update', '-qq'], options)) !== 0) {
    say('apt-get could not update its lists; going on with those that are there.');
  }
  const packages = await inThisRelease(wanted);
  const args = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...packages];
  if ((await run('apt-get', args, options)) !== 0) {
    throw new Stop(`apt-get could not install ${packages.join(' ')} (its message is above).`);
  }
}

/** The packages by their names in this release of the system. */
function inThisRelease(/** @type {string[]} */ packages) {
  return Promise.all(
    packages.map(async (name) => {
      const { output } = await ask('apt-cache', ['policy', `${name}t64`]);
      return /Candidate: \d/.test(output) ? `${name}t64` : name;
    }),
  );
}

/** The names of missing shared libraries, and `Xvfb` if it is missing. */
async function findMissing(/** @type {string} */ electron) {
  const { output } = await ask('ldd', [electron]);
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return lacksDisplay() && !isInstalled('Xvfb') ? [...missing, 'Xvfb'] : missing;
}
