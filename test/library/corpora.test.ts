import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveReference } from '../../main/library/health/archive-references.ts';
import type { HealthRow } from '../../main/library/model/health.ts';
import type { PostEntry } from '../../main/library/posts/post-table.ts';
import { corpus } from '../corpus.ts';
import { withLibrary } from './open-library.ts';
import { inEnglish } from '../english.ts';
import { leftOverSyntax } from './left-over-syntax.ts';
import { listPlainPosts } from './render/writing/plain-posts.ts';

const { root, isThere, unlessThere } = corpus('end-point-blog');
const mediaName = /\.(?:png|jpe?g|gif|webp|svg|mp3|mp4|webm|wav|m4a|pdf|sh)$/i;

describe.skipIf(!isThere)(`a blog of 1,805 files${unlessThere}`, () => {
  let posts: readonly PostEntry[] = [];
  let references: readonly ArchiveReference[] = [];
  let findings: readonly HealthRow[] = [];
  let plain: readonly string[] = ['not read'];
  let leftOver: readonly string[] = ['not read'];

  beforeAll(async () => {
    await withLibrary(root, async (library) => {
      posts = [...library.posts()];
      references = await library.references();
      findings = await library.check();
      plain = await listPlainPosts(library);
      leftOver = await leftOverSyntax(library);
    });
  }, 240_000);

  const found = (kind: HealthRow['kind']) => findings.filter((row) => row.kind === kind);

  it('tells posts from pages, each post with author, date and tags', () => {
    const own = posts.filter(({ kind }) => kind === 'post');
    expect([own.length, posts.length - own.length]).toEqual([1_797, 8]);
    const lacking = own.filter(
      ({ metadata }) =>
        metadata.authors.length === 0 || metadata.tags.length === 0 || metadata.date.source !== 'front-matter',
    );
    expect(lacking.map(({ file }) => file.path)).toEqual([]);
  });

  it('lays all of them out as they are meant', () => {
    expect(plain).toEqual([]);
  });

  it('leaves no syntax in the text but what the words are about, by kind of mark', () => {
    const kinds = new Map<string, Set<string>>();
    for (const each of leftOver) {
      const [path = '', kind = ''] = each.split(/ {2}|: /);
      kinds.set(kind, (kinds.get(kind) ?? new Set()).add(path));
    }
    // Looked at one by one: sentences about templates, comments of code in tables, and marks that Hugo shows too.
    expect(Object.fromEntries([...kinds].map(([kind, paths]) => [kind, paths.size]))).toEqual({
      link: 3,
      emoji: 1,
      'wiki link': 3,
      comment: 1,
      emphasis: 8,
      formula: 1,
      template: 6,
      heading: 2,
    });
  });

  it('resolves 575 links between posts', () => {
    const kinds = new Map(posts.map(({ file, kind }) => [file.path, kind]));
    const between = references.filter(
      ({ kind, path, to }) =>
        kind === 'post' && kinds.get(path) === 'post' && kinds.get(to?.replace(/#.*/s, '') ?? '') === 'post',
    );
    expect(between).toHaveLength(575);
  });

  it('reports as dead what leads to no file of the sample, to a mistyped address or to an author of no post', () => {
    const dead = found('dead-link').map(({ path, target }) => `${path} ${target}`);
    expect(dead.filter((each) => !mediaName.test(each))).toEqual([
      '2012/08/company-update-august-2012.md /blog/authors/phin-jensen/',
      '2016/06/postgres-migration-speedup-with-table.md www.neilconway.org/docs/sequences/',
      '2016/09/executing-custom-sql-in-django-migration.md /blog/authors/phin-jensen/',
      '2022/02/fun-with-rational-numbers.md /blog/2022/02/fun-with-rational-numbers/demo/',
    ]);
  });

  it('reports no existing file as missing', () => {
    const missing = [...found('missing-picture'), ...found('dead-link')].filter(({ target }) => mediaName.test(target));
    const there = missing.filter(({ path: from, target }) => {
      const decoded = decodeURIComponent(target.replace(/[?#].*$/s, ''));
      const below = decoded.startsWith('/') ? decoded.replace(/^\/blog\//, '') : path.join(path.dirname(from), decoded);
      return existsSync(path.join(root, below));
    });
    expect(there).toEqual([]);
    expect(missing.length).toBeGreaterThan(1_000);
  });

  it('finds the two titles that occur twice, the nearly equal posts, and the misspelt key at its line', () => {
    const [equal, near] = ['It has the same title', 'Its text is nearly'].map((beginning) =>
      found('duplicate').filter(({ message }) => inEnglish(message).startsWith(beginning)),
    );
    expect(new Set(equal?.map(({ target }) => target.toLowerCase())).size).toBe(2);
    expect(near).toHaveLength(4);
    const [row, other] = found('misspelt-key');
    expect([row?.target, row?.line !== null, other]).toEqual(['decription', true, undefined]);
  });
});
