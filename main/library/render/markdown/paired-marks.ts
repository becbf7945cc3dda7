import type { MarkdownIt, StateInline } from 'markdown-it';

export interface PairedMark {
  /** Of the rule. Unique among all rules. */
  readonly name: string;
  /** The character that the mark is made of, by its code. */
  readonly sign: number;
  /** How often the character stands in the mark. */
  readonly length: 1 | 2;
  /** Whether a longer run holds several marks. If not, a longer run is not a mark. */
  readonly runs: boolean;
  readonly tag: string;
}

/** Makes an element of the text between two equal marks, by the rules that Markdown has for emphasis. */
export function pairedMarks(md: MarkdownIt, { name, sign, length, runs, tag }: PairedMark): void {
  // Markdown's own marks have the code of their character here.
  const marker = 0x10000 * length + sign;
  const written = String.fromCharCode(sign).repeat(length);
  const turn = (state: StateInline, at: number, nesting: 1 | -1): void => {
    const token = state.tokens[at];
    if (token) {
      token.type = nesting === 1 ? `${tag}_open` : `${tag}_close`;
      token.tag = tag;
      token.nesting = nesting;
      token.markup = written;
      token.content = '';
    }
  };
  const close = (state: StateInline, delimiters: StateInline['delimiters']): void => {
    for (const { marker: own, token, end } of delimiters) {
      if (own === marker && end >= 0) {
        turn(state, token, 1);
        turn(state, delimiters[end]?.token ?? -1, -1);
      }
    }
  };
  md.inline.ruler.before('strikethrough', name, (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== sign) {
      return false;
    }
    const scanned = state.scanDelims(state.pos, true);
    if (runs ? scanned.length < length : scanned.length !== length) {
      return false;
    }
    // What is left of a run stands outside of the element.
    const rest = String.fromCharCode(sign).repeat(scanned.length % length);
    if (rest !== '' && scanned.can_open) {
      state.push('text', '', 0).content = rest;
    }
    for (let count = length; count <= scanned.length; count += length) {
      state.push('text', '', 0).content = written;
      state.delimiters.push({
        marker,
        length: 0,
        token: state.tokens.length - 1,
        end: -1,
        open: scanned.can_open,
        close: scanned.can_close,
      });
    }
    if (rest !== '' && !scanned.can_open) {
      state.push('text', '', 0).content = rest;
    }
    state.pos += scanned.length;
    return true;
  });
  md.inline.ruler2.after('strikethrough', name, (state) => {
    close(state, state.delimiters);
    for (const meta of state.tokens_meta) {
      if (meta?.delimiters) {
        close(state, meta.delimiters);
      }
    }
    return false;
  });
}
