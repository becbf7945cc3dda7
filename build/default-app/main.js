import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/*
 * Does what the default_app.asar of a stock Electron does for `electron FOLDER`: it takes name, version and path of the
 * app from the folder's package.json, and loads its main entry. process.argv is unchanged. Electron waits for this
 * module before it gets ready, and this module waits for the app's. So the app has time to register protocols.
 */
const { folder, preloaded } = readArguments(process.argv.slice(1));
if (folder === null) {
  process.stderr.write('Give the folder of an app as the first argument: electron FOLDER\n');
  process.exit(1);
}

const manifest = readManifest(path.resolve(folder));
const name = manifest.productName ?? manifest.name;
if (name) {
  app.name = name;
}
if (manifest.version) {
  app.setVersion(manifest.version);
}
app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
app.setAppPath(path.resolve(folder));
if (preloaded.length > 0) {
  Module._preloadModules(preloaded);
}
await import(pathToFileURL(path.resolve(folder, manifest.main ?? 'index.js')).href);

/** The first argument that is not a switch, and the modules of `-r` before it, by which Playwright starts. */
function readArguments(args) {
  const preloaded = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-r' || args[at] === '--require') {
      at += 1;
      preloaded.push(args[at]);
    } else if (!args[at].startsWith('-')) {
      return { folder: args[at], preloaded };
    }
  }
  return { folder: null, preloaded };
}

function readManifest(appFolder) {
  try {
    return JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8'));
  } catch (error) {
    process.stderr.write(`${appFolder} is not the folder of an app: ${error.message}\n`);
    process.exit(1);
  }
}
