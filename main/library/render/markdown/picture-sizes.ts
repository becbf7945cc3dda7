import type { MarkdownIt, Token } from 'markdown-it';

const sized =
  /!\[([^[\]\n]{0,300})\]\(\s{0,5}<?([^\s<>()]{1,500})>?(?:\s{1,5}"([^"\n]{0,300})")?\s{1,5}=(\d{1,5})?x(\d{1,5})?\s{0,5}\)/y;

/**
 * A picture's width in its text (`![words|640x480](url)`, with `bareNumbers` also `![250](url)`) or behind its address
 * (`![words](url =640x480)`).
 */
export function pictureSizes(md: MarkdownIt, { bareNumbers }: { readonly bareNumbers: boolean }): void {
  md.inline.ruler.before('image', 'sized_picture', (state, silent) => {
    if (state.src[state.pos] !== '!' || state.src[state.pos + 1] !== '[') {
      return false;
    }
    sized.lastIndex = state.pos;
    const found = sized.exec(state.src);
    const src = found ? state.md.normalizeLink(found[2] ?? '') : '';
    if (!found || !state.md.validateLink(src)) {
      return false;
    }
    if (!silent) {
      const token = state.push('image', 'img', 0);
      token.attrs = [
        ['src', src],
        ['alt', ''],
      ];
      token.content = found[1] ?? '';
      token.children = [];
      state.md.inline.parse(token.content, state.md, state.env, token.children);
      if (found[3]) {
        token.attrSet('title', found[3]);
      }
      if (found[4]) {
        token.attrSet('width', found[4]);
      }
      if (found[5]) {
        token.attrSet('height', found[5]);
      }
    }
    state.pos = sized.lastIndex;
    return true;
  });
  md.core.ruler.after('inline', 'picture_sizes', ({ tokens }) => {
    for (const token of tokens) {
      for (const child of token.children ?? []) {
        if (child.type === 'image') {
          takeSize(child, bareNumbers);
        }
      }
    }
  });
}

function takeSize(token: Token, bareNumbers: boolean): void {
  const last = token.children?.at(-1);
  if (last?.type !== 'text') {
    return;
  }
  const found = /(?:^|\|)[ \t]{0,9}(\d{1,5})(?:x(\d{1,5}))?[ \t]{0,9}$/.exec(last.content.slice(-30));
  if (!found || !(found[0].startsWith('|') || (bareNumbers && token.content.trim() === found[0].trim()))) {
    return;
  }
  last.content = last.content.slice(0, last.content.length - found[0].length);
  if (found[1]) {
    token.attrSet('width', found[1]);
  }
  if (found[2]) {
    token.attrSet('height', found[2]);
  }
}
