import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../../main/library/links/resolve-link.ts';
import type { LinkForm } from '../../../main/library/render/references.ts';
import type { Site } from '../../../main/library/sites/generator.ts';
import { leadsTo, mapOf, type PostOfMap } from './map-of.ts';

/** Where references of one form lead, from a post in a folder of these posts and files. */
function inFolder(
  form: LinkForm['form'],
  site: Partial<Site>,
  posts: readonly PostOfMap[],
  files: readonly string[] = [],
): (from: string, target: string) => Promise<string> {
  return async (from, target) => leadsTo(await mapOf(site, posts, files), from, { form, target });
}

const roots = { contentRoots: ['src/'], mounts: [] };

describe('a reference of any form', () => {
  it('is an anchor without a path, and dead if it means nothing', async () => {
    for (const form of ['content', 'post-url', 'source', 'asset', 'site', 'wiki', 'name', 'ref'] as const) {
      const to = inFolder(form, roots, ['src/a.md']);
      expect(await to('src/a.md', '#low%20tide')).toBe(form === 'wiki' ? 'anchor #low%20tide' : 'anchor #low tide');
      expect(await to('src/a.md', 'none.md')).toBe('dead');
    }
  });

  it('keeps its anchor, and loses its query and a slash at its end', async () => {
    const to = inFolder('content', roots, ['src/sea.md']);
    expect(await to('src/a.md', 'sea.md?x=1#low%20tide')).toBe('post src/sea.md#low tide (content)');
    expect(await to('src/a.md', 'sea/')).toBe('post src/sea.md (content)');
  });
});

describe('a reference that leads nowhere', () => {
  it.each([
    ['content', 'none.md', 'dead.nothing-meant'],
    ['wiki', 'none', 'dead.nothing-meant'],
    ['list', 'tag:none', 'dead.empty-list'],
  ] as const)('of the form %s says why', async (form, target, code) => {
    const map = await mapOf(roots, ['src/a.md']);
    expect(resolveLink(map, 'src/a.md', { form, target })).toEqual({ kind: 'dead', target, why: { code } });
  });
});

describe('an address', () => {
  it('is one of the site, with or without its base path', async () => {
    const site = { basePath: '/log/' };
    const posts = [{ path: 'sea.md', url: '/log/sea/' }];
    expect(await inFolder('address', site, posts)('a.md', '/log/sea/')).toBe('post sea.md (address)');
    expect(await inFolder('root', site, posts)('a.md', '/sea/')).toBe('post sea.md (address)');
    expect(await inFolder('root', site, posts)('a.md', 'sea')).toBe('post sea.md (address)');
  });
});

describe('a path from the content', () => {
  it('is tried in the folders of posts, then in the opened folder, for posts and files', async () => {
    const to = inFolder('content', roots, ['src/sea.md', 'sea.md', 'top.md'], ['src/a.pdf', 'b c.pdf', 'deep/d.pdf']);
    expect(await to('src/x/y.md', 'sea.md')).toBe('post src/sea.md (content)');
    expect(await to('src/x/y.md', 'top.md')).toBe('post top.md (content)');
    expect(await to('src/x/y.md', 'a.pdf')).toBe('file src/a.pdf (content)');
    expect(await to('src/x/y.md', 'b%20c.pdf')).toBe('file b c.pdf (content)');
    expect(await to('src/x/y.md', 'd.pdf')).toBe('dead');
    expect(await to('src/x/y.md', '../../sea.md')).toBe('dead');
  });
});

describe('a path from the opened folder', () => {
  it('is tried there, then in the folders of posts', async () => {
    const to = inFolder('site', roots, ['src/sea.md', 'sea.md', 'src/tide.md'], ['src/a.pdf', 'b.pdf', 'x/d.pdf']);
    expect(await to('x/y.md', '/sea.md')).toBe('post sea.md (site)');
    expect(await to('x/y.md', '//tide.md')).toBe('post src/tide.md (site)');
    expect(await to('x/y.md', 'b.pdf')).toBe('file b.pdf (site)');
    expect(await to('x/y.md', '/a.pdf')).toBe('file src/a.pdf (site)');
    expect(await to('x/y.md', 'd.pdf')).toBe('dead');
    expect(await to('x/y.md', '//sea.md')).toBe('post sea.md (site)');
  });
});

describe('the name of a Jekyll post', () => {
  const site = { contentRoots: ['', 'collections/'], mounts: [] };

  it('is found in `_posts`, before other folders', async () => {
    const to = inFolder('post-url', site, ['old/2020-01-02-sea.md', '_posts/2020-01-02-sea.md']);
    expect(await to('a.md', '2020-01-02-sea')).toBe('post _posts/2020-01-02-sea.md (post-url)');
    expect(await to('a.md', '/2020-01-02-sea.md')).toBe('post _posts/2020-01-02-sea.md (post-url)');
  });

  it.each(['_posts/log/', 'log/_posts/', 'collections/_posts/log/'])('may have a folder: %s', async (folder) => {
    const to = inFolder('post-url', site, ['_posts/2020-01-02-sea.md', `${folder}2020-01-02-sea.md`]);
    expect(await to('a.md', 'log/2020-01-02-sea')).toBe(`post ${folder}2020-01-02-sea.md (post-url)`);
    expect(await to('a.md', '2020-01-02-sea')).toBe('post _posts/2020-01-02-sea.md (post-url)');
  });

  it.each([
    ['2020-01-02-sea', '_posts/', 'x/_posts/'],
    ['2020-01-02-sea', 'collections/_posts/', 'x/_posts/'],
    ['log/2020-01-02-sea', '_posts/log/', 'x/_posts/log/'],
    ['log/2020-01-02-sea', 'log/_posts/', 'x/log/_posts/'],
    ['log/2020-01-02-sea', 'collections/log/_posts/', 'x/log/_posts/'],
    ['//2020-01-02-sea', '_posts/deep/', 'x/deep/'],
  ])('%s is found in %s, before %s', async (name, folder, other) => {
    const to = inFolder('post-url', site, [`${other}2020-01-02-sea.md`, `${folder}2020-01-02-sea.md`]);
    expect(await to('a.md', name)).toBe(`post ${folder}2020-01-02-sea.md (post-url)`);
  });

  it('is found in any `_posts`, or anywhere if it is alone', async () => {
    const deep = ['x/deep/2020-01-02-sea.md', 'x/_posts/deep/2020-01-02-sea.md'];
    expect(await inFolder('post-url', site, deep)('a.md', '2020-01-02-sea')).toBe(
      'post x/_posts/deep/2020-01-02-sea.md (post-url)',
    );
    expect(await inFolder('post-url', site, deep.slice(0, 1))('a.md', '2020-01-02-sea')).toBe(
      'post x/deep/2020-01-02-sea.md (post-url)',
    );
    const two = ['x/2020-01-02-sea.md', 'my_posts/2020-01-02-sea.md'];
    expect(await inFolder('post-url', site, two)('a.md', '2020-01-02-sea')).toBe('dead');
  });

  it('is not found in another folder than the one that is named', async () => {
    const to = inFolder('post-url', site, ['x/log/2020-01-02-sea.md', 'blog/2020-01-02-sea.md']);
    expect(await to('a.md', 'log/2020-01-02-sea')).toBe('post x/log/2020-01-02-sea.md (post-url)');
    expect(await to('a.md', 'lo/2020-01-02-sea')).toBe('dead');
  });
});

describe('the source of a Hexo post', () => {
  it('is its path, the end of its path, or a name that one post alone has', async () => {
    const to = inFolder('source', roots, ['src/sea.md', 'x/deep/low.md', 'y/low.md', 'z/tide.md']);
    expect(await to('a.md', 'sea')).toBe('post src/sea.md (source)');
    expect(await to('a.md', 'deep/low')).toBe('post x/deep/low.md (source)');
    expect(await to('a.md', 'Deep/Low.md')).toBe('post x/deep/low.md (source)');
    expect(await to('a.md', 'eep/low')).toBe('dead');
    expect(await to('a.md', 'low')).toBe('dead');
    expect(await to('a.md', 'tide')).toBe('post z/tide.md (source)');
    expect(await to('a.md', '/z/tide')).toBe('post z/tide.md (source)');
  });

  it('is its path, before the end of the path of another post', async () => {
    const to = inFolder('source', roots, ['x/sea.md', 'src/sea.md', 'v1.2/deep/low.md', 'y/low.md']);
    expect(await to('a.md', 'sea')).toBe('post src/sea.md (source)');
    expect(await to('a.md', 'deep/low')).toBe('post v1.2/deep/low.md (source)');
    expect(await to('a.md', '//deep/low')).toBe('post v1.2/deep/low.md (source)');
  });

  it('may be another name of the post', async () => {
    const named = (path: string): PostOfMap => ({ path, names: ['Ebb'] });
    expect(await inFolder('source', roots, [named('x/1.md')])('a.md', 'Ebb')).toBe('post x/1.md (source)');
    expect(await inFolder('source', roots, [named('x/1.md'), named('x/2.md')])('a.md', 'Ebb')).toBe('dead');
  });
});

describe('a name', () => {
  it('is the end of one path, or an address', async () => {
    const to = inFolder('name', roots, ['x/sea.md', 'y/low.md', 'z/low.md', { path: 'z/1.md', url: '/ebb/' }]);
    expect(await to('a.md', 'sea')).toBe('post x/sea.md (name)');
    expect(await to('a.md', 'low')).toBe('dead');
    expect(await to('a.md', 'y/low')).toBe('post y/low.md (name)');
    expect(await to('a.md', 'ebb')).toBe('post z/1.md (name)');
  });
});

describe('a file beside the post', () => {
  it('may be a post or another file, and never lies above the opened folder', async () => {
    const to = inFolder('asset', roots, ['x/sea.md', 'sea.md'], ['x/a.pdf']);
    expect(await to('x/y.md', 'sea.md')).toBe('post x/sea.md (asset)');
    expect(await to('x/y.md', '../sea.md')).toBe('post sea.md (asset)');
    expect(await to('x/y.md', 'a.pdf')).toBe('file x/a.pdf (asset)');
    expect(await to('y.md', '../x/sea.md')).toBe('dead');
  });
});

describe('a wiki link', () => {
  it('is a note or a file of any folder, and may have signs that end an address', async () => {
    const to = inFolder('wiki', roots, ['y/sea.md'], ['x/y/a.pdf', 'x/a.pdf', 'x/what?.pdf']);
    expect(await to('z/b.md', 'sea#low tide')).toBe('post y/sea.md#low tide (wiki)');
    expect(await to('z/b.md', 'a.pdf')).toBe('file x/a.pdf (wiki)');
    expect(await to('z/b.md', 'what?.pdf#page')).toBe('file x/what?.pdf (wiki)');
  });
});

describe('a ref of Hugo', () => {
  it('is the only post of this name, wherever it is', async () => {
    const to = inFolder('ref', { contentRoots: ['content/'], mounts: [] }, ['content/x/sea.md', 'content/y/low.md']);
    expect(await to('content/y/low.md', 'sea')).toBe('post content/x/sea.md (ref)');
  });
});

describe('a list', () => {
  const posts = [
    { path: 'a.md', url: '/log/a/', tags: ['Sea'], categories: ['Log'], authors: ['Ada'], time: Date.UTC(2020, 0, 2) },
  ];
  const site = { basePath: '/log/' };

  it.each([
    ['tag:sea', 'list /log/tags/sea/ (list)'],
    ['category:log', 'list /log/categories/log/ (list)'],
    ['author:ada', 'list /log/authors/ada/ (list)'],
    ['index', 'list /log/ (list)'],
    ['tag:none', 'dead'],
    ['sea', 'dead'],
  ])('is meant by %s', async (target, found) => {
    expect(await inFolder('list', site, posts)('a.md', target)).toBe(found);
  });

  it('may be meant by a ref of Hugo', async () => {
    const to = inFolder('ref', { ...site, contentRoots: ['content/'] }, posts);
    expect(await to('a.md', '/tags/sea')).toBe('list /log/tags/sea/ (ref)');
    expect(await inFolder('content', site, posts)('a.md', 'tags/sea')).toBe('dead');
  });
});
