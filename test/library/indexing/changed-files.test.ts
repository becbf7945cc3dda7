import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newLibraryId, postIdOf } from '../../../main/library/ids.ts';
import { changedPosts } from '../../../main/library/indexing/changed-files.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Scans a folder; returns a function that tells which files have to be read after changes of paths. */
async function scanned(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files);
  const library = newLibraryId();
  const idOf = (name: string) => postIdOf(library, Buffer.from(name));
  const folder = await scanFolder(root);
  const posts = new Map(folder.posts.map((file) => [idOf(file.path), file]));
  const listed = new Set([...folder.files.map((file) => file.path), ...folder.folders]);
  const known = { root, idOf, post: posts.get.bind(posts), isListed: listed.has.bind(listed) };
  const changed = (...names: readonly string[]) =>
    changedPosts(names, known)?.map(({ file }) => [file.path, file.size]);
  return { root, changed };
}

const blog = { 'a.md': 'A', 'sub/b.md': 'B', 'sub/index.md': 'I', 'posts/_index.md': 'S', 'c.png': 'C' };

describe('what has to be read after a change', () => {
  it('is each saved post, in its present state', async () => {
    const { root, changed } = await scanned(blog);
    writeFileSync(path.join(root, 'a.md'), 'A longer one');
    expect(changed('a.md')).toEqual([['a.md', 12]]);
    expect(changed('a.md', 'sub/b.md')).toEqual([
      ['a.md', 12],
      ['sub/b.md', 1],
    ]);
  });

  it('is a post that an editor has replaced, without its temporary name', async () => {
    const { root, changed } = await scanned(blog);
    writeFileSync(path.join(root, 'a.md~'), 'By an editor');
    renameSync(path.join(root, 'a.md~'), path.join(root, 'a.md'));
    expect(changed('a.md~', 'a.md')).toEqual([['a.md', 12]]);
  });

  it.each([
    ['a post that is new', 'new.md', (root: string) => writeFileSync(path.join(root, 'new.md'), 'N')],
    ['a post that is gone', 'a.md', (root: string) => rmSync(path.join(root, 'a.md'))],
    ['another file that changed', 'c.png', (root: string) => writeFileSync(path.join(root, 'c.png'), 'other')],
    ['another file that is gone', 'c.png', (root: string) => rmSync(path.join(root, 'c.png'))],
    ['a folder that is new', 'more', (root: string) => mkdirSync(path.join(root, 'more'))],
    ['a folder that is gone', 'sub', (root: string) => rmSync(path.join(root, 'sub'), { recursive: true })],
    ['a page of a section', 'posts/_index.md', () => {}],
    ['a post of a bundle', 'sub/index.md', () => {}],
    ['a name that is not valid text', 'b\ufffd.md', () => {}],
  ])('is the whole folder for %s', async (_what, name, change) => {
    const { root, changed } = await scanned(blog);
    change(root);
    expect(changed(name)).toBeUndefined();
  });
});
