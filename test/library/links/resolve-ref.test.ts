import { describe, expect, it } from 'vitest';
import { postForRef } from '../../../main/library/links/resolve-ref.ts';
import type { Site } from '../../../main/library/sites/generator.ts';
import { mapOf, type PostOfMap } from './map-of.ts';

/** The path of the page that a `ref` finds in a Hugo site of these pages. Null if it finds none. */
async function found(
  ref: { readonly in: string; readonly to: string; readonly lang?: string },
  pages: readonly PostOfMap[],
  site: Partial<Site> = {},
): Promise<string | null> {
  const map = await mapOf({ generator: 'hugo', contentRoots: ['content/'], ...site }, pages);
  return postForRef(map, ref.in, ref.to, ref.lang ?? '')?.path ?? null;
}

describe('a ref to a path', () => {
  const pages = ['content/about.md', 'content/post/about.md', 'content/post/sea.md'];

  it('finds the page beside it before one at the root', async () => {
    expect(await found({ in: 'content/post/sea.md', to: 'about.md' }, pages)).toBe('content/post/about.md');
    expect(await found({ in: 'content/post/sea.md', to: 'about' }, pages)).toBe('content/post/about.md');
    expect(await found({ in: 'content/notes/tide.md', to: 'about.md' }, pages)).toBe('content/about.md');
  });

  it('starts at the root of the content if it begins with a slash, and only there', async () => {
    expect(await found({ in: 'content/post/sea.md', to: '/about.md' }, pages)).toBe('content/about.md');
    expect(await found({ in: 'content/post/sea.md', to: '/sea.md' }, pages)).toBeNull();
    expect(await found({ in: 'content/about.md', to: '/post/' }, ['content/post/_index.md'])).toBe(
      'content/post/_index.md',
    );
  });

  it('reads `..` from its folder, and then from the root', async () => {
    expect(await found({ in: 'content/notes/tide.md', to: '../post/sea.md' }, pages)).toBe('content/post/sea.md');
    expect(await found({ in: 'content/notes/tide.md', to: '../../post/sea.md' }, pages)).toBe('content/post/sea.md');
    expect(await found({ in: 'content/notes/tide.md', to: 'draft/../post/sea.md' }, pages)).toBe('content/post/sea.md');
    expect(await found({ in: 'tide.md', to: '../../../../etc/sea.md' }, pages)).toBeNull();
  });

  it('finds a page outside of the content by its whole path', async () => {
    const outside = ['docs/sea.md', 'old/docs/sea.md'];
    expect(await found({ in: 'content/about.md', to: 'docs/sea.md' }, outside)).toBe('docs/sea.md');
  });

  it('finds the home page by a slash', async () => {
    const homes = ['content/_index.md', '_index.md'];
    expect(await found({ in: 'content/post/sea.md', to: '/' }, homes)).toBe('content/_index.md');
    expect(await found({ in: 'content/post/sea.md', to: '//' }, homes)).toBe('content/_index.md');
    expect(await found({ in: 'tide.md', to: '/' }, homes)).toBe('_index.md');
  });
});

describe('a ref in a bundle', () => {
  it('starts in the folder around the bundle, since its files are not pages', async () => {
    const pages = ['content/post/photos.md', 'content/post/trip/photos.md'];
    for (const index of ['index.md', 'index.fr.md', 'index.pt-br.md']) {
      expect(await found({ in: `content/post/trip/${index}`, to: 'photos.md' }, pages)).toBe('content/post/photos.md');
    }
    expect(await found({ in: 'content/post/trip/index.md', to: 'photos.md' }, pages.slice(1))).toBe(
      'content/post/trip/photos.md',
    );
    expect(await found({ in: 'content/post/trip/_index.md', to: 'photos.md' }, pages)).toBe(
      'content/post/trip/photos.md',
    );
  });

  it('is not known by a folder that is named like a file of one', async () => {
    const pages = ['content/b.md', 'content/index.old/b.md'];
    expect(await found({ in: 'content/index.old/a.md', to: 'b' }, pages)).toBe('content/index.old/b.md');
  });
});

describe('a ref in a site with languages', () => {
  const roots = { contentRoots: ['content/en/', 'content/fr/'] };
  const both = ['content/en/about.md', 'content/fr/about.md'];

  it('finds the page in the content of its own language, or of the language asked for', async () => {
    expect(await found({ in: 'content/fr/post/sea.md', to: 'about' }, both, roots)).toBe('content/fr/about.md');
    expect(await found({ in: 'content/en/post/sea.md', to: 'about' }, both, roots)).toBe('content/en/about.md');
    expect(await found({ in: 'content/en/post/sea.md', to: 'about', lang: 'fr' }, both, roots)).toBe(
      'content/fr/about.md',
    );
    expect(await found({ in: 'content/en/post/sea.md', to: 'about', lang: 'FR' }, both, roots)).toBe(
      'content/fr/about.md',
    );
  });

  it.each(['content/zh-CN/', 'content/zh-cn/'])('finds the content of a language in %s in any case', async (root) => {
    const site = { contentRoots: ['content/en/', root] };
    const pages = ['content/en/about.md', `${root}about.md`];
    expect(await found({ in: 'content/en/post/sea.md', to: 'about', lang: 'zh-CN' }, pages, site)).toBe(
      `${root}about.md`,
    );
  });

  it('finds a page that there is in another language only', async () => {
    expect(await found({ in: 'content/en/post/sea.md', to: 'about' }, both.slice(1), roots)).toBe(
      'content/fr/about.md',
    );
  });

  it('finds the home page of its own language', async () => {
    const homes = ['content/en/_index.md', 'content/fr/_index.md'];
    expect(await found({ in: 'content/fr/post/sea.md', to: '/' }, homes, roots)).toBe('content/fr/_index.md');
  });

  it.each([
    ['two.md', 'two.fr.md'],
    ['trip/index.md', 'trip/index.fr.md'],
    ['news/_index.md', 'news/_index.fr.md'],
  ])('takes %s for the file of its own language beside it', async (page, translation) => {
    const pages = [`content/${page}`, `content/${translation}`];
    const to = page.replace(/(?:\/_?index)?\.md$/, '');
    expect(await found({ in: 'content/one.fr.md', to }, pages)).toBe(`content/${translation}`);
    expect(await found({ in: 'content/one.md', to }, pages)).toBe(`content/${page}`);
    expect(await found({ in: 'content/one.md', to, lang: 'fr' }, pages)).toBe(`content/${translation}`);
  });

  it('knows a language with its region', async () => {
    const pages = ['content/two.md', 'content/two.pt-br.md'];
    expect(await found({ in: 'content/one.pt-br.md', to: 'two' }, pages)).toBe('content/two.pt-br.md');
  });

  it('does not take the name of a folder or a version for a language', async () => {
    const pages = ['content/two.md', 'content/two.de.md', 'content/release-1.md', 'content/release-1.2.md'];
    expect(await found({ in: 'content/a.de.old/one.md', to: 'two' }, pages)).toBe('content/two.md');
    expect(await found({ in: 'content/one.md', to: 'release-1.2.md' }, pages)).toBe('content/release-1.2.md');
  });

  it('follows a ref with a language to its own language, and else to the one that is named', async () => {
    const pages = ['content/v1.2/two.fr.md', 'content/v1.2/two.de.md', 'content/three.de.md', 'content/three.en.md'];
    expect(await found({ in: 'content/one.fr.md', to: 'v1.2/two.de.md' }, pages)).toBe('content/v1.2/two.fr.md');
    expect(await found({ in: 'content/one.fr.md', to: 'three.de.md' }, pages)).toBe('content/three.de.md');
  });
});

describe('a ref in a site that mounts a folder below its content', () => {
  const site = {
    contentRoots: ['content/', 'added/'],
    mounts: [
      { folder: 'content/', at: '/' },
      { folder: 'added/', at: '/Notes/' },
    ],
  };
  const pages = ['content/a.md', 'added/sea.md', 'added/deep/rain.md', 'content/x/rain.md'];

  it('finds its pages by the path below which they are mounted, in any case', async () => {
    expect(await found({ in: 'content/a.md', to: '/notes/sea.md' }, pages, site)).toBe('added/sea.md');
    expect(await found({ in: 'content/a.md', to: '/NOTES/deep/rain.md' }, pages, site)).toBe('added/deep/rain.md');
    expect(await found({ in: 'content/a.md', to: '/sea.md' }, pages, site)).toBeNull();
    expect(await found({ in: 'content/a.md', to: '/deep/rain.md' }, pages, site)).toBeNull();
    expect(await found({ in: 'content/a.md', to: '/sea.md/notes' }, pages, site)).toBeNull();
  });

  it('finds the section that is mounted, and no other folder whose name begins so', async () => {
    const sections = ['content/a.md', 'added/_index.md', 'added/books.md'];
    expect(await found({ in: 'content/a.md', to: '/notes' }, sections, site)).toBe('added/_index.md');
    expect(await found({ in: 'content/a.md', to: '/notesbooks' }, sections, site)).toBeNull();
  });
});

describe('a ref to a page in the content of another language', () => {
  it('finds it by its path where several have its name', async () => {
    const pages = ['content/fr/sea.md', 'content/fr/x/sea.md', 'content/en/one.md'];
    const site = { contentRoots: ['content/en/', 'content/fr/'] };
    expect(await found({ in: 'content/en/one.md', to: '/sea' }, pages, site)).toBe('content/fr/sea.md');
  });
});

describe('a ref to a name', () => {
  const inFolders = [
    { path: 'content/a/sea.md', url: '/a/sea/' },
    { path: 'content/b/deep/sea.md', url: '/b/deep/sea/' },
  ];

  it('finds the only page of that name anywhere', async () => {
    expect(await found({ in: 'content/x/y.md', to: 'sea' }, inFolders.slice(1))).toBe('content/b/deep/sea.md');
    expect(await found({ in: 'content/x/y.md', to: 'sea' }, inFolders)).toBeNull();
  });

  it('finds it by the end of its path, in any case', async () => {
    expect(await found({ in: 'content/x/y.md', to: 'deep/sea.md' }, inFolders)).toBe('content/b/deep/sea.md');
    expect(await found({ in: 'content/x/y.md', to: 'Deep/Sea.md' }, inFolders)).toBe('content/b/deep/sea.md');
    expect(await found({ in: 'content/x/y.md', to: 'eep/sea.md' }, inFolders)).toBeNull();
  });

  it('prefers a page that is published', async () => {
    const pages = [...inFolders.slice(0, 1), 'content/c/sea.md'];
    expect(await found({ in: 'content/x/y.md', to: 'sea' }, pages)).toBe('content/a/sea.md');
    expect(await found({ in: 'content/x/y.md', to: 'sea' }, pages.slice(1))).toBe('content/c/sea.md');
  });

  it('prefers its own language, then the main language of the site', async () => {
    const pages = ['en', 'de', 'fr'].map((language) => ({
      path: `content/${language}-pages/sea.${language}.md`,
      names: ['sea'],
      url: `/${language}/sea/`,
    }));
    expect(await found({ in: 'content/x/y.de.md', to: 'sea' }, pages, { language: 'en' })).toBe(
      'content/de-pages/sea.de.md',
    );
    expect(await found({ in: 'content/x/y.md', to: 'sea' }, pages, { language: 'en' })).toBe(
      'content/en-pages/sea.en.md',
    );
    expect(await found({ in: 'content/x/y.md', to: 'sea' }, pages, { language: 'es' })).toBeNull();
  });
});
