import { expect, it } from 'vitest';
import { resolveLink } from '../../../main/library/links/resolve-link.ts';
import type { MappedPost } from '../../../main/library/links/mapped-post.ts';
import { SiteMap } from '../../../main/library/links/site-map.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import type { Generator, Site } from '../../../main/library/sites/generator.ts';
import { hugo } from '../../../main/library/sites/generators/hugo/hugo.ts';
import { obsidian } from '../../../main/library/sites/generators/obsidian/obsidian.ts';
import { stepGrowth } from '../../step-growth.ts';

function siteOf(generator: Generator): Promise<Site> {
  return generator.open({
    paths: new Set(),
    folders: new Set(),
    read: async () => null,
    learn: (_name, make) => make(),
  });
}

function post(path: string, aliases: readonly string[] = []): MappedPost {
  return {
    id: path as PostId,
    path,
    title: path,
    url: `/${path}/`,
    aliases,
    names: [],
    time: 0,
    year: '',
    tags: [],
    categories: [],
    authors: [],
  };
}

it('takes steps in proportion to notes of one name that link to it', async () => {
  const site = await siteOf(obsidian);
  const find = (count: number): void => {
    const notes = Array.from({ length: count }, (_, at) => post(`d${at}/note.md`));
    const map = new SiteMap(site, notes, []);
    for (const { path } of notes) {
      resolveLink(map, path, { form: 'wiki', target: 'Note' });
    }
  };
  expect(stepGrowth(find, 1_000)).toBeLessThan(5);
});

it('takes steps in proportion to the aliases and dead links of a post', async () => {
  const site = await siteOf(hugo);
  const find = (count: number): void => {
    const aliases = Array.from({ length: count }, (_, at) => `/old/${at}/`);
    const map = new SiteMap(site, [post('a.md', aliases)], []);
    for (let at = 0; at < count; at += 1) {
      resolveLink(map, 'a.md', `nowhere-${at}.html`);
    }
  };
  expect(stepGrowth(find, 300)).toBeLessThan(5);
});
