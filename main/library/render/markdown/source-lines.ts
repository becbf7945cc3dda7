import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { lineOf, type RenderEnv } from './asides.ts';
import { LineCounter } from './line-counter.ts';

/** An inline token with the line of the Markdown, counted from 0, that it begins on. */
interface PlacedToken extends Token {
  line?: number | null;
}

/** The position of the inline parser. */
interface WordsEnv extends RenderEnv {
  /** The line of the first inline token of the block. */
  wordsLine?: number;
  /** The current line, if inline text is parsed within other inline text. */
  innerLine?: (() => number) | undefined;
}

/** Returns a function that gives the line of the inline parser's position. */
function lineTeller(state: StateInline): () => number {
  const env = state.env as WordsEnv;
  const counter = new LineCounter(state.src, env.innerLine?.() ?? env.wordsLine ?? 0);
  const tell = (): number => counter.at(state.pos);
  env.innerLine = tell;
  return tell;
}

/** The line of the file that an inline token begins on; null if it is unknown. */
export function lineOfWords(token: Token, env: RenderEnv): number | null {
  const { line } = token as PlacedToken;
  return line === undefined || line === null ? null : env.lineOf(line);
}

/**
 * Records where blocks, links and pictures begin: their elements get the word `n<line>`. An inline token takes its line
 * from the parser's position when it was made.
 */
export function sourceLines(md: MarkdownIt): void {
  const { State } = md.inline;
  md.inline.State = class extends State {
    readonly #line = lineTeller(this);

    override pushPending(): Token {
      return this.#placed(super.pushPending());
    }

    override push(...token: Parameters<StateInline['push']>): Token {
      return this.#placed(super.push(...token));
    }

    #placed(token: PlacedToken): Token {
      token.line = this.#line();
      return token;
    }
  };
  const parse = md.inline.parse.bind(md.inline);
  md.inline.parse = (text, parser, env, tokens) => {
    const postEnv = env as WordsEnv;
    const { innerLine } = postEnv;
    parse(text, parser, env, tokens);
    postEnv.innerLine = innerLine;
  };
  md.core.ruler.at('inline', ({ tokens, env }) => {
    const postEnv = env as WordsEnv;
    postEnv.wordsLine = 0;
    for (const token of tokens) {
      // A table's cell has no line, but its row has one.
      postEnv.wordsLine = token.map?.[0] ?? postEnv.wordsLine;
      if (token.type === 'inline') {
        md.inline.parse(token.content, md, env, token.children ?? []);
      }
    }
  });
  md.core.ruler.push('source_lines', ({ tokens, env }) => {
    const postEnv = env as RenderEnv;
    for (const token of tokens) {
      const line = lineOf(token, postEnv);
      if (line !== null && token.nesting === 1) {
        token.attrSet(`data-${postEnv.nonce}`, `n${line}`);
      }
      if (token.children) {
        placeReferences(token.children, token.map?.[0] ?? null, postEnv);
      }
    }
  });
}

function placeReferences(tokens: readonly PlacedToken[], first: number | null, env: RenderEnv): void {
  let line = first;
  for (const token of tokens) {
    // A token that a later rule made from a text (a bare address) gets the line of the token before it.
    line = token.line ?? line;
    token.line = line;
    if (line !== null && (token.type === 'link_open' || token.type === 'image')) {
      token.attrSet(`data-${env.nonce}`, `n${env.lineOf(line)}`);
    }
    if (line !== null && (token.type === 'softbreak' || token.type === 'hardbreak')) {
      line += 1;
    }
  }
}
