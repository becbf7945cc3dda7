import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { admonitionKind } from './admonition-kind.ts';

const marker = /^\[!([A-Za-z][A-Za-z-]{0,40})(?:\|[^\]\n]{0,40})?\]([+-]?)(?:[ \t]+([^\n]*))?$/;

interface Callout {
  readonly tag: 'div' | 'details';
  /** Replaces the first paragraph of the quotation. */
  readonly opening: readonly Token[];
}

/**
 * GitHub's `> [!NOTE]`, with a title and a fold (`> [!tip]- Title`) as in Hugo and Obsidian. Obsidian's kinds and
 * aliases are known: https://help.obsidian.md/callouts
 */
export function callouts(md: MarkdownIt): void {
  md.core.ruler.after('block', 'callouts', (state) => {
    const { tokens } = state;
    if (!tokens.some(({ type }) => type === 'blockquote_open')) {
      return;
    }
    const kept: Token[] = [];
    const tags: string[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token;
      kept.push(token);
      if (token.type === 'blockquote_close') {
        token.tag = tags.pop() ?? 'blockquote';
      } else if (token.type === 'blockquote_open') {
        const callout = parseCallout(state, at);
        tags.push(callout?.tag ?? 'blockquote');
        if (!callout) {
          continue;
        }
        token.tag = callout.tag;
        kept.push(...callout.opening);
        at += 3;
      }
    }
    state.tokens = kept;
  });
}

function parseCallout({ tokens, Token: Made }: StateCore, at: number): Callout | null {
  const [quote, paragraph, inline, close] = tokens.slice(at, at + 4);
  if (!quote || paragraph?.type !== 'paragraph_open' || inline?.type !== 'inline' || !close) {
    return null;
  }
  const lineEnd = inline.content.indexOf('\n');
  const first = lineEnd < 0 ? inline.content : inline.content.slice(0, lineEnd);
  const found = first.length > 500 ? null : marker.exec(first.trimEnd());
  if (!found) {
    return null;
  }
  const [, kind = '', fold = '', title = ''] = found;
  quote.attrSet('class', `admonition ${admonitionKind(kind)}`);
  if (fold === '+') {
    quote.attrSet('open', '');
  }
  const tag = fold === '' ? 'div' : 'details';
  const opening: Token[] = [];
  if (fold !== '' || title.trim() !== '') {
    const name = fold === '' ? 'p' : 'summary';
    const begin = new Made('paragraph_open', name, 1);
    begin.attrSet('class', 'admonition-title');
    begin.block = true;
    begin.map = paragraph.map;
    const words = new Made('inline', '', 0);
    words.content = title.trim();
    words.children = [];
    words.map = inline.map;
    words.level = inline.level;
    const end = new Made('paragraph_close', name, -1);
    end.block = true;
    opening.push(begin, words, end);
  }
  if (lineEnd >= 0) {
    inline.content = inline.content.slice(lineEnd + 1);
    if (inline.map) {
      inline.map = [inline.map[0] + 1, inline.map[1]];
    }
    if (paragraph.map) {
      paragraph.map = [paragraph.map[0] + 1, paragraph.map[1]];
    }
    opening.push(paragraph, inline, close);
  }
  return { tag, opening };
}
