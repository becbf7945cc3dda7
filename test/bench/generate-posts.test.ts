import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  // Inventing the words takes most of the time, so these posts are made once. No test changes them.
  const made = mkdtempSync(path.join(tmpdir(), 'offprint-generated-'));
  let written = 0;

  beforeAll(() => {
    written = generatePosts(made, size);
  });

  afterAll(() => rmSync(made, { recursive: true, force: true }));

  it('gives the same posts for a seed, and others for another one', () => {
    const [again, other] = [temporaryFolder(), temporaryFolder()];
    generatePosts(again, size);
    generatePosts(other, { ...size, seed: 2 });
    expect(filesIn(again)).toEqual(filesIn(made));
    expect(filesIn(other)).not.toEqual(filesIn(made));
  });

  it('gives as many as asked, within 5 % of the size', () => {
    const asked = { posts: 40, megabytes: 1.2, seed: 3 };
    const folder = temporaryFolder();
    const long = generatePosts(folder, asked);
    for (const [root, bytes, { posts, megabytes }] of [
      [made, written, size],
      [folder, long, asked],
    ] as const) {
      const files = filesIn(root);
      expect(files).toHaveLength(posts);
      expect(bytesOf(files)).toBe(bytes);
      expect(Math.abs(bytes / (megabytes * 1_000_000) - 1)).toBeLessThan(0.05);
    }
  });

  it('gives posts without problems, with title, author, tags and dates over twenty years', async () => {
    const posts = await withLibrary(made, (library) => library.posts());
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
    const files = filesIn(made);
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
