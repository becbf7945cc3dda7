import type { MarkdownIt, Token } from 'markdown-it';
import { escapeRegex } from '../../escape-regex.ts';

const definition = /^\*\[([^[\]\n]{1,100})\]:[ \t]*(\S[^\n]{0,500})$/;
/** The most definitions: each one makes the regular expression longer. */
const most = 200;

/**
 * Reads `*[HTML]: Hypertext Markup Language`. Every HTML in the text then becomes an `abbr`. markdown-it-abbr is not
 * used because it has no limit on definitions: its time grows with their number times the length of the text.
 */
export function abbreviations(md: MarkdownIt): void {
  md.block.ruler.before(
    'reference',
    'abbreviation',
    (state, startLine, _endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const found =
        state.src[start] === '*' ? definition.exec(state.src.slice(start, state.eMarks[startLine]).trimEnd()) : null;
      if (!found) {
        return false;
      }
      if (silent) {
        return true;
      }
      const known = definitionsOf(state.env);
      if (!known.has(found[1] ?? '') && known.size < most) {
        known.set(found[1] ?? '', found[2] ?? '');
      }
      state.line = startLine + 1;
      return true;
    },
    { alt: ['paragraph', 'reference'] },
  );
  md.core.ruler.after('linkify', 'abbreviations', ({ tokens, env, Token: Made }) => {
    const known = definitionsOf(env);
    if (known.size === 0) {
      return;
    }
    const words = [...known.keys()].sort((one, other) => other.length - one.length).map(escapeRegex);
    const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
    for (const token of tokens) {
      if (token.children) {
        token.children = token.children.flatMap((child) =>
          child.type === 'text' ? explained(child, any, known, Made) : [child],
        );
      }
    }
  });
}

function explained(token: Token, any: RegExp, known: ReadonlyMap<string, string>, Made: typeof Token): Token[] {
  const made: Token[] = [];
  let from = 0;
  const text = (content: string): void => {
    if (content === '') {
      return;
    }
    const abbreviated = new Made('text', '', 0);
    abbreviated.content = content;
    made.push(abbreviated);
  };
  for (const found of token.content.matchAll(any)) {
    text(token.content.slice(from, found.index));
    const open = new Made('abbr_open', 'abbr', 1);
    open.attrSet('title', known.get(found[0]) ?? '');
    made.push(open);
    text(found[0]);
    made.push(new Made('abbr_close', 'abbr', -1));
    from = found.index + found[0].length;
  }
  if (from === 0) {
    return [token];
  }
  text(token.content.slice(from));
  return made;
}

function definitionsOf(env: object): Map<string, string> {
  const postEnv = env as { abbreviations?: Map<string, string> };
  postEnv.abbreviations ??= new Map();
  return postEnv.abbreviations;
}
