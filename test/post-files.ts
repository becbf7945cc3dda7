import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files into a folder, by relative paths, and makes the folders that they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** A post with this YAML as its front matter and these paragraphs (by default one word) as its text. */
export function postText(fields: string, ...paragraphs: readonly string[]): string {
  return `---\n${fields}\n---\n\n${paragraphs.length === 0 ? 'Text.' : paragraphs.join('\n\n')}\n`;
}

/** A post with this title and date, and these paragraphs (by default one word) as its text. */
export function datedPost(title: string, date: string, ...paragraphs: readonly string[]): string {
  return postText(`title: ${title}\ndate: ${date}`, ...paragraphs);
}

/** Paragraphs with different texts. Eighty are more than a window shows. */
export function manyParagraphs(count = 80): readonly string[] {
  return Array.from({ length: count }, (_, at) => `Paragraph ${at} of a post that is long enough to be scrolled.`);
}
