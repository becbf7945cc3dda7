import { readFileSync } from 'node:fs';
import path from 'node:path';
import matter from 'gray-matter';
import { openFts5 } from '../engines/fts5.mjs';
import { listPostFiles } from '../raw-posts.mjs';

/*
 * The least work that makes a folder searchable: read each file, remove its front matter, index the rest with SQLite's
 * FTS5. It runs as a separate process on one core, and prints its time in milliseconds.
 */
const [folder = '.'] = process.argv.slice(2);
const began = performance.now();
const engine = openFts5([...postsOf(folder)]);
process.stdout.write(`${performance.now() - began}\n`);
await engine.close();

/** @returns {Generator<import('../raw-posts.mjs').RawPost>} */
function* postsOf(/** @type {string} */ root) {
  for (const file of listPostFiles(root)) {
    const { title, tags, body } = parse(readFileSync(file, 'utf8'));
    yield { path: path.relative(root, file), title, tags, body, plain: '', raw: '' };
  }
}

/** Front matter that gray-matter can't read counts as text. */
function parse(/** @type {string} */ raw) {
  try {
    // The empty options switch off gray-matter's cache, which would keep all files in memory.
    const { data, content } = matter(raw, {});
    return { title: String(data['title'] ?? ''), tags: [data['tags'] ?? []].flat().join(' '), body: content };
  } catch {
    return { title: '', tags: '', body: raw };
  }
}
