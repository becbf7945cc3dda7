/// <reference path="./markdown-it-plugins.d.ts" />
import MarkdownIt, { type Env, type MarkdownIt as MarkdownParser, type Token } from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import mark from 'markdown-it-mark';
import type { Dialect } from '../dialect.ts';
import { abbreviations } from './abbreviations.ts';
import { blockAttributes } from './block-attributes.ts';
import { callouts } from './callouts.ts';
import { containers } from './containers.ts';
import { contentsMarker } from './contents-marker.ts';
import { excerptEnd } from './excerpt-end.ts';
import { headingAttributes } from './heading-attributes.ts';
import { kramdownExtensions } from './kramdown-extensions.ts';
import { kramdownTables } from './kramdown-tables.ts';
import { markdownInHtml } from './markdown-in-html.ts';
import { math } from './math.ts';
import { noteMarks } from './note-marks.ts';
import { pictureSizes } from './picture-sizes.ts';
import { rawHeadingIds } from './raw-heading-ids.ts';
import { taskLists } from './task-lists.ts';
import { typography } from './typography.ts';
import { type WikiLink, wikiLinks } from './wiki-links.ts';

/** A fenced or indented code block, put aside while its post is HTML. */
export interface CodeBlock {
  readonly text: string;
  readonly language: string;
  /** What its author calls it (`title="app.js"` behind a fence); empty where there is none. */
  readonly title: string;
}

export interface Formula {
  readonly source: string;
  readonly display: boolean;
}

/** What stands aside while a post is HTML; elements refer to it by number. */
export interface Asides {
  readonly codeBlocks: CodeBlock[];
  readonly formulas: Formula[];
  readonly wikiLinks: WikiLink[];
}

interface RenderEnv extends Env {
  readonly nonce: string;
  readonly lineOf: (line: number) => number;
  readonly asides: Asides;
}

function lineOf(token: Token, env: RenderEnv): number | null {
  return token.map ? env.lineOf(token.map[0]) : null;
}

function placeholder(tag: string, words: string, { nonce }: RenderEnv, attributes = '', content = ''): string {
  return `<${tag} data-${nonce}="${words}"${attributes}>${content}</${tag}>`;
}

/** What a fence says besides its language: `title="app.js"`, or with `plainTitles` plain words (`js app.js https://…`). */
function titleOf(info: string, plainTitles: boolean): string {
  const named = /(?:^|\s)title=(?:"([^"]{1,300})"|'([^']{1,300})')/.exec(info);
  if (named || !plainTitles) {
    return named?.[1] ?? named?.[2] ?? '';
  }
  const words = info.split(/\s+/).slice(1);
  const end = words.findIndex((word) => /^https?:\/\/|^\{|^\w+:/.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(' ').slice(0, 300);
}

function codeBlock(token: Token, env: RenderEnv, plainTitles = false): string {
  const language = token.info.trim().split(/[\s{,:]/, 1)[0] ?? '';
  const title = titleOf(token.info.trim().slice(0, 1_000), plainTitles);
  const text = token.content.replace(/\n$/, '');
  const index = env.asides.codeBlocks.push({ text, language, title }) - 1;
  return `${placeholder('div', `c${index} n${lineOf(token, env) ?? env.lineOf(0)}`, env)}\n`;
}

function formula(token: Token, env: RenderEnv, inlineDollars: boolean): string {
  const display = token.block || (inlineDollars && token.markup === '$$');
  const index = env.asides.formulas.push({ source: token.content, display }) - 1;
  const line = lineOf(token, env);
  return placeholder(token.block ? 'div' : 'span', line === null ? `m${index}` : `m${index} n${line}`, env);
}

function wikiLink(token: Token, env: RenderEnv, escaped: (text: string) => string): string {
  const link = token.meta as unknown as WikiLink;
  const index = env.asides.wikiLinks.push(link) - 1;
  if (link.embedded !== 'picture') {
    return placeholder('a', `w${index}`, env, ' href="#"', escaped(link.words));
  }
  return `<img data-${env.nonce}="w${index}" alt="${escaped(link.words)}" width="${link.width}" height="${link.height}">`;
}

function makeMarkdown(dialect: Dialect): MarkdownParser {
  const md = new MarkdownIt({ html: true, linkify: true, breaks: dialect.breaks, typographer: dialect.smartQuotes });
  // Without a scheme only addresses that people mean as such: `README.md` is a name, not a host in Moldova.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  // Targets stay as their author wrote them: generators read braces in them, and nothing here is loaded by a browser.
  md.normalizeLink = (target) => target;
  md.use(footnote)
    .use(deflist)
    .use(taskLists)
    .use(callouts)
    .use(pictureSizes, { bareNumbers: dialect.bareSizes ?? false });
  md.use(contentsMarker, { pythonMarker: dialect.headingIds === 'python' });
  if (dialect.readMore) {
    md.use(excerptEnd, { word: dialect.readMore });
  }
  if (!dialect.indentedCode) {
    md.disable('code');
  }
  if (dialect.attributes !== 'none') {
    md.use(headingAttributes);
  }
  if (dialect.attributes === 'blocks') {
    md.use(blockAttributes).use(markdownInHtml);
  }
  if (dialect.kramdown) {
    md.use(kramdownTables).use(kramdownExtensions);
  }
  if (dialect.rawHeadingIds && dialect.headingIds !== 'none') {
    md.use(rawHeadingIds, { style: dialect.headingIds });
  }
  md.use(typography, { guillemets: dialect.kramdown ? 'kramdown' : dialect.guillemets ? 'goldmark' : 'none' });
  const inlineDollars = dialect.math === 'dollars';
  if (dialect.math !== 'none') {
    md.use(math, { inlineDollars });
  }
  if (dialect.highlights) {
    md.use(mark);
  }
  if (dialect.containers) {
    md.use(containers);
  }
  if (dialect.abbreviations) {
    md.use(abbreviations);
  }
  if (dialect.wikiLinks) {
    md.use(wikiLinks);
  }
  if (dialect.noteMarks) {
    md.use(noteMarks);
  }

  md.core.ruler.push('source_lines', ({ tokens, env }) => {
    const own = env as RenderEnv;
    for (const token of tokens) {
      const line = lineOf(token, own);
      if (line !== null && token.nesting === 1) {
        token.attrSet(`data-${own.nonce}`, `n${line}`);
      }
    }
  });
  const { rules } = md.renderer;
  rules['fence'] = (tokens, at, _options, env) => codeBlock(tokens[at] as Token, env as RenderEnv, dialect.codeTitles);
  rules['code_block'] = (tokens, at, _options, env) => codeBlock(tokens[at] as Token, env as RenderEnv);
  rules['math'] = (tokens, at, _options, env) => formula(tokens[at] as Token, env as RenderEnv, inlineDollars);
  rules['wiki_link'] = (tokens, at, _options, env) =>
    wikiLink(tokens[at] as Token, env as RenderEnv, md.utils.escapeHtml);
  rules['contents'] = (_tokens, _at, _options, env) => placeholder('div', 't', env as RenderEnv);
  rules['html_block'] = (tokens, at, _options, env) => {
    const token = tokens[at] as Token;
    const own = env as RenderEnv;
    return `<!--${own.nonce} n${lineOf(token, own) ?? own.lineOf(0)}-->${token.content}`;
  };
  rules['footnote_block_open'] = () => '<hr>\n<ol class="footnotes">\n';
  rules['footnote_block_close'] = () => '</ol>\n';
  return md;
}

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

function boundMarks(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.replace(stackedMarks, '$1') : text;
}

/** What markdown-it keeps as it goes, so that the next stretch of a post knows what an earlier one defined. */
interface Definitions extends Pick<Env, 'references'> {
  abbreviations?: unknown;
}

/** The Markdown of one post, rendered stretch by stretch. */
export class MarkdownPost {
  readonly asides: Asides = { codeBlocks: [], formulas: [], wikiLinks: [] };
  readonly #dialect: Dialect;
  readonly #nonce: string;
  readonly #parser: MarkdownParser;
  readonly #shared: Definitions = {};
  #stretches = 0;

  /** `nonce` must not occur in any text of the post. */
  constructor(dialect: Dialect, nonce: string) {
    this.#dialect = dialect;
    this.#nonce = nonce;
    this.#parser = markdownOf(dialect);
  }

  /**
   * Turns Markdown into HTML, as its author meant it, not sanitized. Elements carry `data-<nonce>` with the words
   * `n<line>` (the line of the file they begin on), `c<n>`, `m<n>` and `w<n>` (code block, formula, wiki link n stand
   * here) and `t` (the contents); raw HTML follows a comment with a line. `lineOf` tells the line of the file that a
   * line of `source`, from 0, is. References of one stretch hold in those that follow.
   */
  html(source: string, lineOf: (line: number) => number): string {
    if (this.#dialect.markup === 'html') {
      return `<!--${this.#nonce} n${lineOf(0)}-->${boundMarks(source)}`;
    }
    const env: RenderEnv & Definitions = this.#nextEnv(lineOf);
    const html = this.#parser.render(boundMarks(source), env);
    if (env.references) {
      this.#shared.references = env.references;
    }
    if (env.abbreviations) {
      this.#shared.abbreviations = env.abbreviations;
    }
    return html;
  }

  /** The same for words of one line, without a paragraph around them. */
  inlineHtml(source: string): string {
    return this.#parser.renderInline(
      boundMarks(source),
      this.#nextEnv(() => 1),
    );
  }

  #nextEnv(lineOf: (line: number) => number): RenderEnv {
    this.#stretches += 1;
    const env = { nonce: this.#nonce, lineOf, asides: this.asides, ...this.#shared };
    // Notes of a later stretch must not take the ids of the notes of the first.
    return this.#stretches > 1 ? { ...env, docId: `s${this.#stretches}` } : env;
  }
}
