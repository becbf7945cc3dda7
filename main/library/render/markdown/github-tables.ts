import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock } from 'markdown-it';

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/**
 * How many cells all tables of a post may have. Short rows are filled up to the longest one. So 50 kB of text could
 * become a million cells. Later tables are read as text. The post is then shown as its source anyway.
 */
const mostCells = 200_000;
/** A cell is an opening token, its text and a closing one. */
const tokensOfCell = 3;

/** The tokens that tables of a post are made of, by the parser's environment of the post. */
const made = new WeakMap<object, number>();

/** The rule for GitHub's tables, with a bound for each post. Null if the parser has no such rule. */
export function githubTable(): BlockRule | null {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['table']);
  const [rule] = block.ruler.getRules('');
  if (!rule) {
    return null;
  }
  return (state, startLine, endLine, silent) => {
    const before = made.get(state.env) ?? 0;
    if (before >= mostCells * tokensOfCell) {
      return false;
    }
    const tokens = state.tokens.length;
    const isTable = rule(state, startLine, endLine, silent);
    made.set(state.env, before + state.tokens.length - tokens);
    return isTable;
  };
}

/** Bounds the parser's own tables. */
export function githubTables(md: MarkdownParser): void {
  const rule = githubTable();
  if (rule) {
    md.block.ruler.at('table', rule, { alt: ['paragraph', 'reference'] });
  }
}
