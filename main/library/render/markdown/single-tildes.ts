import type { MarkdownIt } from 'markdown-it';
import { pairedMarks } from './paired-marks.ts';

/** `~one~` is struck out, as `~~two~~` is: https://github.github.com/gfm/#strikethrough-extension- */
export function singleTildes(md: MarkdownIt): void {
  pairedMarks(md, { name: 'single_tilde', sign: 0x7e, length: 1, runs: false, tag: 's' });
}
