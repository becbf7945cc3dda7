import { readFileSync } from 'node:fs';
import path from 'node:path';
import matter from 'gray-matter';
import { openFts5 } from '../engines/fts5.mjs';
import { listPostFiles } from '../raw-posts.mjs';

/*
 * The least that makes a folder searchable: read each file, take its front matter off, hand the rest to SQLite's FTS5.
 * It runs as a process of its own, on one core, and prints how many milliseconds that took.
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

/** A front matter that gray-matter can't read is text like the rest. */
function parse(/** @type {string} */ raw) {
  try {
    // Without options it keeps all that it ever parsed.
    const { data, content } = matter(raw, {});
    return { title: String(data['title'] ?? ''), tags: [data['tags'] ?? []].flat().join(' '), body: content };
  } catch {
    return { title: '', tags: '', body: raw };
  }
}
