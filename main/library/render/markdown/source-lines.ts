import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { lineOf, type RenderEnv } from './asides.ts';
import { LineCounter } from './line-counter.ts';

/** A token of words that knows the line of the Markdown, counted from 0, that it begins on. */
interface PlacedToken extends Token {
  line?: number | null;
}

/** Where the reading of words is. */
interface WordsEnv extends RenderEnv {
  /** The line that the words being read begin on. */
  wordsLine?: number;
  /** The line that the reading is on, where words are read in the midst of other words. */
  innerLine?: (() => number) | undefined;
}

/** Tells the line that words of a block are read on, as far as they have been read. */
function lineTeller(state: StateInline): () => number {
  const env = state.env as WordsEnv;
  const counter = new LineCounter(state.src, env.innerLine?.() ?? env.wordsLine ?? 0);
  const tell = (): number => counter.at(state.pos);
  env.innerLine = tell;
  return tell;
}

/** The line of the file that a token of words begins on; null where that is not known. */
export function lineOfWords(token: Token, env: RenderEnv): number | null {
  const { line } = token as PlacedToken;
  return line === undefined || line === null ? null : env.lineOf(line);
}

/**
 * Tells where blocks, links and pictures begin: their elements get the word `n<line>`. The words of a block know their
 * lines from where the parser stood when it made them.
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
    const own = env as WordsEnv;
    const { innerLine } = own;
    parse(text, parser, env, tokens);
    own.innerLine = innerLine;
  };
  md.core.ruler.at('inline', ({ tokens, env }) => {
    const own = env as WordsEnv;
    own.wordsLine = 0;
    for (const token of tokens) {
      // Cells of a table have no line of their own, their row has.
      own.wordsLine = token.map?.[0] ?? own.wordsLine;
      if (token.type === 'inline') {
        md.inline.parse(token.content, md, env, token.children ?? []);
      }
    }
  });
  md.core.ruler.push('source_lines', ({ tokens, env }) => {
    const own = env as RenderEnv;
    for (const token of tokens) {
      const line = lineOf(token, own);
      if (line !== null && token.nesting === 1) {
        token.attrSet(`data-${own.nonce}`, `n${line}`);
      }
      if (token.children) {
        placeReferences(token.children, token.map?.[0] ?? null, own);
      }
    }
  });
}

function placeReferences(tokens: readonly PlacedToken[], first: number | null, env: RenderEnv): void {
  let line = first;
  for (const token of tokens) {
    // What later rules made of a text (an address in it) stands where the token before it does.
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
