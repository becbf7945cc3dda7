import { describe, expect, it } from 'vitest';
import { fileForReference } from '../../../main/library/links/resolve-file.ts';
import type { Site } from '../../../main/library/sites/generator.ts';
import { mapOf, type PostOfMap } from './map-of.ts';

interface Folder {
  readonly site?: Partial<Site>;
  readonly posts?: readonly PostOfMap[];
  readonly files: readonly string[];
}

const bare = { contentRoots: [], mounts: [] } as const;

/** The file that a reference finds, as `path (how)`. Null if it finds none. */
async function found(
  from: string,
  reference: string,
  { site = {}, posts = [], files }: Folder,
): Promise<string | null> {
  const file = fileForReference(await mapOf({ ...bare, ...site }, posts, files), from, reference);
  return file && `${file.file.path} (${file.how})`;
}

describe('a file by a path from the root', () => {
  const site = {
    basePath: '/log/',
    contentRoots: ['content/'],
    mounts: [
      { folder: 'static/', at: '/' },
      { folder: 'media/', at: '/pictures/' },
    ],
  };

  it('is found in the folders that the site publishes, in their order, then in those of its posts', async () => {
    const files = ['static/a.pdf', 'content/a.pdf', 'content/b.pdf', 'media/a.pdf', 'media/c.png'];
    expect(await found('content/x.md', '/a.pdf', { site, files })).toBe('static/a.pdf (static)');
    expect(await found('content/x.md', '/b.pdf', { site, files })).toBe('content/b.pdf (static)');
    expect(await found('content/x.md', '/pictures/c.png', { site, files })).toBe('media/c.png (static)');
    expect(await found('content/x.md', '/c.png', { site, files })).toBeNull();
  });

  it('is found with and without the base path; with it, the path below comes first', async () => {
    expect(await found('content/x.md', '/log/a.pdf', { site, files: ['static/a.pdf', 'static/log/a.pdf'] })).toBe(
      'static/a.pdf (static)',
    );
    expect(await found('content/x.md', '/log/a.pdf', { site, files: ['static/log/a.pdf'] })).toBe(
      'static/log/a.pdf (static)',
    );
    expect(await found('content/x.md', '/blog/a.pdf', { site, files: ['static/a.pdf'] })).toBeNull();
  });

  it('is found without its query and anchor, and by its decoded name', async () => {
    const files = ['static/a b.pdf'];
    for (const reference of ['/a%20b.pdf', '/a b.pdf?x=1', '/a%20b.pdf#page=2', '/a%20b.pdf?x\n#y']) {
      expect(await found('content/x.md', reference, { site, files })).toBe('static/a b.pdf (static)');
    }
  });

  it('is not a folder, and not nothing', async () => {
    expect(await found('content/x.md', '/a/', { site, files: ['static/a'] })).toBeNull();
    expect(await found('content/x.md', '', { site, files: ['static/a'] })).toBeNull();
    expect(await found('content/x.md', '?a', { site, files: ['static/a', 'content/a'] })).toBeNull();
  });

  it('never lies above the opened folder', async () => {
    expect(await found('content/x.md', '/../../a.pdf', { site, files: ['a.pdf', 'static/a.pdf'] })).toBeNull();
  });
});

describe('a file by a relative path', () => {
  it('is found beside the post, then in the folder with the post’s name', async () => {
    const files = ['log/sea.png', 'log/tide/sea.png', 'log/tide/low.png', 'deep/sea.png'];
    expect(await found('log/tide.md', 'sea.png', { files })).toBe('log/sea.png (path)');
    expect(await found('log/tide.md', './low.png', { files })).toBe('log/tide/low.png (path)');
    expect(await found('log/tide.md', '../deep/sea.png', { files })).toBe('deep/sea.png (path)');
  });

  it('is found beside the address of the post, then beside an older one', async () => {
    const site = { mounts: [{ folder: 'static/', at: '/' }] };
    const posts = [{ path: 'post/tide.md', url: '/2020/tide/', aliases: ['/old/tide/', '/oldest/tide/'] }];
    const files = ['static/2020/tide/a.png', 'static/old/tide/a.png', 'static/old/tide/b.png', 'static/oldest/c.png'];
    expect(await found('post/tide.md', 'a.png', { site, posts, files })).toBe(
      'static/2020/tide/a.png (beside-address)',
    );
    expect(await found('post/tide.md', 'b.png', { site, posts, files })).toBe('static/old/tide/b.png (beside-address)');
    expect(await found('post/tide.md', '../c.png', { site, posts, files })).toBe(
      'static/oldest/c.png (beside-address)',
    );
  });

  it('is found beside one of the first twenty older addresses', async () => {
    const site = { mounts: [{ folder: 'static/', at: '/' }] };
    const aliases = Array.from({ length: 22 }, (_alias, at) => `/old/${at}/`);
    const posts = [{ path: 'post/tide.md', aliases }];
    const folder = (name: string) => ({ site, posts, files: [name, 'elsewhere/a.png'] });
    expect(await found('post/tide.md', 'a.png', folder('static/old/19/a.png'))).toBe(
      'static/old/19/a.png (beside-address)',
    );
    expect(await found('post/tide.md', 'a.png', folder('static/old/20/a.png'))).toBeNull();
  });

  it('is found from the root, as some themes mean it', async () => {
    const site = { mounts: [{ folder: 'static/', at: '/' }] };
    const files = ['static/img/a.png'];
    expect(await found('post/tide.md', 'img/a.png', { site, files })).toBe('static/img/a.png (static)');
    expect(await found('post/tide.md', '././img/a.png', { site, files })).toBe('static/img/a.png (static)');
  });

  it('is found anywhere if it is only a name, and one file alone has it', async () => {
    const files = ['x/a.png', 'x/b.png', 'y/b.png'];
    expect(await found('post/tide.md', 'a.png', { files })).toBe('x/a.png (unique-name)');
    expect(await found('post/tide.md', 'b.png', { files })).toBeNull();
    expect(await found('post/tide.md', 'z/a.png', { files })).toBeNull();
  });
});

describe('a file of another post’s folder', () => {
  const posts = [
    { path: 'post/first/index.md', url: '/2020/first/' },
    { path: 'post/alone.md', url: '/2020/alone/' },
  ];
  const index = { bundles: 'index' } as const;

  it('is published below that post’s address, if the post is the index of its folder', async () => {
    const files = ['post/first/a.png', 'post/first/deep/b.png', 'post/c.png'];
    expect(await found('x.md', '/2020/first/a.png', { site: index, posts, files })).toBe(
      'post/first/a.png (beside-post)',
    );
    expect(await found('x.md', '/2020/first/deep/b.png', { site: index, posts, files })).toBe(
      'post/first/deep/b.png (beside-post)',
    );
    expect(await found('x.md', '/2020/alone/c.png', { site: index, posts, files })).toBeNull();
    expect(await found('x.md', '/2020/first/a.png', { posts, files })).toBeNull();
  });

  it.each(['_index.md', 'INDEX.md', 'index.fr.md'])('is known by the index %s', async (name) => {
    const [post, files] = [{ path: `post/first/${name}`, url: '/2020/first/' }, ['post/first/a.png']];
    expect(await found('x.md', '/2020/first/a.png', { site: index, posts: [post], files })).toBe(
      'post/first/a.png (beside-post)',
    );
  });

  it.each(['myindex.md', 'indexes.md'])('is not known by %s', async (name) => {
    const [post, files] = [{ path: `post/first/${name}`, url: '/2020/first/' }, ['post/first/a.png']];
    expect(await found('x.md', '/2020/first/a.png', { site: index, posts: [post], files })).toBeNull();
  });

  it('is in the folder with the post’s name where the site has such folders', async () => {
    const files = ['post/alone/a.png', 'post/b.png'];
    const site = { bundles: 'named' } as const;
    expect(await found('x.md', '/2020/alone/a.png', { site, posts, files })).toBe('post/alone/a.png (beside-post)');
    expect(await found('x.md', '/2020/alone/b.png', { site, posts, files })).toBeNull();
  });

  it('is found without the base path too', async () => {
    const site = { ...index, basePath: '/log/' };
    const below = [{ path: 'post/first/index.md', url: '/log/2020/first/' }];
    for (const reference of ['/log/2020/first/a.png', '/2020/first/a.png']) {
      expect(await found('x.md', reference, { site, posts: below, files: ['post/first/a.png'] })).toBe(
        'post/first/a.png (beside-post)',
      );
    }
  });

  it('is looked for in no more than twenty folders of an address', async () => {
    const deep = (count: number): string => Array.from({ length: count }, (_folder, at) => `d${at}/`).join('');
    const folder = (count: number) => ({ site: index, posts, files: [`post/first/${deep(count)}a.png`] });
    expect(await found('x.md', `/2020/first/${deep(19)}a.png`, folder(19))).toBe(
      `post/first/${deep(19)}a.png (beside-post)`,
    );
    expect(await found('x.md', `/2020/first/${deep(20)}a.png`, folder(20))).toBeNull();
  });
});
