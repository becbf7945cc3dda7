import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const words =
  'paper folio signature margin gutter leading serif ligature proof galley stone ink roller chase forme quoin frame reader archive index shelf catalogue binding thread needle board cloth spine title colophon imprint edition volume'.split(
    ' ',
  );

/** A word that only the post with this number has. */
export function ownWord(number: number): string {
  return `word${number}x`;
}

/** The title of a post. Number 0 is the newest. */
export function titleOf(number: number): string {
  return `Post ${number}`;
}

const newest = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

/**
 * A post of 1 to 2 KB, plus `more` paragraphs of 350 bytes. It has its own word (`ownWord`), the word `everywhere`, which
 * all posts have, and `hundredth` if it is each hundredth post. Its date makes it the post at `number` in the list.
 */
export function makePost(number: number, more = 0): string {
  const date = new Date(newest - number * hour).toISOString();
  const paragraph = (from: number) =>
    Array.from({ length: 50 }, (_, at) => words[(number * 7 + from * 13 + at * at) % words.length]).join(' ');
  return [
    '---',
    `title: "${titleOf(number)}"`,
    `date: ${date}`,
    `author: Author ${number % 9}`,
    `tags: [tag${number % 40}, all]`,
    '---',
    '',
    `The ${ownWord(number)} stands everywhere.${number % 100 === 0 ? ' It is a hundredth.' : ''}`,
    '',
    '## A heading',
    '',
    paragraph(1),
    '',
    paragraph(2),
    '',
    paragraph(3),
    '',
    ...Array.from({ length: more }, (_, at) => `${paragraph(4 + at)}\n`),
  ].join('\n');
}

/** Writes posts, a hundred per folder. The newest are in the last folder, which is read first. */
export function writePosts(folder: string, count: number, more = 0): void {
  for (let number = 0; number < count; number += 1) {
    const inside = path.join(folder, String(9_999 - Math.floor(number / 100)));
    if (number % 100 === 0) {
      mkdirSync(inside, { recursive: true });
    }
    writeFileSync(path.join(inside, `post-${number}.md`), makePost(number, more));
  }
}
