import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A post as the other engines get it. It is read by a few separate lines, so that our parsers neither help nor hinder them.
 * @typedef {{ path: string, title: string, tags: string, body: string, plain: string, raw: string }} RawPost `plain` is
 * the body without code blocks, markup and addresses, `raw` the whole file.
 */

/** @returns {Generator<string>} the Markdown files of a folder, absolute, in order of their names */
export function* listPostFiles(/** @type {string} */ folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') {
      continue;
    }
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* listPostFiles(place);
    } else if (/\.(md|markdown)$/i.test(entry.name)) {
      yield place;
    }
  }
}

/** @returns {RawPost[]} every Markdown file of a folder that has front matter with a title */
export function readRawPosts(/** @type {string} */ folder) {
  const posts = [];
  for (const file of listPostFiles(folder)) {
    const raw = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const fence = /^(---|\+\+\+)[^\S\n]*\r?\n([\s\S]*?)\r?\n\1[^\S\n]*(?:\r?\n|$)/.exec(raw);
    const head = fence?.[2] ?? '';
    const title = /^title\s*[:=]\s*(['"]?)(.*?)\1\s*$/m.exec(head)?.[2] ?? '';
    const body = fence ? raw.slice(fence[0].length) : raw;
    const plain = withoutAddresses(
      body
        .replace(/```[\s\S]*?```|~~~[\s\S]*?~~~/g, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\{\{[\s\S]*?\}\}/g, ' '),
    );
    const place = path.relative(folder, file).split(path.sep).join('/');
    posts.push({ path: place, title, tags: tagsOf(head), body, plain, raw });
  }
  return posts;
}

/** The text without the targets of its links, which nobody searches. */
export function withoutAddresses(/** @type {string} */ text) {
  return text.replace(/\]\([^)]*\)/g, '] ').replace(/https?:\/\/\S+/g, ' ');
}

/** The tags of a front matter in any of its three forms (`a, b`; `[a, b]`; a list of lines), by spaces. */
function tagsOf(/** @type {string} */ head) {
  const [, line = '', rest = ''] =
    /^(?:tags|categories)\s*[:=][^\S\n]*(.*)\n?((?:[^\S\n]*-[^\S\n].*\n?)*)/m.exec(head) ?? [];
  return `${line}\n${rest}`
    .replace(/[[\]"',]|^\s*-\s/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
