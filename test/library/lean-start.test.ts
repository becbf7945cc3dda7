import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library, LibraryOptions } from '../../main/library/library.ts';
import { scanFolder } from '../../main/library/scan/scan-folder.ts';
import { openSite, openSource, siteSource } from '../../main/library/sites/open-site.ts';
import { postText, writeFiles } from '../post-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openCached } from './cached-library.ts';
import { openView } from './open-library.ts';

const blog = {
  'hugo.toml': 'title = "Sea"',
  'content/sea.md': postText('title: Sea', 'Waves and foam.'),
  'content/lake.md': postText('title: Lake', 'Still water.'),
};

/** Returns a function that opens the folder with a cache, as each start of the app does. */
function starter(root: string) {
  const cache = temporaryFolder();
  return (options: Partial<LibraryOptions> = {}): Library => openCached(root, cache, options);
}

/** The number of bytes that a start reads of posts, and the paths that it finds. */
async function once(library: Library, text: string) {
  await library.whenSettled();
  const paths = library.search(text).map(({ file }) => file.path);
  const answer = { paths, read: library.stages.make.bytes, site: library.siteFacts()?.title ?? null };
  await library.close();
  return answer;
}

describe('a start with what was saved', () => {
  it('answers the first view with all posts', async () => {
    const root = temporaryFolder(blog);
    const start = starter(root);
    await once(start(), 'waves');
    // The changed post is saved in a second segment, so the next start opens two.
    writeFiles(root, { 'content/lake.md': postText('title: Lake', 'Deep water.') });
    await once(start(), 'waves');
    const library = start();
    const view = await openView(library);
    expect(view.total).toBe(2);
    await library.close();
  });

  it('opens no site for a search, and keeps what is known of it', async () => {
    const root = temporaryFolder(blog);
    const start = starter(root);
    expect(await once(start({ needsSite: false }), 'waves')).toMatchObject({ paths: ['content/sea.md'], site: 'Sea' });
    expect(await once(start({ needsSite: false }), 'waves')).toEqual({
      paths: ['content/sea.md'],
      read: 0,
      site: null,
    });
    const changed = postText('title: Lake', 'Waves on a lake.');
    writeFiles(root, { 'content/lake.md': changed });
    const after = { paths: ['content/lake.md', 'content/sea.md'], read: changed.length, site: null };
    const found = await once(start({ needsSite: false }), 'waves');
    expect({ ...found, paths: [...found.paths].sort() }).toEqual(after);
    expect(await once(start(), 'foam')).toEqual({ paths: ['content/sea.md'], read: 0, site: 'Sea' });
  });

  it('reads all anew for a search where the site is another one', async () => {
    const root = temporaryFolder(blog);
    const start = starter(root);
    await once(start(), 'waves');
    writeFiles(root, { 'hugo.toml': 'title = "Ocean"' });
    const { read, site } = await once(start({ needsSite: false }), 'waves');
    expect(read).toBe(blog['content/sea.md'].length + blog['content/lake.md'].length);
    expect(site).toBe('Ocean');
    expect(await once(start(), 'waves')).toMatchObject({ read: 0, site: 'Ocean' });
  });
});

describe('what was learnt from posts', () => {
  const linked = Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [`2020/${at}.md`, `# Post\n\n[next](/blog/2020/${(at + 1) % 6})\n`]),
  );

  it('is not learnt again where it is known', async () => {
    const root = temporaryFolder(linked);
    const scanned = await scanFolder(root);
    const { site, findings } = await openSource(siteSource(root, scanned, {}));
    expect(site.basePath).toBe('/blog/');
    rmSync(path.join(root, '2020'), { recursive: true });
    expect((await openSource(siteSource(root, scanned, {}, findings))).site.basePath).toBe('/blog/');
    expect((await openSource(siteSource(root, scanned, {}))).site.basePath).toBe('/');
  });

  it('is learnt again once the folder has twice as many files', async () => {
    const root = temporaryFolder(linked);
    const first = await openSite(root, await scanFolder(root), {}, null);
    writeFiles(root, Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`2020/more-${at}.md`, 'Text.'])));
    expect(await openSite(root, await scanFolder(root), {}, first)).toBe(first);
    writeFiles(root, { '2020/one-more.md': 'Text.' });
    const second = await openSite(root, await scanFolder(root), {}, first);
    expect(second).not.toBe(first);
    expect(second.findings.files).toBe(13);
  });
});
