import type { Env, MarkdownIt as MarkdownParser } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import type { HtmlNode } from '../html/html-node.ts';
import { parseHtml } from '../html/parse-html.ts';
import type { Asides, RenderEnv } from './asides.ts';
import { LineCounter } from './line-counter.ts';
import { makeMarkdown } from './make-markdown.ts';
import { TokenNodes } from './token-nodes.ts';

const made = new WeakMap<Dialect, MarkdownParser>();

function markdownOf(dialect: Dialect): MarkdownParser {
  const known = made.get(dialect);
  if (known) {
    return known;
  }
  const md = makeMarkdown(dialect);
  made.set(dialect, md);
  return md;
}

// Millions of combining marks on one letter stop a browser's layout for minutes. No language needs more than a handful.
const stackedMarks = /(\p{M}{32})\p{M}+/gu;
const fewestStacked = 33;
/** All combining marks have higher code units. */
const marksBegin = 0x300;

function boundMarks(text: string): string {
  return mayHoldStack(text) ? text.replace(stackedMarks, '$1') : text;
}

/** Samples the text at this distance. A stack of marks is longer, so it can't slip through. */
function mayHoldStack(text: string): boolean {
  for (let at = fewestStacked - 1; at < text.length; at += fewestStacked) {
    if (text.charCodeAt(at) >= marksBegin) {
      return /[\u0300-\uffff]{33}/.test(text);
    }
  }
  return false;
}

// HTML parsers read a carriage return as a line feed; for Markdown these are the only line ends.
const carriageReturn = /&#(?:0*13|[xX]0*[dD]);/;

/**
 * The state of markdown-it that is passed on, so that a later stretch of a post knows the definitions of an earlier
 * one.
 */
interface Definitions extends Pick<Env, 'references'> {
  abbreviations?: unknown;
}

/** The Markdown of one post as HTML, stretch by stretch. */
export class MarkdownPost {
  readonly asides: Asides = { codeBlocks: [], formulas: [], wikiLinks: [] };
  readonly #dialect: Dialect;
  readonly #nonce: string;
  readonly #parser: MarkdownParser;
  #parsed: boolean;
  readonly #shared: Definitions = {};
  #stretches = 0;
  #isTooDeep = false;

  /**
   * `nonce` must not occur in any text of the post. With `alwaysParsed`, all HTML is written and parsed; the nodes are
   * the same and the work is more.
   */
  constructor(dialect: Dialect, nonce: string, alwaysParsed = false) {
    this.#dialect = dialect;
    this.#nonce = nonce;
    this.#parser = markdownOf(dialect);
    this.#parsed = alwaysParsed;
  }

  /** Whether a block is nested too deep in lists and quotations and is shown as its source. */
  get isTooDeep(): boolean {
    return this.#isTooDeep;
  }

  /**
   * Converts a stretch of Markdown to HTML nodes, which are not sanitized. Elements carry `data-<nonce>` with these
   * words: `n<line>`, the line of the file where they begin; `c<n>`, `m<n>`, `w<n>`, the stand-in for code block,
   * formula or wiki link n; `t`, the contents. A comment with its line stands before raw HTML. `lineOf` maps a line of
   * `source`, counted from 0, to a line of the file. Link definitions hold in later stretches too.
   */
  nodes(source: string, lineOf: (line: number) => number): readonly HtmlNode[] {
    if (this.#dialect.markup === 'html') {
      const comment = `<!--${this.#nonce} n${lineOf(0)}-->`;
      const text = boundMarks(source);
      const counter = new LineCounter(text, 0);
      const mark = (place: number) => ({ name: `data-${this.#nonce}`, value: `n${lineOf(counter.at(place))}` });
      return parseHtml(comment + text, [{ from: comment.length, text, mark }]);
    }
    const env: RenderEnv & Definitions = this.#nextEnv(lineOf);
    const tokens = this.#parser.parse(boundMarks(source), env);
    const nodes = this.#nodesOf(tokens, source, env);
    if (env.references) {
      this.#shared.references = env.references;
    }
    if (env.abbreviations) {
      this.#shared.abbreviations = env.abbreviations;
    }
    return nodes;
  }

  /** The same for inline text on one line of the file, without a paragraph around it. */
  inlineNodes(source: string, line: number): readonly HtmlNode[] {
    const env = this.#nextEnv(() => line);
    return this.#nodesOf(this.#parser.parseInline(boundMarks(source), env), source, env);
  }

  #nodesOf(tokens: ReturnType<MarkdownParser['parse']>, source: string, env: RenderEnv): readonly HtmlNode[] {
    // A later stretch may show what an earlier one defines.
    this.#parsed ||= carriageReturn.test(source);
    return new TokenNodes(this.#parser, this.#dialect, env).read(tokens, this.#parsed);
  }

  #nextEnv(lineOf: (line: number) => number): RenderEnv {
    this.#stretches += 1;
    const tooDeep = (): void => {
      this.#isTooDeep = true;
    };
    const env = { nonce: this.#nonce, lineOf, asides: this.asides, tooDeep, ...this.#shared };
    // Footnote ids must differ between stretches.
    return this.#stretches > 1 ? { ...env, docId: `s${this.#stretches}` } : env;
  }
}
