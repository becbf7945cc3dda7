import type { MarkdownIt, StateInline } from 'markdown-it';

const tilde = 0x7e;
/** A single tilde. It closes only a single one, and a pair closes only a pair. */
const single = 0x1007e;

/** `~one~` is struck out, as `~~two~~` is: https://github.github.com/gfm/#strikethrough-extension- */
export function singleTildes(md: MarkdownIt): void {
  md.inline.ruler.before('strikethrough', 'single_tilde', open);
  md.inline.ruler2.after('strikethrough', 'single_tilde', (state) => {
    strike(state, state.delimiters);
    for (const meta of state.tokens_meta) {
      if (meta?.delimiters) {
        strike(state, meta.delimiters);
      }
    }
    return false;
  });
}

function open(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) {
    return false;
  }
  const scanned = state.scanDelims(state.pos, true);
  if (scanned.length !== 1) {
    return false;
  }
  state.push('text', '', 0).content = '~';
  state.delimiters.push({
    marker: single,
    length: 0,
    token: state.tokens.length - 1,
    end: -1,
    open: scanned.can_open,
    close: scanned.can_close,
  });
  state.pos += 1;
  return true;
}

function strike(state: StateInline, delimiters: StateInline['delimiters']): void {
  for (const { marker, token, end } of delimiters) {
    if (marker === single && end >= 0) {
      turn(state, token, 1);
      turn(state, delimiters[end]?.token ?? -1, -1);
    }
  }
}

function turn(state: StateInline, at: number, nesting: 1 | -1): void {
  const token = state.tokens[at];
  if (token) {
    token.type = nesting === 1 ? 's_open' : 's_close';
    token.tag = 's';
    token.nesting = nesting;
    token.markup = '~';
    token.content = '';
  }
}
