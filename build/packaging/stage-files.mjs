import { chmod, copyFile, mkdir, readdir, readlink, stat, symlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies the files of a package to their places below `root`. Folders and programs get the mode 755, and other files
 * 644, whatever the mode of the originals.
 * @param {readonly { from: string, to: string }[]} sources
 * @param {string} root created if it does not exist
 * @returns {Promise<{ files: string[], folders: string[], bytes: number }>} paths as they will be installed, sorted.
 * `folders` has those that only this package owns: the folders that were copied, and the folders in them
 */
export async function stageFiles(sources, root) {
  /** @type {{ files: string[], folders: string[], bytes: number }} */
  const staged = { files: [], folders: [], bytes: 0 };
  for (const { from, to } of sources) {
    if (from.endsWith('/')) {
      await copyFolder(from, path.posix.normalize(to), root, staged);
    } else {
      await makeFolders(path.join(root, path.dirname(to)), root);
      await copyOne(from, path.posix.normalize(to), root, staged);
    }
  }
  staged.files.sort();
  staged.folders.sort();
  return staged;
}

/** @typedef {{ files: string[], folders: string[], bytes: number }} Staged */

async function copyFolder(
  /** @type {string} */ from,
  /** @type {string} */ to,
  /** @type {string} */ root,
  /** @type {Staged} */ staged,
) {
  await makeFolders(path.join(root, to), root);
  staged.folders.push(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const inside = [path.join(from, entry.name), path.posix.join(to, entry.name)];
    const [source = '', target = ''] = inside;
    if (entry.isSymbolicLink()) {
      await symlink(await readlink(source), path.join(root, target));
      staged.files.push(target);
    } else if (entry.isDirectory()) {
      await copyFolder(source, target, root, staged);
    } else {
      await copyOne(source, target, root, staged);
    }
  }
}

async function copyOne(
  /** @type {string} */ from,
  /** @type {string} */ to,
  /** @type {string} */ root,
  /** @type {Staged} */ staged,
) {
  const target = path.join(root, to);
  await copyFile(from, target);
  const { mode, size } = await stat(from);
  await chmod(target, (mode & 0o111) === 0 ? 0o644 : 0o755);
  staged.files.push(to);
  staged.bytes += size;
}

/** Makes a folder and its parents with the mode 755, which a person's umask may not allow. */
async function makeFolders(/** @type {string} */ folder, /** @type {string} */ root) {
  await mkdir(folder, { recursive: true });
  for (let at = folder; at.length >= root.length; at = path.dirname(at)) {
    await chmod(at, 0o755);
  }
}
