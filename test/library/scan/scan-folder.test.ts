import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPost, readPostNow } from '../../../main/library/scan/read-post.ts';
import { absolutePath, type ScannedFolder, scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt, titlesOf } from '../open-library.ts';

function pathsOf({ posts }: ScannedFolder): readonly string[] {
  return posts.map((post) => post.path).sort();
}

const isWindows = process.platform === 'win32';

describe('scanFolder', () => {
  it('lists posts, files and what it does not read', async () => {
    const scanned = await scanFolder(
      temporaryFolder({
        'a.md': '',
        'B.MARKDOWN': '',
        'c/d.mdx': '',
        'e.mkd': '',
        'f.mdown': '',
        'g.txt': '',
        'h.rst': '',
        'i.org': '',
        'j.adoc': '',
        'k.html': '',
        'l.htm': '',
        'm.png': '',
        noextension: '',
        'n.md.bak': '',
      }),
    );
    expect(pathsOf(scanned)).toEqual(['B.MARKDOWN', 'a.md', 'c/d.mdx', 'e.mkd', 'f.mdown', 'g.txt']);
    expect(scanned.posts.find((post) => post.path === 'g.txt')?.kind).toBe('text');
    expect(scanned.unread).toEqual({ rst: 1, org: 1, adoc: 1, html: 1, htm: 1 });
    expect(scanned.files.map((file) => file.path)).toEqual(
      'g.txt h.rst i.org j.adoc k.html l.htm m.png n.md.bak noextension'.split(' '),
    );
  });

  it('leaves out dot-folders, dependencies and what was built', async () => {
    const scanned = await scanFolder(
      temporaryFolder({
        '.git/a.md': '',
        '.obsidian/a.md': '',
        'node_modules/x/a.md': '',
        'deep/node_modules/x/a.md': '',
        'public/a.md': '',
        '_site/a.md': '',
        'site/hugo.toml': '',
        'site/public/a.md': '',
        'posts/public/kept.md': '',
        'posts/_site/kept.md': '',
        '.hidden.md': '',
      }),
    );
    expect(pathsOf(scanned).filter((name) => name !== '.hidden.md')).toEqual([
      'posts/_site/kept.md',
      'posts/public/kept.md',
    ]);
  });

  it('lists the folder of well-known addresses, the only dot-folder that is published', async () => {
    const root = temporaryFolder({ 'static/.well-known/site.json': '', '.well-known/a.md': '', '.git/config': '' });
    const scanned = await scanFolder(root);
    expect(pathsOf(scanned)).toEqual(['.well-known/a.md']);
    expect(scanned.files.map((file) => file.path)).toEqual(['static/.well-known/site.json']);
  });

  it.skipIf(isWindows)('follows no links, neither to files nor to folders', async () => {
    const outside = temporaryFolder({ 'secret.md': 'secret', 'more/secret.md': 'secret' });
    const root = temporaryFolder({ 'a.md': '' });
    symlinkSync(path.join(outside, 'secret.md'), path.join(root, 'link.md'));
    symlinkSync(path.join(outside, 'more'), path.join(root, 'more'));
    symlinkSync(root, path.join(root, 'self'));
    symlinkSync('missing', path.join(root, 'dangling.md'));
    const scanned = await scanFolder(root);
    expect(pathsOf(scanned)).toEqual(['a.md']);
    expect(scanned.files).toEqual([]);
    await expect(readPost(root, Buffer.from('link.md'))).rejects.toThrow();
  });

  it.skipIf(isWindows)('reads nothing through a folder that became a link after it was listed', async () => {
    const outside = temporaryFolder({ 'posts/a.md': 'secret' });
    const root = temporaryFolder({ 'posts/a.md': 'ours', 'kept.md': 'kept' });
    expect(pathsOf(await scanFolder(root))).toEqual(['kept.md', 'posts/a.md']);
    rmSync(path.join(root, 'posts'), { recursive: true });
    symlinkSync(path.join(outside, 'posts'), path.join(root, 'posts'));
    await expect(readPost(root, Buffer.from('posts/a.md'))).rejects.toThrow('reason.leads-out');
    expect(() => readPostNow(root, Buffer.from('posts/a.md'))).toThrow('reason.leads-out');
    expect(readPostNow(root, Buffer.from('kept.md')).text).toBe('kept');
  });

  it.skipIf(isWindows)('reads a folder that was itself opened through a link', async () => {
    const base = temporaryFolder({ 'real/a.md': '# Found' });
    symlinkSync('real', path.join(base, 'linked'));
    const { library } = await openWholeLibrary(path.join(base, 'linked'));
    expect(library.posts().map(({ title, readable }) => [title, readable])).toEqual([['Found', true]]);
  });

  it.skipIf(isWindows)('does not wait for a pipe', async () => {
    const root = temporaryFolder({ 'a.md': '' });
    execFileSync('mkfifo', [path.join(root, 'pipe.md')]);
    expect(pathsOf(await scanFolder(root))).toEqual(['a.md']);
    await expect(readPost(root, Buffer.from('pipe.md'))).rejects.toThrow('reason.no-file');
  });

  it.skipIf(isWindows || process.getuid?.() === 0)('goes on after a folder that it may not read', async () => {
    const root = temporaryFolder({ 'a.md': '', 'closed/b.md': '', 'z/c.md': '' });
    chmodSync(path.join(root, 'closed'), 0);
    try {
      const scanned = await scanFolder(root);
      expect(pathsOf(scanned)).toEqual(['a.md', 'z/c.md']);
      expect(scanned.unreadable).toEqual(['closed']);
    } finally {
      chmodSync(path.join(root, 'closed'), 0o755);
    }
  });

  it.skipIf(process.platform !== 'linux')('names files by their bytes where these are no UTF-8', async () => {
    const root = temporaryFolder();
    const name = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x6d, 0x64]);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), '# Caf\u00e9\n\ntext');
    const [post] = (await scanFolder(root)).posts;
    expect(post?.bytes).toEqual(name);
    expect(post?.path).toBe('caf\ufffd.md');
    const { library } = await openWholeLibrary(root);
    expect(await titlesOf(library)).toEqual(['Café']);
    const { html, nonce } = await readPostAt(library, 'caf\ufffd.md');
    expect(html.replaceAll(nonce, 'n')).toBe('\n<p data-n="b0">text</p>\n');
  });

  it.skipIf(process.platform !== 'linux')('names what is in folders whose names are no UTF-8', async () => {
    const root = temporaryFolder();
    const folder = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    mkdirSync(Buffer.concat([Buffer.from(`${root}/`), folder]));
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), folder, Buffer.from('/é.md')]), 'text');
    writeFileSync(path.join(root, 'a \ufffd.md'), 'text');
    const { posts, folders } = await scanFolder(root);
    expect(folders).toEqual(['caf\ufffd']);
    expect(posts.map((post) => post.path)).toEqual(['caf\ufffd/é.md', 'a \ufffd.md']);
    expect(posts.map((post) => post.bytes)).toEqual([
      Buffer.concat([folder, Buffer.from('/é.md')]),
      Buffer.from('a \ufffd.md'),
    ]);
  });

  it('finds the same on a disk that is slow', async () => {
    const names = Array.from({ length: 150 }, (_, at) => [`a/${at}.md`, 'text'] as const);
    const root = temporaryFolder({ ...Object.fromEntries(names), 'c.png': '' });
    const quick = await scanFolder(root);
    expect(quick.posts.length).toBe(names.length);
    expect(await scanFolder(root, { patience: -1 })).toEqual(quick);
  });

  it('throws only where the folder itself can’t be read', async () => {
    const root = temporaryFolder({ 'a.md': '' });
    await expect(scanFolder(path.join(root, 'missing'))).rejects.toThrow('ENOENT');
    await expect(scanFolder(path.join(root, 'a.md'))).rejects.toThrow('ENOTDIR');
  });

  it('stops when it is told to', async () => {
    const root = temporaryFolder({ 'a/b/c.md': '', 'd.md': '' });
    expect((await scanFolder(root, { signal: AbortSignal.abort() })).posts).toEqual([]);
  });

  it('changes nothing in a folder that is read, searched and shown', async () => {
    const root = temporaryFolder({
      'a.md': '---\ntitle: A\n---\nText ![p](p.png)\n',
      'sub/b.md': '---js\n{ title: "x" }\n---\n',
      'p.png': 'x',
    });
    const state = (): string => {
      const hash = createHash('sha256');
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
        const stat = lstatSync(path.join(root, name));
        hash.update(`${name} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.mode} ${stat.ino}\n`);
        if (stat.isFile()) {
          hash.update(readFileSync(path.join(root, name)));
        }
      }
      return hash.digest('hex');
    };
    const before = state();
    const { library } = await openWholeLibrary(root, { watch: true });
    await titlesOf(library);
    await readPostAt(library, 'a.md', 'text');
    await library.close();
    expect(state()).toBe(before);
  });
});

describe('readPost', () => {
  it.each([
    ['UTF-8', Buffer.from('é😀'), 'é😀', []],
    ['UTF-8 with a mark', Buffer.from('\ufeffé'), 'é', []],
    ['UTF-16', Buffer.from('\ufeffé😀', 'utf16le'), 'é😀', []],
    ['UTF-16 of the other order', Buffer.from('\ufeffé😀', 'utf16le').swap16(), 'é😀', []],
    [
      'UTF-16 without a mark',
      Buffer.from('# Heading of a note\n\nText — “quoted”.\n', 'utf16le'),
      '# Heading of a note\n\nText — “quoted”.\n',
      [],
    ],
    ['UTF-16 of the other order without a mark', Buffer.from('# Heading\n', 'utf16le').swap16(), '# Heading\n', []],
    ['a text with a zero byte', Buffer.from(`one\0two ${'three '.repeat(20)}`), `one\0two ${'three '.repeat(20)}`, []],
    ['zero bytes', Buffer.alloc(200_000), '', ['encoding']],
    [
      'a program',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0, 1, 0, 0, 0]),
      '',
      ['encoding'],
    ],
    ['Windows-1252', Buffer.from([0xe9, 0x93]), 'é“', ['encoding']],
    ['nothing', Buffer.alloc(0), '', []],
  ])('decodes %s', async (_what, content, text, problems) => {
    const root = temporaryFolder({ 'a.md': content });
    const post = await readPost(root, Buffer.from('a.md'));
    expect(post.text.replace('\ufeff', '')).toBe(text);
    expect(post.problems.map(({ kind }) => kind)).toEqual(problems);
  });

  it('reads a short text with a few control characters, and recognises that a picture is not text', async () => {
    const controls = Uint8Array.from({ length: 32 }, (_, at) => at);
    const root = temporaryFolder({
      'short.md': Buffer.concat([Buffer.from('Words, and the end of a short text.\n'), controls]),
      'picture.md': Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    const texts = ['short.md', 'picture.md'].map((name) => readPost(root, Buffer.from(name)));
    const [short, picture] = await Promise.all(texts);
    expect(short?.text).toContain('the end of a short text');
    expect(picture).toMatchObject({ text: '', problems: [{ message: { code: 'problem.binary' } }] });
  });

  it('cuts between characters', async () => {
    const root = temporaryFolder({ 'a.md': 'é'.repeat(100) });
    const post = await readPost(root, Buffer.from('a.md'), 11);
    expect(post).toMatchObject({ text: 'é'.repeat(5), problems: [] });
  });

  it('shows the beginning of a post that is too long, and says so', async () => {
    const root = temporaryFolder({ 'a.md': 'x'.repeat(3 * 1024 * 1024) });
    const post = await readPost(root, Buffer.from('a.md'));
    expect(post.text).toHaveLength(2 * 1024 * 1024);
    expect(post.problems.map(({ kind }) => kind)).toEqual(['too-large']);
  });

  it('reads by bytes below the folder', () => {
    expect(absolutePath('/folder', Buffer.from('a/b.md')).toString().replaceAll('\\', '/')).toBe('/folder/a/b.md');
  });
});
