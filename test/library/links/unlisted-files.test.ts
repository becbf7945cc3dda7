import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileId } from '../../../main/library/model/ids.ts';
import { UnlistedFiles } from '../../../main/library/scan/unlisted-files.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';
import { linksOf } from './links-of.ts';

const isWindows = process.platform === 'win32';

describe('a file in a folder that a scan does not enter', () => {
  it('is found in a plain folder, by a path from the post or from the top', async () => {
    const links = await linksOf('docs/a.md', {
      'docs/a.md': [
        '[1](../.github/workflows/ci.yml) [2](/.vscode/settings.json) [3](../node_modules/x/README.md)',
        '![4](.attachments/sea%20chart.png) [5](../.github/CONTRIBUTING.md#how)',
        '[6](../.github/none.yml) ![7](.attachments/none.png) [8](../.none/a.yml) [9](../.github/workflows)',
      ].join('\n'),
      '.github/workflows/ci.yml': '',
      '.github/CONTRIBUTING.md': '',
      '.vscode/settings.json': '',
      'node_modules/x/README.md': '',
      'docs/.attachments/sea chart.png': '',
    });
    expect(links).toEqual({
      '../.github/workflows/ci.yml': 'file .github/workflows/ci.yml (path)',
      '/.vscode/settings.json': 'file .vscode/settings.json (static)',
      '../node_modules/x/README.md': 'file node_modules/x/README.md (path)',
      '.attachments/sea%20chart.png': 'picture docs/.attachments/sea chart.png (file)',
      '../.github/CONTRIBUTING.md#how': 'file .github/CONTRIBUTING.md (path)',
      '../.github/none.yml': 'dead null (none)',
      '.attachments/none.png': 'dead null (none)',
      '../.none/a.yml': 'dead null (none)',
      '../.github/workflows': 'file .github/workflows (folder)',
    });
  });

  it('is found in a vault', async () => {
    const links = await linksOf('a.md', {
      '.obsidian/app.json': '{}',
      'a.md': '![[.assets/a.png]] [[.assets/b.pdf]] [c](.assets/b.pdf) ![[.assets/none.png]]',
      '.assets/a.png': '',
      '.assets/b.pdf': '',
    });
    expect(links).toEqual({
      '.assets/a.png': 'picture .assets/a.png (file)',
      '.assets/b.pdf': 'file .assets/b.pdf (wiki)',
      '.assets/none.png': 'dead null (none)',
    });
  });

  it.each([
    ['Hugo', { 'hugo.toml': 'baseURL = "https://a.example/"' }, 'content/posts/a.md', '../../public/book.pdf'],
    ['Jekyll', { '_config.yml': 'title: A' }, '_posts/2020-01-02-a.md', '../_site/book.pdf'],
    [
      'Hexo',
      { '_config.yml': 'url: https://a.example\nsource_dir: source\n' },
      'source/_posts/a.md',
      '../../public/book.pdf',
    ],
  ])('is found in what %s built', async (_name, config, post, written) => {
    const book = written.replaceAll('../', '');
    const links = await linksOf(post, {
      ...config,
      [post]: `---\ntitle: A\ndate: 2020-01-02\n---\n[a](${written}) [b](${written}x)\n`,
      [book]: '',
    });
    expect(links).toEqual({ [written]: `file ${book} (path)`, [`${written}x`]: 'dead null (none)' });
  });

  it('is no post, and is not counted among the files', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({ 'a.md': '[a](.github/b.md) [c](c.txt)', '.github/b.md': '# B', 'c.txt': '' }),
    );
    expect((await library.references()).map(({ kind }) => kind)).toEqual(['file', 'file']);
    expect(library.posts().map((post) => post.file.path)).toEqual(['a.md']);
    expect(library.fileCount).toBe(1);
  });

  it('loses to what the scan lists', async () => {
    const links = await linksOf('a.md', {
      'a.md': '[a](/_site/x.pdf) [b](_site/some-notes.html)\n',
      'static/_site/x.pdf': '',
      '_site/x.pdf': '',
      'deep/some-notes.md': '---\ntitle: B\n---\n',
      '_site/some-notes.html': '',
    });
    expect(links).toEqual({
      '/_site/x.pdf': 'file static/_site/x.pdf (static)',
      '_site/some-notes.html': 'post deep/some-notes.md (unique-name)',
    });
  });

  it('opens: its place is told', async () => {
    const root = temporaryFolder({ 'a.md': '[a](.github/ci.yml)', '.github/ci.yml': 'on: push' });
    const { library } = await openWholeLibrary(root);
    const { links } = await readPostAt(library, 'a.md');
    const file = links.flatMap((link) => (link.kind === 'file' ? [link.file] : []))[0] as FileId;
    const located = await library.call('file.locate', { file });
    expect(located.path).toBe(path.join(root, '.github/ci.yml'));
  });

  it('is found once it is there, after the next look at the folder', async () => {
    const root = temporaryFolder({ 'a.md': '[a](.github/ci.yml)', '.github/other.yml': '' });
    const { library } = await openWholeLibrary(root);
    const kinds = async () => (await library.references()).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['dead']);
    writeFileSync(path.join(root, '.github/ci.yml'), '');
    library.reload();
    await library.whenSettled();
    expect(await kinds()).toEqual(['file']);
  });
});

describe('a folder that a link leads to', () => {
  it('is found where posts are read among their files, and its README stands for it', async () => {
    const links = await linksOf('docs/a.md', {
      'docs/a.md':
        '[1](img/) [2](./img) [3](../examples/#use) [4](/docs/img) [5](../.github/workflows/) [6](none/) [7](../../x/)',
      'docs/img/a.png': '',
      'examples/README.md': '# Examples\n',
      '.github/workflows/ci.yml': '',
    });
    expect(links).toEqual({
      'img/': 'file docs/img (folder)',
      './img': 'file docs/img (folder)',
      '../examples/#use': 'post examples/README.md#use (folder)',
      '/docs/img': 'file docs/img (folder)',
      '../.github/workflows/': 'file .github/workflows (folder)',
      'none/': 'dead null (none)',
      '../../x/': 'dead null (none)',
    });
  });

  it('is dead on a site, where nothing is published at its address', async () => {
    const links = await linksOf('content/posts/a.md', {
      'hugo.toml': 'baseURL = "https://a.example/"',
      'content/posts/a.md': '---\ntitle: A\ndate: 2020-01-02\n---\n[1](img/) [2](/img/)\n',
      'content/posts/img/a.png': '',
      'static/img/a.png': '',
    });
    expect(Object.values(links)).toEqual(['dead null (none)', 'dead null (none)']);
  });
});

describe('UnlistedFiles', () => {
  async function filesOf(root: string): Promise<UnlistedFiles> {
    return new UnlistedFiles(root, (await scanFolder(root)).folders);
  }

  it.skipIf(isWindows)('follows no link, neither at the end of a path nor within it', async () => {
    const outside = temporaryFolder({ 'secret.txt': 'secret' });
    const root = temporaryFolder({ '.hidden/real.txt': '' });
    symlinkSync(path.join(outside, 'secret.txt'), path.join(root, '.hidden/file.txt'));
    symlinkSync(outside, path.join(root, '.hidden/folder'));
    symlinkSync(outside, path.join(root, '.linked'));
    const files = await filesOf(root);
    const found = ['real.txt', 'file.txt', 'folder/secret.txt'].map((name) => files.at(`.hidden/${name}`)?.path);
    expect(found).toEqual(['.hidden/real.txt', undefined, undefined]);
    expect(files.at('.linked/secret.txt')).toBeNull();
  });

  it('finds no folders, nothing above the top, and nothing at a path that no file can have', async () => {
    const files = await filesOf(temporaryFolder({ '.a/b/c.txt': '' }));
    const odd = [
      '.a',
      '.a/b',
      '.a/b/',
      '.a/../.a/b/c.txt',
      '.a/\0',
      `.a/${'x'.repeat(300)}`,
      `.a/${'b/'.repeat(9_999)}c`,
    ];
    expect(odd.map((at) => files.at(at))).toEqual(odd.map(() => null));
    expect(files.at('.a/b/c.txt')?.path).toBe('.a/b/c.txt');
    expect(['.a', '.a/b', '.a/c', '.a/b/c.txt'].map((at) => files.folderAt(at)?.path ?? '')).toEqual([
      '.a',
      '.a/b',
      '',
      '',
    ]);
  });

  it('finds files below more folders than a scan enters', async () => {
    const deep = Array.from({ length: 70 }, () => 'd').join('/');
    const files = await filesOf(temporaryFolder({ [`${deep}/a.pdf`]: '' }));
    expect(files.at(`${deep}/a.pdf`)?.path).toBe(`${deep}/a.pdf`);
  });

  it('looks at a bounded number of paths', async () => {
    const root = temporaryFolder({ '.git/a': '' });
    const files = await filesOf(root);
    for (let at = 0; at < 10_000; at += 1) {
      files.at(`.git/none-${at}`);
    }
    mkdirSync(path.join(root, '.git/late'));
    expect(files.at('.git/a')).toBeNull();
    rmSync(path.join(root, '.git/late'), { recursive: true });
  });
});
