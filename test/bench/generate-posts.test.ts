import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLibrary } from '../library/open-library.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { generateLongPost, generatePosts } from './generate/generate-posts.mjs';

const size = { posts: 120, megabytes: 0.7, seed: 1 };

function filesIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

function bytesOf(files: ReturnType<typeof filesIn>): number {
  return files.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
}

describe('posts generated for measuring', () => {
  it('gives the same posts for a seed, and others for another one', () => {
    const [once, again, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    generatePosts(once, size);
    generatePosts(again, size);
    generatePosts(other, { ...size, seed: 2 });
    expect(filesIn(again)).toEqual(filesIn(once));
    expect(filesIn(other)).not.toEqual(filesIn(once));
  });

  it.each([size, { posts: 40, megabytes: 1.2, seed: 3 }])(
    'gives as many as asked, within 5 % of the size: $posts posts, $megabytes MB',
    (asked) => {
      const folder = temporaryFolder();
      const written = generatePosts(folder, asked);
      const files = filesIn(folder);
      expect(files).toHaveLength(asked.posts);
      expect(bytesOf(files)).toBe(written);
      expect(Math.abs(written / (asked.megabytes * 1_000_000) - 1)).toBeLessThan(0.05);
    },
  );

  it('gives posts without problems, with title, author, tags and dates over twenty years', async () => {
    const folder = temporaryFolder();
    generatePosts(folder, size);
    const posts = await withLibrary(folder, (library) => library.posts());
    expect(posts).toHaveLength(size.posts);
    expect(posts.flatMap(({ problems }) => problems)).toEqual([]);
    for (const { metadata } of posts) {
      expect(metadata.title).toMatch(/^[A-Z][a-z]*(?: [a-z]+)+$/);
      expect(metadata.date).toMatchObject({ source: 'front-matter' });
      expect(metadata.authors).toHaveLength(1);
      expect(metadata.tags.length).toBeGreaterThan(0);
    }
    const years = posts.map(({ metadata }) => Number(metadata.date?.text.slice(0, 4)));
    expect(Math.max(...years) - Math.min(...years)).toBe(19);
  });

  it('gives posts that link to each other', () => {
    const folder = temporaryFolder();
    generatePosts(folder, size);
    const files = filesIn(folder);
    const addresses = new Set(files.map(([name]) => `/blog/${name.replaceAll(path.sep, '/').replace(/\.md$/, '/')}`));
    const links = files.flatMap(([, text]) => [...text.matchAll(/\]\((\/blog\/\d[^)]*)\)/g)].map(([, link]) => link));
    expect(links.length).toBeGreaterThan(size.posts / 2);
    expect(links.filter((link) => !addresses.has(link ?? ''))).toEqual([]);
  });

  it('gives one post of any length', () => {
    const text = generateLongPost({ title: 'Long', date: '2026-01-01', bytes: 1_000_000, seed: 1 });
    expect(Math.abs(Buffer.byteLength(text) / 1_000_000 - 1)).toBeLessThan(0.05);
    expect(text).toBe(generateLongPost({ title: 'Long', date: '2026-01-01', bytes: 1_000_000, seed: 1 }));
  });
});
