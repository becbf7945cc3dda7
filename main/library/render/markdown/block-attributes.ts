import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { type AttributeList, parseAttributeList } from './attribute-list.ts';
import { setAttributes } from './heading-attributes.ts';
import { lineText } from './line-text.ts';

/**
 * kramdown's attribute lists, https://kramdown.gettalong.org/syntax.html#attribute-list-definitions: `{: #id .class}`
 * on a line before or after a block, or right behind a span; `{:toc}` replaces a list by the contents.
 */
export function blockAttributes(md: MarkdownIt): void {
  attributeLines(md, (line) => (line.startsWith('{:') && line.endsWith('}') ? parseList(line) : null));
  md.inline.ruler.push('span_attributes', spanAttributes);
}

/** Goldmark's attributes, if a site enables them: `{.class #id}` on the line behind a block. */
export function plainBlockAttributes(md: MarkdownIt): void {
  attributeLines(md, (line) => {
    const list = /^\{[.#\w].*\}$/.test(line) ? parseAttributeList(line.slice(1, -1)) : null;
    return list !== null && list.words.length === 0 ? list : null;
  });
}

function attributeLines(md: MarkdownIt, read: (line: string) => AttributeList | null): void {
  md.block.ruler.before(
    'paragraph',
    'block_attributes',
    (state, startLine, _endLine, silent) => {
      const line = lineText(state, startLine);
      const list = read(line);
      if (!list) {
        return false;
      }
      if (silent) {
        return true;
      }
      state.line = startLine + 1;
      const token = state.push('block_attributes', '', 0);
      token.hidden = true;
      token.map = [startLine, startLine + 1];
      token.meta = { list };
      return true;
    },
    { alt: ['paragraph', 'list', 'blockquote'] },
  );
  md.renderer.rules['block_attributes'] = () => '';
  md.core.ruler.after('block', 'place_block_attributes', ({ tokens }) => placeAttributes(tokens));
}

function parseList(text: string): AttributeList | null {
  return parseAttributeList(text.slice(text.startsWith('{::') ? 3 : 2, -1));
}

function placeAttributes(tokens: Token[]): void {
  /** The first tokens of the blocks that are open at a position, and of the last block that was closed there. */
  const open: number[] = [];
  const closed: (number | null)[] = [null];
  tokens.forEach((token, at) => {
    if (token.nesting === 1) {
      open.push(at);
      closed.push(null);
    } else if (token.nesting === -1) {
      closed.pop();
      closed[closed.length - 1] = open.pop() ?? null;
    } else if (token.type === 'block_attributes') {
      const { list } = token.meta as { list: AttributeList };
      const before = closed.at(-1) ?? null;
      const isNext = before === null || (tokens[before]?.map?.[1] ?? -1) < (token.map?.[0] ?? 0);
      const target = isNext ? tokens[at + 1] : tokens[before];
      if (target && list.words.includes('toc') && /^(?:bullet|ordered)_list_open$/.test(target.type)) {
        target.meta = { contents: true };
      } else if (target && target.nesting !== -1) {
        setAttributes(target, list);
      }
    } else if (token.type !== 'inline') {
      closed[closed.length - 1] = at;
    }
  });
  // The list is replaced by the contents, so all of it is removed.
  let depth = -1;
  for (let at = 0, kept = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) {
      tokens.length = kept;
      break;
    }
    if (depth >= 0) {
      if (token.level === depth && token.nesting === -1) {
        depth = -1;
      }
      continue;
    }
    if ((token.meta as { contents?: boolean } | null)?.contents && token.nesting === 1) {
      depth = token.level;
      token.type = 'contents';
      token.nesting = 0;
      token.tag = '';
    }
    tokens[kept] = token;
    kept += 1;
  }
}

/** Puts attributes behind a span on the span's opening token. */
function spanAttributes(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{:', state.pos)) {
    return false;
  }
  const end = state.src.slice(state.pos, state.pos + 500).indexOf('}');
  const list = end < 0 ? null : parseList(state.src.slice(state.pos, state.pos + end + 1));
  const last = state.tokens.at(-1);
  if (!list || state.pending !== '' || !last) {
    return false;
  }
  if (!silent) {
    if (last.nesting === 0) {
      setAttributes(last, list);
    } else if (last.nesting === -1) {
      const opening = state.tokens.findLast((token) => token.nesting === 1 && token.level === last.level);
      setAttributes(opening, list);
    }
  }
  state.pos += end + 1;
  return true;
}
