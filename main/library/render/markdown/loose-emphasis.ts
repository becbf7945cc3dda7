import type { MarkdownIt } from 'markdown-it';

const star = 0x2a;
const space = /^\s?$/;

/**
 * Asterisks as kramdown and Python-Markdown read them: they open emphasis if no space is behind them, and close it if
 * none is before them. CommonMark also looks at punctuation, and leaves `**Note:**text` as it is.
 */
export function looseEmphasis(md: MarkdownIt): void {
  const { State } = md.inline;
  md.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      if (this.src.charCodeAt(start) !== star) {
        return scanned;
      }
      const end = start + scanned.length;
      return {
        ...scanned,
        can_open: !space.test(this.src.slice(end, Math.min(end + 1, this.posMax))),
        can_close: !space.test(this.src.slice(start - 1, start)),
      };
    }
  };
}
