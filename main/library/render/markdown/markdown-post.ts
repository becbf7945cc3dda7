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

// A few million marks on one letter stop a browser's layout for minutes; no language needs more than a handful.
const stackedMarks = /(\p{M}{32})\p{M}+/gu;
const fewestStacked = 33;
/** Every mark is beyond this character. */
const marksBegin = 0x300;

function boundMarks(text: string): string {
  return mayHoldStack(text) ? text.replace(stackedMarks, '$1') : text;
}

/** One character in so many is looked at: as many marks in a row do not slip through. */
function mayHoldStack(text: string): boolean {
  for (let at = fewestStacked - 1; at < text.length; at += fewestStacked) {
    if (text.charCodeAt(at) >= marksBegin) {
      return /[\u0300-\uffff]{33}/.test(text);
    }
  }
  return false;
}

// A parser of HTML takes a carriage return for a line feed; Markdown makes one of nothing but these.
const carriageReturn = /&#(?:0*13|[xX]0*[dD]);/;

/** What markdown-it keeps as it goes, so that the next stretch of a post knows what an earlier one defined. */
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
   * `nonce` must not occur in any text of the post. With `alwaysParsed` all HTML is written and parsed, which makes the
   * same nodes for more work.
   */
  constructor(dialect: Dialect, nonce: string, alwaysParsed = false) {
    this.#dialect = dialect;
    this.#nonce = nonce;
    this.#parser = markdownOf(dialect);
    this.#parsed = alwaysParsed;
  }

  /** Whether something stood too deep in lists and quotations, and is shown as it is written. */
  get isTooDeep(): boolean {
    return this.#isTooDeep;
  }

  /**
   * Turns Markdown into the HTML that its author meant, not sanitized. Elements carry `data-<nonce>` with the words
   * `n<line>` (the line of the file they begin on), `c<n>`, `m<n>` and `w<n>` (code block, formula, wiki link n stand
   * here) and `t` (the contents); raw HTML follows a comment with a line. `lineOf` tells the line of the file that a
   * line of `source`, from 0, is. References of one stretch hold in those that follow.
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

  /** The same for words that stand on one line of the file, without a paragraph around them. */
  inlineNodes(source: string, line: number): readonly HtmlNode[] {
    const env = this.#nextEnv(() => line);
    return this.#nodesOf(this.#parser.parseInline(boundMarks(source), env), source, env);
  }

  #nodesOf(tokens: ReturnType<MarkdownParser['parse']>, source: string, env: RenderEnv): readonly HtmlNode[] {
    // What one stretch defines, a later one may show.
    this.#parsed ||= carriageReturn.test(source);
    return new TokenNodes(this.#parser, this.#dialect, env).read(tokens, this.#parsed);
  }

  #nextEnv(lineOf: (line: number) => number): RenderEnv {
    this.#stretches += 1;
    const tooDeep = (): void => {
      this.#isTooDeep = true;
    };
    const env = { nonce: this.#nonce, lineOf, asides: this.asides, tooDeep, ...this.#shared };
    // Notes of a later stretch must not take the ids of the notes of the first.
    return this.#stretches > 1 ? { ...env, docId: `s${this.#stretches}` } : env;
  }
}
