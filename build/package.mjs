import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from './build-app.mjs';
import { packagedExecutable } from './electron-launch.mjs';
import { builderConfig } from './packaging/builder-config.mjs';
import { findMeans, toolEnvironment } from './packaging/means.mjs';
import { readReleaseFacts } from './packaging/release-facts.mjs';
import { planTargets } from './packaging/targets.mjs';
import { releaseFolder, repository } from './places.mjs';
import { run, runScript, Stop, say } from './run.mjs';
import { setUp } from './setup.mjs';

/*
 * `npm run package` makes the packages for this system with the Electron at hand, and says what it can't make here and
 * why. `-- --dir` makes only the unpacked app, in seconds. `-- --release` fails unless it can make all packages, and
 * makes them as small as possible. The paths of the products are printed.
 */
await runScript(async () => {
  const [option = ''] = process.argv.slice(2);
  if (!['', '--dir', '--release'].includes(option)) {
    throw new Stop(`“${option}” is not known here: say --dir or --release, or nothing.`);
  }
  const runtime = await setUp();
  const facts = await readReleaseFacts(runtime);
  const means = await findMeans(runtime);
  const { possible, left, elsewhere } = planTargets(means);
  if (option === '--release') {
    refuseTests(facts, left);
  }
  await buildApp();
  rmSync(releaseFolder, { recursive: true, force: true });
  say(`Packing Offprint ${facts.version} with Electron ${facts.electron} …`);
  const work = mkdtempSync(path.join(tmpdir(), 'offprint-package-'));
  try {
    const config = path.join(work, 'config.json');
    const isQuick = option !== '--release';
    writeFileSync(config, JSON.stringify(builderConfig({ runtime, facts, work: path.join(work, 'files'), isQuick })));
    const builder = path.join(repository, 'node_modules', 'electron-builder', 'cli.js');
    const targets = option === '--dir' ? ['dir'] : ['dir', ...possible];
    const code = await run(
      process.execPath,
      [builder, system(), ...targets, '--config', config, '--publish', 'never'],
      {
        cwd: repository,
        // Level 9, the default, takes 110 s instead of 22, and saves 1 %.
        env: {
          ...(await toolEnvironment(means)),
          ELECTRON_BUILDER_COMPRESSION_LEVEL: isQuick ? '5' : '9',
          ...process.env,
        },
      },
    );
    if (code !== 0) {
      throw new Stop('Offprint could not be packed (electron-builder’s message is above).');
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const { findWrongFuses } = await import('./read-fuses.mjs');
  const wrong = await findWrongFuses();
  if (wrong.length > 0) {
    throw new Stop(`The packed app is not as safe as it should be.\n${wrong.join('\n')}`);
  }
  say('The fuses of the packed app are as they should be.');
  if (option !== '--dir') {
    say(`Not made here:\n${[...left, ...elsewhere].map((line) => `  ${line}`).join('\n')}`);
  }
  say('Made:');
  process.stdout.write(`${listProducts().join('\n')}\n`);
});

/** Stops unless the release has the newest Electron and all packages. */
function refuseTests(
  /** @type {import('./packaging/release-facts.mjs').ReleaseFacts} */ { isTest },
  /** @type {readonly string[]} */ left,
) {
  if (isTest) {
    throw new Stop('A release is made with the newest Electron, which comes from GitHub, and that can’t be reached.');
  }
  if (left.length > 0) {
    throw new Stop(`A release has to be complete, and this can’t be made here:\n${left.join('\n')}`);
  }
}

function system() {
  return process.platform === 'darwin' ? '--mac' : process.platform === 'win32' ? '--win' : '--linux';
}

/** Lists the executable of the unpacked app, then archives and installers. Their sizes go to standard error. */
function listProducts() {
  const files = readdirSync(releaseFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:ya?ml|blockmap)$/.test(entry.name))
    .map((entry) => path.join(releaseFolder, entry.name));
  for (const file of files) {
    say(`  ${(statSync(file).size / 1e6).toFixed(1).padStart(6)} MB  ${path.basename(file)}`);
  }
  return [packagedExecutable(), ...files].filter((file) => existsSync(file));
}
