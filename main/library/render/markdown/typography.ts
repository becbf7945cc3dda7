import type { MarkdownIt, StateInline } from 'markdown-it';

/**
 * Typographic dashes and dots as generators make them: `--`, `---`, `...`, `'90s`. In kramdown and Goldmark also `<<`
 * and `>>`; Goldmark replaces them before it reads tags. markdown-it's own rule also replaces `(c)` and `+-`, which
 * none of them does.
 */
export function typography(
  md: MarkdownIt,
  { guillemets }: { readonly guillemets: 'none' | 'kramdown' | 'goldmark' },
): void {
  if (guillemets === 'goldmark') {
    md.inline.ruler.before('html_inline', 'guillemets', parseGuillemets);
  }
  if (guillemets === 'kramdown') {
    md.inline.ruler.before('html_inline', 'guillemets', parseQuoteBefore);
  }
  md.core.ruler.at('replacements', ({ tokens, md: { options } }) => {
    if (!options.typographer) {
      return;
    }
    for (const token of tokens) {
      let inAutolink = false;
      for (const child of token.children ?? []) {
        if (child.type === 'link_open' || child.type === 'link_close') {
          inAutolink = child.info === 'auto' && child.type === 'link_open';
        }
        if (child.type !== 'text' || inAutolink) {
          continue;
        }
        child.content = child.content
          .replaceAll('...', '…')
          .replace(/(?<!-)---(?!-)/g, '—')
          .replace(/(?<!-)--(?!-)/g, '–')
          .replace(/(?<![\p{L}\p{N}])'(?=\d\ds?(?![\p{L}\p{N}]))/gu, '’');
        if (guillemets === 'kramdown') {
          child.content = child.content.replace(/<< ?/g, quoteBegins).replace(/ ?>>/g, quoteEnds);
        }
      }
    }
  });
}

function parseGuillemets(state: StateInline, silent: boolean): boolean {
  const marks = state.src.slice(state.pos, state.pos + 2);
  const sign = marks === '<<' ? '«' : marks === '>>' ? '»' : undefined;
  if (sign === undefined) {
    return false;
  }
  if (!silent) {
    state.push('text', '', 0).content = sign;
  }
  state.pos += 2;
  return true;
}

/** The second sign of `<<word>>` begins no tag. Other marks are replaced in the texts. */
function parseQuoteBefore(state: StateInline, silent: boolean): boolean {
  if (!state.md.options.typographer || !/^<<\S/.test(state.src.slice(state.pos, state.pos + 3))) {
    return false;
  }
  if (!silent) {
    state.pending += '«';
  }
  state.pos += 2;
  return true;
}

function quoteBegins(marks: string): string {
  return marks.endsWith(' ') ? '«\u00a0' : '«';
}

function quoteEnds(marks: string): string {
  return marks.startsWith(' ') ? '\u00a0»' : '»';
}
