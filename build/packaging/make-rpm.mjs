import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../run.mjs';
import { stageFiles } from './stage-files.mjs';

/** The compressions of rpm, by their names in fpm. */
const compressions = new Map([
  ['none', 'w0.gzdio'],
  ['gzip', 'w6.gzdio'],
  ['bzip2', 'w9.bzdio'],
  ['xz', 'w6.xzdio'],
  ['xzmt', 'w6T.xzdio'],
]);

/**
 * Makes a package for Fedora and related systems with rpmbuild.
 * @param {import('./fpm-arguments.mjs').PackageRequest} request
 */
export async function makeRpm(request) {
  await mkdir(path.dirname(request.file), { recursive: true });
  const work = await mkdtemp(`${request.file}-`);
  try {
    const root = path.join(work, 'root');
    const staged = await stageFiles(request.sources, root);
    const spec = path.join(work, 'package.spec');
    await writeFile(spec, await specFile(request, staged, root));
    const args = ['-bb', '--quiet', '--target', request.architecture, '--define', `_topdir ${work}/top`, spec];
    if ((await run('rpmbuild', args)) !== 0) {
      throw new Error('rpmbuild could not make the package (its message is above).');
    }
    const made = path.join(work, 'top', 'RPMS', request.architecture);
    const [name = ''] = await readdir(made);
    await copyFile(path.join(made, name), request.file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * The spec file for rpmbuild. Nothing is stripped, and dependencies are not searched for: the app is packed unchanged.
 */
async function specFile(
  /** @type {import('./fpm-arguments.mjs').PackageRequest} */ request,
  /** @type {import('./stage-files.mjs').Staged} */ { files, folders },
  /** @type {string} */ root,
) {
  const compression = compressions.get(request.compression);
  if (compression === undefined) {
    throw new Error(`The compression “${request.compression}” is not known to it.`);
  }
  const tags = [
    ['Name', request.name],
    ['Version', request.version],
    ['Release', request.iteration || '1'],
    ['Summary', request.summary],
    ['License', request.license],
    ['Vendor', request.vendor],
    ['Packager', request.maintainer],
    ['URL', request.homepage],
    ['AutoReqProv', 'no'],
    ...request.depends.map((name) => ['Requires', name]),
  ].filter(([, value]) => value !== '');
  return [
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    `%global _binary_payload ${compression}`,
    ...tags.map(([name, value = '']) => `${name}: ${plain(value)}`),
    '%description',
    ...request.description.map((line) => plain(line.trim())),
    '%install',
    `cp -a ${quote(root)}/. "%{buildroot}"`,
    ...(await script('%post', request.afterInstall)),
    ...(await script('%postun', request.afterRemove)),
    '%files',
    ...folders.map((folder) => `%dir %attr(0755, root, root) ${listed(folder)}`),
    ...files.map((file) => `%attr(-, root, root) ${listed(file)}`),
    '',
  ].join('\n');
}

async function script(/** @type {string} */ section, /** @type {string | null} */ file) {
  return file === null ? [] : [`${section} -p /bin/bash`, plain(await readFile(file, 'utf8'))];
}

/** Text without macros of rpmbuild. */
function plain(/** @type {string} */ text) {
  return text.replaceAll('%', '%%');
}

/** A path for the list of files, in which rpmbuild interprets quotes and patterns. */
function listed(/** @type {string} */ file) {
  if (/["\\*?[\]{}\n]/.test(file)) {
    throw new Error(`rpm can’t list the file name ${file}.`);
  }
  return `"${plain(file)}"`;
}

/** A word for the shell, in quotes. */
function quote(/** @type {string} */ text) {
  return `'${plain(text).replaceAll("'", "'\\''")}'`;
}
