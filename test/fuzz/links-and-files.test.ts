import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { MappedPost } from '../../main/library/links/mapped-post.ts';
import { resolveLink } from '../../main/library/links/resolve-link.ts';
import { resolvePicture } from '../../main/library/links/resolve-picture.ts';
import { SiteMap } from '../../main/library/links/site-map.ts';
import type { FileId, PostId } from '../../main/library/model/ids.ts';
import { hugo } from '../../main/library/sites/generators/hugo/hugo.ts';
import { obsidian } from '../../main/library/sites/generators/obsidian/obsidian.ts';
import { openStoredFile } from '../../main/storage/stored-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { holds, textOf } from './fuzz.ts';

function post(name: string): MappedPost {
  const nothing = { aliases: [], names: [], time: 0, year: '', tags: [], categories: [], authors: [] };
  return { ...nothing, id: name as PostId, path: name, title: name, url: `/${name}/` };
}

it('any link leads to an existing post, file or list, to the web, or nowhere', async () => {
  const means = { paths: new Set<string>(), folders: new Set<string>(), read: async () => null };
  const sites = await Promise.all(
    [hugo, obsidian].map((generator) => generator.open({ ...means, learn: (_name, make) => make() })),
  );
  const posts = ['a/b.md', 'a/c.md', 'd.md'].map(post);
  const files = ['a/p.png', 'q.svg'].map((name) => ({ id: name as FileId, path: name }));
  const maps = sites.map((site) => new SiteMap(site, posts, files));
  const targets = textOf(
    ...[
      '../',
      './',
      '/',
      '//',
      'a',
      'b',
      'd',
      '.md',
      'p.png',
      '#',
      '?',
      '%2e',
      '%2f',
      '%00',
      '%',
      '\\',
      'http:',
      'file:',
      '__proto__',
    ],
  );
  holds(fc.tuple(targets, fc.constantFrom(...maps), fc.boolean()), ([target, map, isWiki]) => {
    const written = isWiki ? ({ form: 'wiki', target } as const) : target;
    const link = resolveLink(map, 'a/b.md', written);
    if (link.kind === 'post') {
      expect(posts.map(({ id }) => id)).toContain(link.post);
    } else if (link.kind === 'file') {
      expect(files.map(({ id }) => id)).toContain(link.file);
    } else if (link.kind === 'web' && link.program === null) {
      expect(link.url).toMatch(/^(?:https?:|mailto:|\/\/)/i);
    }
    const picture = resolvePicture(map, 'a/b.md', written, (id) => `picture ${id}`);
    expect(picture.kind === 'local' ? ['picture a/p.png', 'picture q.svg'] : ['']).toContain(
      picture.kind === 'local' ? picture.url : '',
    );
  });
});

it('a settings file with any content gives settings, and is kept if it is damaged', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'x.json');
  const schema = z.object({ count: z.number().catch(0), names: z.array(z.string()).catch([]) });
  const contents = fc.oneof(
    textOf('{', '}', '"version"', ':', '1', '2', ',', '"count"', '"names"', '[', ']', 'null', '"__proto__"', '1e999'),
    fc.json(),
    fc.uint8Array({ maxLength: 50 }),
  );
  holds(contents, (content) => {
    writeFileSync(file, content);
    const { count, names } = openStoredFile({ file, schema, delay: 1, onProblem: () => {} }).read();
    expect([typeof count, Array.isArray(names)]).toEqual(['number', true]);
  });
  expect(readdirSync(folder).length).toBeGreaterThan(0);
});
