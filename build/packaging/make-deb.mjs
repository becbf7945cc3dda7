import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../run.mjs';
import { stageFiles } from './stage-files.mjs';

/** The compressions by their names in fpm. */
const compressions = new Map([
  ['gz', 'gzip'],
  ['bzip2', 'bzip2'],
  ['xz', 'xz'],
  ['zst', 'zstd'],
  ['none', 'none'],
]);

/**
 * Makes a Debian package with dpkg-deb.
 * @param {import('./fpm-arguments.mjs').PackageRequest} request
 */
export async function makeDeb(request) {
  const compression = compressions.get(request.compression);
  if (compression === undefined) {
    throw new Error(`The compression “${request.compression}” is not known to it.`);
  }
  await mkdir(path.dirname(request.file), { recursive: true });
  const root = await mkdtemp(`${request.file}-`);
  try {
    const { files, bytes } = await stageFiles(request.sources, root);
    const control = path.join(root, 'DEBIAN');
    await mkdir(control);
    await chmod(control, 0o755);
    await writeFile(path.join(control, 'control'), controlFile(request, bytes), { mode: 0o644 });
    await writeFile(path.join(control, 'md5sums'), await listSums(files, root), { mode: 0o644 });
    await addScript(request.afterInstall, path.join(control, 'postinst'));
    await addScript(request.afterRemove, path.join(control, 'postrm'));
    const args = ['--root-owner-group', `-Z${compression}`, '--build', root, request.file];
    if ((await run('dpkg-deb', args)) !== 0) {
      throw new Error('dpkg-deb could not make the package (its message is above).');
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The control file of the package. */
function controlFile(/** @type {import('./fpm-arguments.mjs').PackageRequest} */ request, /** @type {number} */ bytes) {
  const revision = request.iteration === '' ? '' : `-${request.iteration}`;
  const fields = [
    ['Package', request.name],
    ['Version', `${request.version}${revision}`],
    ['Section', request.category],
    ['Priority', request.priority],
    ['Architecture', request.architecture],
    ['Maintainer', request.maintainer],
    ['Installed-Size', String(Math.ceil(bytes / 1024))],
    ['Depends', request.depends.join(', ')],
    ['Recommends', request.recommends.join(', ')],
    ['Homepage', request.homepage],
  ].filter(([, value]) => value !== '');
  for (const [name, value = ''] of fields) {
    if (value.includes('\n')) {
      throw new Error(`The field ${name} has more than one line.`);
    }
  }
  // An empty line is written as a full stop.
  const lines = request.description.map((line) => ` ${line.trim() || '.'}`);
  return `${[...fields.map(([name, value]) => `${name}: ${value}`), `Description: ${request.summary}`, ...lines].join('\n')}\n`;
}

async function listSums(/** @type {readonly string[]} */ files, /** @type {string} */ root) {
  const lines = [];
  for (const file of files) {
    const staged = path.join(root, file);
    if ((await lstat(staged)).isFile()) {
      const hash = createHash('md5');
      await pipeline(createReadStream(staged), hash);
      lines.push(`${hash.digest('hex')}  ${file.slice(1)}\n`);
    }
  }
  return lines.join('');
}

async function addScript(/** @type {string | null} */ from, /** @type {string} */ to) {
  if (from !== null) {
    await copyFile(from, to);
    await chmod(to, 0o755);
  }
}
