import type { MarkdownIt as MarkdownParser, Token } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { HtmlBuilder } from '../html/html-builder.ts';
import type { HtmlAttribute, HtmlNode } from '../html/html-node.ts';
import { joinedNodes } from '../html/joined-nodes.ts';
import { parseClosedHtml, parseHtml } from '../html/parse-html.ts';
import { putPlainHtml } from '../html/put-plain-html.ts';
import type { AuthorHtml } from '../html/reference-places.ts';
import {
  type CodeDialect,
  lineOf,
  type RenderEnv,
  type Stand,
  standForCode,
  standForContents,
  standForFormula,
  standForWikiLink,
} from './asides.ts';
import { LineCounter } from './line-counter.ts';
import { lineOfWords } from './source-lines.ts';

const singles = new Set(['br', 'hr', 'img']);

/** The most pieces that are parsed one by one. To start a parser costs more than to let it go on. */
const mostPieces = 30;

/**
 * Turns a post's tokens into the nodes that a parser would make of their HTML. Most blocks are built directly. A block
 * with raw HTML that needs a parser's rules is rendered and parsed. If it leaves something open, everything behind it
 * is parsed too.
 */
export class TokenNodes {
  readonly #md: MarkdownParser;
  readonly #dialect: CodeDialect & Pick<Dialect, 'math'>;
  readonly #env: RenderEnv;
  readonly #built = new HtmlBuilder();

  constructor(md: MarkdownParser, dialect: CodeDialect & Pick<Dialect, 'math'>, env: RenderEnv) {
    this.#md = md;
    this.#dialect = dialect;
    this.#env = env;
  }

  /** With `parsed`, every block is rendered as HTML and parsed. */
  read(tokens: readonly Token[], parsed: boolean): readonly HtmlNode[] {
    if (parsed) {
      const { html, stretches } = this.#html(tokens, 0, tokens.length);
      return parseHtml(html, stretches);
    }
    const pieces: (readonly HtmlNode[])[] = [];
    const built = this.#built;
    let begin = 0;
    let pieceCount = 0;
    let before = this.#asideCounts();
    for (let at = 0, depth = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token;
      depth += token.nesting;
      if (built.isFitting) {
        this.#put(tokens, at);
      }
      const isLast = at === tokens.length - 1;
      if (!isLast && (depth > 0 || (built.isFitting && built.isOpen))) {
        continue;
      }
      const { isFitting } = built;
      const nodes = built.take();
      if (isFitting) {
        pieces.push(nodes);
      } else {
        const { codeBlocks, formulas, wikiLinks } = this.#env.asides;
        [codeBlocks.length, formulas.length, wikiLinks.length] = before;
        const { html, stretches } = this.#html(tokens, begin, at + 1);
        pieceCount += 1;
        const closed = pieceCount > mostPieces ? null : parseClosedHtml(html, this.#env.nonce, stretches);
        if (closed === null) {
          [codeBlocks.length, formulas.length, wikiLinks.length] = before;
          const rest = this.#html(tokens, begin, tokens.length);
          pieces.push(parseHtml(rest.html, rest.stretches));
          break;
        }
        pieces.push(closed);
      }
      begin = at + 1;
      before = this.#asideCounts();
    }
    return joinedNodes(pieces);
  }

  #asideCounts(): [number, number, number] {
    const { codeBlocks, formulas, wikiLinks } = this.#env.asides;
    return [codeBlocks.length, formulas.length, wikiLinks.length];
  }

  /** Renders tokens as markdown-it does, and notes which stretches of the HTML their author wrote. */
  #html(
    tokens: readonly Token[],
    from: number,
    to: number,
  ): { readonly html: string; readonly stretches: readonly AuthorHtml[] } {
    const { renderer, options } = this.#md;
    const stretches: AuthorHtml[] = [];
    let html = '';
    const write = (all: Token[], at: number): void => {
      const token = all[at] as Token;
      const rule = renderer.rules[token.type];
      html += rule ? rule(all, at, options, this.#env, renderer) : renderer.renderToken(all, at, options);
      if (token.type === 'html_block' || token.type === 'html_inline') {
        const { content: text } = token;
        stretches.push({ from: html.length - text.length, text, mark: this.#marks(token) });
      }
    };
    for (let at = from; at < to; at += 1) {
      const token = tokens[at] as Token;
      if (token.type === 'inline') {
        const words = token.children ?? [];
        for (let inner = 0; inner < words.length; inner += 1) {
          write(words, inner);
        }
      } else {
        write(tokens as Token[], at);
      }
    }
    return { html, stretches };
  }

  /** The function that gives the line marks of the elements in a token of HTML. */
  #marks(token: Token): AuthorHtml['mark'] {
    const env = this.#env;
    const first = token.map?.[0] ?? (token as { readonly line?: number | null }).line ?? 0;
    const counter = new LineCounter(token.content, first);
    return (place) => ({ name: `data-${env.nonce}`, value: `n${env.lineOf(counter.at(place))}` });
  }

  #put(tokens: readonly Token[], at: number): void {
    const token = tokens[at] as Token;
    if (token.type === 'inline') {
      this.#inline(token.children ?? []);
    } else {
      this.#token(tokens, at);
    }
  }

  #inline(tokens: readonly Token[]): void {
    for (let at = 0; at < tokens.length; at += 1) {
      this.#token(tokens, at);
    }
  }

  #token(tokens: readonly Token[], at: number): void {
    const token = tokens[at] as Token;
    const built = this.#built;
    switch (token.type) {
      case 'text':
        built.text(token.content);
        return;
      case 'softbreak':
        if (this.#md.options.breaks) {
          built.single('br');
        }
        built.text('\n');
        return;
      case 'hardbreak':
        built.single('br');
        built.text('\n');
        return;
      case 'code_inline':
        built.open('code', this.#attributes(token));
        built.text(token.content);
        built.close('code');
        return;
      case 'image':
        this.#image(token);
        return;
      case 'fence':
      case 'code_block':
        this.#stand(standForCode(token, this.#env, this.#dialect));
        built.text('\n');
        return;
      case 'math':
        this.#stand(standForFormula(token, this.#env, this.#dialect.math === 'dollars'));
        return;
      case 'wiki_link':
        this.#stand(standForWikiLink(token, this.#env, lineOfWords(token, this.#env)));
        return;
      case 'contents':
        this.#stand(standForContents(this.#env));
        return;
      case 'html_block':
        built.comment(`${this.#env.nonce} n${lineOf(token, this.#env) ?? this.#env.lineOf(0)}`);
        putPlainHtml(built, token.content, this.#marks(token));
        return;
      case 'html_inline':
        putPlainHtml(built, token.content, this.#marks(token));
        return;
      case 'block_attributes':
      case 'comment':
        return;
      case 'footnote_ref':
      case 'footnote_block_open':
      case 'footnote_block_close':
      case 'footnote_open':
      case 'footnote_close':
      case 'footnote_anchor':
        this.#footnote(token);
        return;
      default:
        if (this.#md.renderer.rules[token.type]) {
          built.giveUp();
        } else {
          this.#plain(tokens, at);
        }
    }
  }

  /** As markdown-it's `renderToken`: line breaks differ between tight and loose lists. */
  #plain(tokens: readonly Token[], at: number): void {
    const token = tokens[at] as Token;
    if (token.hidden) {
      return;
    }
    const built = this.#built;
    if (token.block && token.nesting !== -1 && endsHidden(tokens, at)) {
      built.text('\n');
    }
    if (token.nesting === 1) {
      built.open(token.tag, this.#attributes(token));
    } else if (token.nesting === -1) {
      built.close(token.tag);
    } else if (singles.has(token.tag)) {
      built.single(token.tag, this.#attributes(token));
    } else {
      built.giveUp();
    }
    if (token.block && (token.nesting !== 1 || breaksLine(tokens, at))) {
      built.text('\n');
    }
  }

  #image(token: Token): void {
    const alt = this.#md.renderer.renderInlineAsText(token.children ?? [], this.#md.options, this.#env);
    token.attrSet('alt', alt);
    this.#built.single('img', this.#attributes(token));
  }

  #stand({ tag, attrs, text }: Stand): void {
    if (tag === 'img') {
      this.#built.single(tag, attrs);
      return;
    }
    this.#built.open(tag, attrs);
    this.#built.text(text);
    this.#built.close(tag);
  }

  /** As markdown-it-footnote renders its tokens, without the section around them. */
  #footnote(token: Token): void {
    const built = this.#built;
    if (token.type === 'footnote_block_open') {
      built.single('hr');
      built.text('\n');
      built.open('ol', [{ name: 'class', value: 'footnotes' }]);
      built.text('\n');
      return;
    }
    if (token.type === 'footnote_block_close' || token.type === 'footnote_close') {
      built.close(token.type === 'footnote_close' ? 'li' : 'ol');
      built.text('\n');
      return;
    }
    const { id, subId } = token.meta as { readonly id: number; readonly subId?: number };
    const number = String(id + 1);
    const { docId } = this.#env;
    const name = typeof docId === 'string' ? `-${docId}-${number}` : number;
    const again = subId !== undefined && subId > 0 ? `:${subId}` : '';
    if (token.type === 'footnote_open') {
      built.open('li', [
        { name: 'id', value: `fn${name}${again}` },
        { name: 'class', value: 'footnote-item' },
      ]);
    } else if (token.type === 'footnote_ref') {
      built.open('sup', [{ name: 'class', value: 'footnote-ref' }]);
      built.open('a', [
        { name: 'href', value: `#fn${name}` },
        { name: 'id', value: `fnref${name}${again}` },
      ]);
      built.text(`[${number}]`);
      built.close('a');
      built.close('sup');
    } else {
      built.text(' ');
      built.open('a', [
        { name: 'href', value: `#fnref${name}${again}` },
        { name: 'class', value: 'footnote-backref' },
      ]);
      built.text('\u21a9\ufe0e');
      built.close('a');
    }
  }

  #attributes({ attrs }: Token): readonly HtmlAttribute[] {
    return attrs === null ? noAttributes : attrs.map(([name, value]) => ({ name, value: String(value) }));
  }
}

const noAttributes: readonly HtmlAttribute[] = [];

/** Whether the token before is the end of a hidden block. */
function endsHidden(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && tokens[before]?.hidden && tokens[before]?.nesting === 0) {
    before -= 1;
  }
  const token = tokens[before];
  return token?.hidden === true && token.nesting === -1;
}

/** Whether a line break follows the opening tag of a block: not before inline text or its own end tag. */
function breaksLine(tokens: readonly Token[], at: number): boolean {
  let behind = at + 1;
  while (tokens[behind]?.hidden && tokens[behind]?.nesting === 0) {
    behind += 1;
  }
  const next = tokens[behind];
  if (next === undefined) {
    return true;
  }
  return next.type !== 'inline' && !next.hidden && !(next.nesting === -1 && next.tag === tokens[at]?.tag);
}
