import MarkdownIt, { type Env, type Token } from 'markdown-it';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import { taskLists } from './task-lists.ts';

/** A fenced or indented code block, put aside while its post is HTML. */
export interface CodeBlock {
  readonly text: string;
  readonly language: string;
}

export interface MarkdownHtml {
  /**
   * As the author meant it, not sanitized. Elements carry `data-<nonce>` with the words `n<line>` (the line of the
   * file they begin on) and `c<n>` (code block n stands here); raw HTML follows a comment of the same form.
   */
  readonly html: string;
  readonly codeBlocks: readonly CodeBlock[];
}

interface RenderEnv extends Env {
  readonly nonce: string;
  readonly firstLine: number;
  readonly codeBlocks: CodeBlock[];
}

const md = new MarkdownIt({ html: true, linkify: true });
// Without a scheme only addresses that people mean as such: `README.md` is a name, not a host in Moldova.
md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
md.use(footnote).use(deflist).use(taskLists);

const lineOf = (token: Token, env: RenderEnv): number | null => (token.map ? token.map[0] + env.firstLine : null);

md.core.ruler.push('source_lines', ({ tokens, env }) => {
  const own = env as RenderEnv;
  for (const token of tokens) {
    const line = lineOf(token, own);
    if (line !== null && token.nesting === 1) token.attrSet(`data-${own.nonce}`, `n${line}`);
  }
});

const codeBlock = (tokens: Token[], at: number, env: RenderEnv): string => {
  const token = tokens[at] as Token;
  const language = token.info.trim().split(/[\s{,]/, 1)[0] ?? '';
  const index = env.codeBlocks.push({ text: token.content.replace(/\n$/, ''), language }) - 1;
  return `<div data-${env.nonce}="c${index} n${lineOf(token, env) ?? env.firstLine}"></div>\n`;
};

md.renderer.rules['fence'] = (tokens, at, _options, env) => codeBlock(tokens, at, env as RenderEnv);
md.renderer.rules['code_block'] = (tokens, at, _options, env) => codeBlock(tokens, at, env as RenderEnv);
md.renderer.rules['html_block'] = (tokens, at, _options, env) => {
  const token = tokens[at] as Token;
  const own = env as RenderEnv;
  return `<!--${own.nonce} n${lineOf(token, own) ?? own.firstLine}-->${token.content}`;
};
md.renderer.rules['footnote_block_open'] = () => '<hr>\n<ol class="footnotes">\n';
md.renderer.rules['footnote_block_close'] = () => '</ol>\n';

// A few million marks on one letter stop a browser's layout for minutes; no language needs more than a handful.
const stackedMarks = /(\p{M}{32})\p{M}+/gu;
const boundMarks = (text: string): string => (/[\u0300-\uffff]/.test(text) ? text.replace(stackedMarks, '$1') : text);

/** Turns GitHub-flavoured Markdown into HTML. `nonce` must not occur in `source`; `firstLine` counts from 1. */
export const markdownToHtml = (source: string, { nonce, firstLine }: { nonce: string; firstLine: number }): MarkdownHtml => {
  const env: RenderEnv = { nonce, firstLine, codeBlocks: [] };
  return { html: md.render(boundMarks(source), env), codeBlocks: env.codeBlocks };
};
