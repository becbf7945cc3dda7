import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock, type Token } from 'markdown-it';
import type { RenderEnv } from './asides.ts';
import { lineText } from './line-text.ts';
import { tagEnd } from './tag-end.ts';

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Comments and elements without Markdown in them. CommonMark's rule handles these. */
const left = /^<(?:[!?]|(?:script|style|pre|textarea)\b)/i;
/** An address is a link here too, although MDX itself allows none. */
const address = /^<(?:[a-z][a-z0-9+.-]*:|[^\s<>=]+@)/i;
/** In lines. A longer run of tags is read as text. */
const longest = 40;

/**
 * Elements as in MDX 2 and later: the text between tags is Markdown. A line of tags alone is not a paragraph. A line
 * with words is one, unless all of its words are in elements: https://mdxjs.com/docs/what-is-mdx/#jsx
 */
export function jsxElements(md: MarkdownParser): void {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['html_block']);
  const [htmlBlock] = block.ruler.getRules('');
  md.block.ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      const first = lineText(state, startLine);
      if (!first.startsWith('<')) {
        return false;
      }
      if (left.test(first)) {
        return htmlBlock?.(state, startLine, endLine, silent) ?? false;
      }
      const end = behindTags(state, startLine, endLine);
      if (end === null) {
        return false;
      }
      if (!silent) {
        const token = state.push('html_block', '', 0);
        token.content = withoutShortEnds(state.getLines(startLine, end, state.blkIndent, true));
        token.map = [startLine, end];
        state.line = end;
        takeMargin(state, end, endLine);
      }
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.core.ruler.after('inline', 'jsx_elements', (state) => {
    const { tokens } = state;
    for (const { content, children } of tokens) {
      if (content.includes('/>')) {
        for (const child of children ?? []) {
          child.content = child.type === 'html_inline' ? withoutShortEnds(child.content) : child.content;
        }
      }
    }
    const unwrapped = new Set(tokens.flatMap((token, at) => (isOfElements(token) ? [at - 1, at + 1] : [])));
    state.tokens = tokens.filter((token, at) => {
      if (unwrapped.has(at) && token.type === 'paragraph_open') {
        // Its line stays.
        token.type = 'html_block';
        token.tag = '';
        token.nesting = 0;
        token.hidden = false;
      }
      return !(unwrapped.has(at) && token.type === 'paragraph_close');
    });
  });
}

/** The first line behind lines that hold only tags; null if they hold words. */
function behindTags(state: StateBlock, startLine: number, endLine: number): number | null {
  const { nonce } = state.env as RenderEnv;
  let text = '';
  let at = 0;
  for (let line = startLine; line < Math.min(endLine, startLine + longest); line += 1) {
    if (line > startLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent)) {
      return null;
    }
    text += `${lineText(state, line)}\n`;
    for (let next = behindTag(text, at, nonce); next > at; next = behindTag(text, at, nonce)) {
      at = next;
    }
    if (at === text.length) {
      return line + 1;
    }
    // What is left can only be a tag that goes on in the next line.
    if (text[at] !== '<' || text.indexOf('>', at) >= 0) {
      return null;
    }
  }
  return null;
}

/**
 * Removes the indent of the lines behind a tag, if Markdown's rules would see code in it. MDX has no indented code.
 * Lines with less indent cost nothing, so elements may nest as deep as they like.
 */
function takeMargin(state: StateBlock, from: number, endLine: number): void {
  let margin = Number.POSITIVE_INFINITY;
  let to = from;
  for (; to < endLine; to += 1) {
    const indent = (state.sCount[to] ?? 0) - state.blkIndent;
    if (!state.isEmpty(to)) {
      if (indent < 4 || state.sCount[to] !== state.tShift[to]) {
        break;
      }
      margin = Math.min(margin, indent);
    }
  }
  for (let line = from; line < to; line += 1) {
    if (!state.isEmpty(line)) {
      state.bMarks[line] = (state.bMarks[line] ?? 0) + margin;
      state.tShift[line] = (state.tShift[line] ?? 0) - margin;
      state.sCount[line] = (state.sCount[line] ?? 0) - margin;
    }
  }
}

/**
 * The position behind the tag or component call at a position, and behind the spaces there; the same position if
 * there is none.
 */
function behindTag(text: string, at: number, nonce: string): number {
  let end = at;
  if (/^<\/?[a-z]/i.test(text.slice(at, at + 3)) && !address.test(text.slice(at, at + 100))) {
    end = tagEnd(text, at);
  } else if (text.startsWith(nonce, at)) {
    end =
      at + nonce.length + (/^t\d{1,9}z/.exec(text.slice(at + nonce.length, at + nonce.length + 12))?.[0].length ?? 0);
  }
  if (end <= at) {
    return at;
  }
  while (end < text.length && /\s/.test(text[end] ?? '')) {
    end += 1;
  }
  return end;
}

/** Whether all words of a paragraph are in elements. Then it is not a paragraph. */
function isOfElements({ type: outer, children }: Token): boolean {
  let depth = 0;
  let elements = 0;
  for (const { type, content } of outer === 'inline' ? (children ?? []) : []) {
    const tag = type === 'html_inline' ? /^<(\/?)([a-z][\w:-]*)/i.exec(content) : null;
    if (tag) {
      elements += 1;
      const isWhole = voids.has((tag[2] ?? '').toLowerCase()) || content.includes('</', 1);
      depth += tag[1] === '/' ? -1 : isWhole ? 0 : 1;
    } else if (depth <= 0 && !(type === 'softbreak' || (type === 'text' && content.trim() === ''))) {
      return false;
    }
  }
  return elements > 0;
}

/** Writes `<a id="x" />` with an end tag. An HTML parser would leave the element open. */
function withoutShortEnds(html: string): string {
  let written = '';
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const end = /^<[a-z]/i.test(html.slice(at, at + 2)) ? tagEnd(html, at) : -1;
    const name = end > 0 && html[end - 2] === '/' ? (/^[a-z][\w:-]*/i.exec(html.slice(at + 1, end))?.[0] ?? '') : '';
    if (name !== '' && !voids.has(name.toLowerCase())) {
      written += `${html.slice(from, end - 2).trimEnd()}></${name}>`;
      from = end;
    }
  }
  return written + html.slice(from);
}
