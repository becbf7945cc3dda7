import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { packagedExecutable } from './electron-launch.mjs';
import { releaseFolder, repository } from './places.mjs';
import { run, runScript, Stop, say } from './run.mjs';
import { setUp } from './setup.mjs';

/*
 * `npm run package` makes the unpacked app and an archive of it, from the Electron at hand; with `-- --dir` only the
 * unpacked app, which takes seconds. `npm run package -- --release` makes the installers that build/electron-builder.yml names for this system, which needs GitHub: all of
 * electron-builder's tools come from there. All print the paths of what they made.
 */
await runScript(async () => {
  const [option = ''] = process.argv.slice(2);
  if (!['', '--dir', '--release'].includes(option)) {
    throw new Stop(`“${option}” is not known here: say --dir or --release, or nothing.`);
  }
  const release = option === '--release';
  const runtime = await setUp();
  if (release && runtime.source === 'fallback') {
    throw new Stop('Installers are made with the newest Electron, which comes from GitHub, and that can’t be reached.');
  }
  await buildApp();
  const { path7za } = (await import('7zip-bin')).default;
  // npm was told to run no install scripts, and its own unpacking may lose the permission.
  chmodSync(path7za, 0o755);
  rmSync(releaseFolder, { recursive: true, force: true });
  say(`Packing Offprint with ${runtime.version === null ? runtime.executable : `Electron ${runtime.version}`} …`);
  const builder = path.join(repository, 'node_modules', 'electron-builder', 'cli.js');
  const args = ['--config', 'build/electron-builder.yml', '--publish', 'never', ...targets(option)];
  const code = await run(process.execPath, [builder, ...args, ...electronArguments(runtime)], {
    cwd: repository,
    // Level 9, the default, takes 110 s instead of 22, for 1 % less.
    env: {
      ELECTRON_BUILDER_7ZIP_PATH: path7za,
      ELECTRON_BUILDER_COMPRESSION_LEVEL: release ? '9' : '5',
      ...process.env,
    },
  });
  if (code !== 0) {
    throw new Stop('Offprint could not be packed (electron-builder’s message is above).');
  }
  const { findWrongFuses } = await import('./read-fuses.mjs');
  const wrong = await findWrongFuses();
  if (wrong.length > 0) {
    throw new Stop(`The packed app is not as safe as it should be.\n${wrong.join('\n')}`);
  }
  say('The fuses of the packed app are as they should be. Made:');
  process.stdout.write(`${listProducts().join('\n')}\n`);
});

/** No target named means those of the configuration. */
function targets(/** @type {string} */ option) {
  const system = process.platform === 'darwin' ? '--mac' : process.platform === 'win32' ? '--win' : '--linux';
  switch (option) {
    case '--release':
      return [system];
    case '--dir':
      return [system, 'dir'];
    default:
      return [system, 'dir', process.platform === 'win32' ? 'zip' : 'tar.gz'];
  }
}

/** The Electron at hand goes in as it is. A stock one on macOS lies three folders above its executable. */
function electronArguments(/** @type {import('./electron-runtime.mjs').Runtime} */ { executable, version }) {
  const folder = process.platform === 'darwin' ? path.resolve(executable, '../../../..') : path.dirname(executable);
  return [`-c.electronDist=${folder}`, ...(version === null ? [] : [`-c.electronVersion=${version}`])];
}

/** The unpacked app's executable, then the archives and installers. */
function listProducts() {
  const files = readdirSync(releaseFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:ya?ml|blockmap)$/.test(entry.name))
    .map((entry) => path.join(releaseFolder, entry.name));
  return [packagedExecutable(), ...files].filter((file) => existsSync(file));
}
