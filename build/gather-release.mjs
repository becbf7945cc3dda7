import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { releaseFolder } from './places.mjs';
import { runScript, Stop } from './run.mjs';

const published = /\.(?:AppImage|deb|rpm|tar\.gz|zip|dmg|exe)$/;

/* Copies the packages of `npm run package -- --release` to release/publish, and nothing else. */
await runScript(async () => {
  const target = path.join(releaseFolder, 'publish');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const names = readdirSync(releaseFolder).filter((name) => published.test(name));
  if (names.length === 0 || names.some((name) => name.includes('-test-'))) {
    throw new Stop(`There is nothing to publish here: ${names.join(', ') || 'no package'}.`);
  }
  for (const name of names) {
    copyFileSync(path.join(releaseFolder, name), path.join(target, name));
    process.stdout.write(`${name}\n`);
  }
});
