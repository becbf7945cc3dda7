import type { MarkdownIt } from 'markdown-it';

/** Chinese, Japanese and Korean letters and punctuation. */
const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
/** Punctuation that Chinese text shares with European text. */
const shared = /[“”‘’…—·]/;
const sign = /[\p{P}\p{S}]/u;
const space = /^\s?$/u;

/**
 * Emphasis between letters without spaces: `**重点：**后面`. In CommonMark a closing mark behind punctuation must be
 * followed by a space or punctuation, so some generators show these marks as asterisks; older ones made emphasis. The
 * author meant emphasis. Here punctuation of these scripts counts as letters, and their letters count as an edge.
 */
export function cjkEmphasis(md: MarkdownIt): void {
  const { State } = md.inline;
  md.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      const { src, posMax } = this;
      const before = characterBefore(src, start);
      const end = start + scanned.length;
      const after = end < posMax ? String.fromCodePoint(src.codePointAt(end) ?? 32) : ' ';
      if (!eastAsian.test(before) && !eastAsian.test(after)) {
        return scanned;
      }
      const [isSignBefore, isSignAfter] = [before, after].map((one) => sign.test(one) && !isEastAsianSign(one));
      const [isEdgeBefore, isEdgeAfter] = [before, after].map(
        (one) => space.test(one) || sign.test(one) || eastAsian.test(one),
      );
      const opens = !space.test(after) && (!isSignAfter || isEdgeBefore === true);
      const closes = !space.test(before) && (!isSignBefore || isEdgeAfter === true);
      return {
        ...scanned,
        can_open: scanned.can_open || (opens && canSplitWord),
        can_close: scanned.can_close || (closes && canSplitWord),
      };
    }
  };
}

function characterBefore(src: string, at: number): string {
  const code = src.charCodeAt(at - 1);
  return at === 0 ? ' ' : (code & 0xfc00) === 0xdc00 && at > 1 ? src.slice(at - 2, at) : (src[at - 1] ?? ' ');
}

function isEastAsianSign(one: string): boolean {
  return eastAsian.test(one) || shared.test(one);
}
