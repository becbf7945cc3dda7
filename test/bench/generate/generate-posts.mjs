import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { postWriter } from './post-text.mjs';
import { chances, drawBy } from './random.mjs';
import { frequencyOf, inventWords } from './vocabulary.mjs';

/** More words than 250 MB of text use. How many of them a folder uses depends on its size. */
const vocabularySize = 400_000;
const tagCount = 240;
const authorCount = 164;
const years = 20;
const lastDay = Date.UTC(2025, 11, 31);
const day = 86_400_000;

/** @typedef {{ posts: number, megabytes: number, seed: number }} Size A megabyte is 1,000,000 bytes. */

/**
 * Writes a folder of invented posts, `YEAR/MONTH/SLUG.md`. They have the statistics of end-point-blog and none of its text:
 * frequency and length of words, sizes of posts, kinds of blocks, tags, authors, links between posts. The same size and
 * seed give the same posts. The folder need not exist.
 * @param {string} folder
 * @param {Size} size
 * @returns {number} how many bytes there are in it
 */
export function generatePosts(folder, { posts, megabytes, seed }) {
  const luck = chances(seed);
  const { between, around, random } = luck;
  const vocabulary = inventWords(luck, vocabularySize);
  const draw = drawBy(
    Float64Array.from(vocabulary, (_, at) => frequencyOf(at + 1)),
    random,
  );
  const drawWord = () => /** @type {string} */ (vocabulary[draw()]);
  // Titles and tags use no words of the highest frequency, which have no meaning in real posts (the, of, and).
  const telling = () => {
    for (;;) {
      const at = draw();
      const word = vocabulary[at] ?? '';
      if (at > 120 && word.length > 2) {
        return word;
      }
    }
  };
  const tags = [...new Set(Array.from({ length: tagCount * 2 }, telling))].slice(0, tagCount);
  const drawTag = drawBy(
    Float64Array.from(tags, (_, at) => 1 / (at + 3)),
    random,
  );
  const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1);
  const authors = Array.from({ length: authorCount }, () => `${capital(telling())} ${capital(telling())}`);
  const drawAuthor = drawBy(
    Float64Array.from(authors, (_, at) => 1 / (at + 2)),
    random,
  );

  /** @type {Set<string>} */
  const places = new Set();
  const plans = Array.from({ length: posts }, (_, number) => {
    const title = capital(
      Array.from({ length: Math.max(2, Math.min(14, Math.round(around(6, 11)))) }, telling).join(' '),
    );
    const date = new Date(lastDay - Math.floor((number / posts) * years * 365.25) * day).toISOString().slice(0, 10);
    const month = date.slice(0, 7).replace('-', '/');
    let place = `${month}/${title.toLowerCase().replaceAll(' ', '-').slice(0, 60)}`;
    if (places.has(place)) {
      place += `-${number}`;
    }
    places.add(place);
    return { title, date, place, weight: around(1, 3.83) };
  });
  const addresses = [...places].map((place) => `/blog/${place}/`);
  const address = () => /** @type {string} */ (addresses[Math.floor(random() * addresses.length)]);

  const write = postWriter(luck, drawWord);
  let bytesLeft = megabytes * 1_000_000;
  let weightLeft = plans.reduce((sum, { weight }) => sum + weight, 0);
  let written = 0;
  for (const { title, date, place, weight } of plans) {
    // Each post is a few bytes longer than asked, so the posts after it are made shorter.
    const size = Math.max(300, (bytesLeft * weight) / weightLeft);
    const own = new Set(Array.from({ length: between(1, 5) }, () => /** @type {string} */ (tags[drawTag()])));
    const author = authors[drawAuthor()] ?? '';
    const text = write({ title, date, author, tags: [...own], size, address });
    const file = path.join(folder, `${place}.md`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const bytes = Buffer.byteLength(text);
    written += bytes;
    bytesLeft -= bytes;
    weightLeft -= weight;
  }
  return written;
}

/**
 * One post of a given size, for tests of very long posts.
 * @param {{ title: string, date: string, bytes: number, seed: number }} wanted
 * @returns {string} the whole file
 */
export function generateLongPost({ title, date, bytes, seed }) {
  const luck = chances(seed);
  const vocabulary = inventWords(luck, 20_000);
  const draw = drawBy(
    Float64Array.from(vocabulary, (_, at) => frequencyOf(at + 1)),
    luck.random,
  );
  const write = postWriter(luck, () => /** @type {string} */ (vocabulary[draw()]));
  return write({ title, date, author: 'A Writer', tags: ['long'], size: bytes, address: () => '/' });
}
