import type { Env, Token } from 'markdown-it';
import type { CodeLines } from '../../model/parts.ts';
import { joinedRanges, parseCodeLines, saysLines } from '../code-lines.ts';
import type { Dialect } from '../dialect.ts';
import type { HtmlAttribute } from '../html/html-node.ts';
import { parseCodeHeader } from './code-header.ts';
import { takeHighlightComments } from './highlight-comments.ts';
import type { WikiLink } from './wiki-links.ts';

/** A fenced or indented code block. It is kept outside of the HTML until the tree is built. */
export interface CodeBlock {
  readonly text: string;
  readonly language: string;
  /** The title that its author gives it (`title="app.js"` behind a fence); empty if there is none. */
  readonly title: string;
  readonly lines: CodeLines;
}

export interface Formula {
  readonly source: string;
  readonly display: boolean;
}

/** What is kept outside of the HTML until the tree is built. Elements in the HTML refer to it by number. */
export interface Asides {
  readonly codeBlocks: CodeBlock[];
  readonly formulas: Formula[];
  readonly wikiLinks: WikiLink[];
}

export interface RenderEnv extends Env {
  readonly nonce: string;
  readonly lineOf: (line: number) => number;
  readonly asides: Asides;
  /** Called for a block that is nested too deep in lists and quotations. It is shown as its source. */
  readonly tooDeep: () => void;
}

/** The element that stands in the HTML for something kept aside; an `img` has no text. */
export interface Stand {
  readonly tag: 'a' | 'div' | 'img' | 'span';
  readonly attrs: readonly HtmlAttribute[];
  readonly text: string;
}

/** The line of the file that a token begins on; null if the token has none. */
export function lineOf(token: Token, env: RenderEnv): number | null {
  return token.map ? env.lineOf(token.map[0]) : null;
}

function stand(tag: Stand['tag'], words: string, { nonce }: RenderEnv): Stand {
  return { tag, attrs: [{ name: `data-${nonce}`, value: words }], text: '' };
}

/**
 * The language in the line of a fence, and what stands behind it: `js {1,3}`, `rust,linenos`, `ts:line-numbers`. In braces
 * the language is a class or the first word: `{.python linenos}`, `{r, echo=FALSE}`.
 */
function parseFenceInfo(info: string): { readonly language: string; readonly options: string } {
  const first = /^[^\s{,:?]*/.exec(info)?.[0] ?? '';
  if (first !== '') {
    return { language: first, options: info.slice(first.length) };
  }
  const braced = /^\{\s*(?:#[^\s{}]+\s+)?(?:\.([\w+#-]+)|([a-z][\w+#-]*)(?=[\s,}]))/i.exec(info);
  const language = braced?.[1] ?? braced?.[2] ?? '';
  return braced === null || saysLines(language)
    ? { language: '', options: info }
    : { language, options: info.slice(braced[0].length) };
}

/** Classes and attributes that a line behind the code gives it (kramdown, Goldmark), as options. */
function attributesOf({ attrs }: Token): string {
  return (attrs ?? []).map(([name, value]) => (name === 'class' ? String(value) : `${name}="${value}"`)).join(' ');
}

/** The title in the line of a fence: `title="app.js"`, or with `plainTitles` plain words (`js app.js https://…`). */
function titleOf(info: string, plainTitles: boolean): string {
  const named = /(?:^|\s)title=(?:"([^"]{1,300})"|'([^']{1,300})')/.exec(info);
  if (named || !plainTitles) {
    return named?.[1] ?? named?.[2] ?? '';
  }
  const words = info.split(/\s+/).slice(1);
  const end = words.findIndex((word) => /^https?:\/\/|^\{|^\w+:/.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(' ').slice(0, 300);
}

/** What a dialect says about code. */
export type CodeDialect = Pick<Dialect, 'codeTitles' | 'codeHeaders' | 'codeComments' | 'numberedCode'>;

export function standForCode(token: Token, env: RenderEnv, dialect: CodeDialect): Stand {
  const isFence = token.type === 'fence';
  const info = token.info.trim().slice(0, 1_000);
  const { language, options } = parseFenceInfo(info);
  const title = titleOf(info, isFence && (dialect.codeTitles ?? false));
  const text = token.content.endsWith('\n') ? token.content.slice(0, -1) : token.content;
  const header = dialect.codeHeaders === true && language === '' ? parseCodeHeader(text) : null;
  const said = parseCodeLines(`${options} ${attributesOf(token)}`, dialect.numberedCode);
  const commented = dialect.codeComments === true ? takeHighlightComments(text) : null;
  const lines = commented === null ? said : { ...said, marked: joinedRanges([...said.marked, ...commented.marked]) };
  const block = { text: commented?.text ?? text, language, lines, ...header, title };
  const index = env.asides.codeBlocks.push(block) - 1;
  return stand('div', `c${index} n${lineOf(token, env) ?? env.lineOf(0)}`, env);
}

export function standForFormula(token: Token, env: RenderEnv, inlineDollars: boolean): Stand {
  const display = token.block || token.markup.endsWith('[') || (inlineDollars && token.markup === '$$');
  const index = env.asides.formulas.push({ source: token.content, display }) - 1;
  const line = lineOf(token, env);
  return stand(token.block ? 'div' : 'span', line === null ? `m${index}` : `m${index} n${line}`, env);
}

export function standForWikiLink(token: Token, env: RenderEnv, line: number | null): Stand {
  const link = token.meta as unknown as WikiLink;
  const index = env.asides.wikiLinks.push(link) - 1;
  const isPicture = link.embedded === 'picture';
  const standIn = stand(isPicture ? 'img' : 'a', line === null ? `w${index}` : `w${index} n${line}`, env);
  if (!isPicture) {
    return { ...standIn, attrs: [...standIn.attrs, { name: 'href', value: '#' }], text: link.words };
  }
  const { words: alt, width, height } = link;
  const details = Object.entries({ alt, width, height }).map(([name, value]) => ({ name, value }));
  return { ...standIn, attrs: [...standIn.attrs, ...details] };
}

export function standForContents(env: RenderEnv): Stand {
  return stand('div', 't', env);
}

/** A stand-in element as HTML. `escaped` makes text safe for HTML. */
export function standAsHtml({ tag, attrs, text }: Stand, escaped: (text: string) => string): string {
  const written = attrs.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('');
  return tag === 'img' ? `<img${written}>` : `<${tag}${written}>${escaped(text)}</${tag}>`;
}
