import type { Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { parseBudget, parseProgram } from './parse-program.ts';

const javaScript = parser.configure({ dialect: 'ts jsx' });
/** How much of a program is read, in UTF-16 units. */
export const longestProgram = 256 * 1024;
const mostMends = 10;
const conflict = /^(?:<{7}|={7}|>{7})(?: .*)?$/gm;
const closing = /\s*[)\]}]/y;
const statementBefore = /\n[ \t]*(export|import|module|const|let|var|function|class)$/;
const nextStatement = /[ \t]*\n\s*(?:export|import|module|const|let|var|function|class)\b/y;
const brackets = /^(?:ObjectExpression|ArrayExpression|ArgList|Property)$/;
const property = /^(?:[\w$]+|'[^'\n]*'|"[^"\n]*")\s*:/;

/** A program and its syntax tree. */
export interface Program {
  readonly source: string;
  readonly tree: Tree;
}

/**
 * Parses JavaScript or TypeScript. At a mistake in an object or list, the parser gives up all that follows. So the
 * source is repaired at that point and parsed again: either a comma is put in, or the text up to the next comma or line
 * is taken out.
 */
export function parseMended(program: string): Program {
  let source = program.slice(0, longestProgram).replace(conflict, (line) => ' '.repeat(line.length));
  const budget = parseBudget(source);
  let tree = parseProgram(javaScript, source, budget);
  let before = -1;
  for (let mends = 0; mends < mostMends && budget.left > 0; mends += 1) {
    const at = brokenPlace(source, tree, before);
    if (at === null) {
      break;
    }
    before = at;
    source = mendedAt(source, at);
    tree = parseProgram(javaScript, source, budget);
  }
  return { source, tree };
}

/**
 * The end of the part after which the parser gives up an object, list or call: the first such end after `behind`. Null
 * if there is none. Where a bracket of another kind closes, the parser recovers by itself.
 */
function brokenPlace(source: string, tree: Tree, behind: number): number | null {
  const cursor = tree.cursor();
  do {
    if (!cursor.type.isError || cursor.from >= tree.length) {
      continue;
    }
    const { parent, prevSibling, from } = cursor.node;
    const at = prevSibling?.to ?? from;
    closing.lastIndex = at;
    nextStatement.lastIndex = at;
    const isWithin = brackets.test(parent?.name ?? '') || nextStatement.test(source);
    if (at > behind && isWithin && !closing.test(source)) {
      return at;
    }
  } while (cursor.next());
  return null;
}

function mendedAt(source: string, at: number): string {
  const word = statementBefore.exec(source.slice(Math.max(0, at - 100), at))?.[1];
  if (word !== undefined) {
    return `${source.slice(0, at - word.length)}}${source.slice(at - word.length)}`;
  }
  const rest = source.slice(at);
  const gap = /^\s*/.exec(rest)?.[0] ?? '';
  const next = rest.slice(gap.length, gap.length + 200);
  nextStatement.lastIndex = at;
  if (nextStatement.test(source)) {
    return `${source.slice(0, at)}}${rest}`;
  }
  if (gap.includes('\n') || property.test(next)) {
    return `${source.slice(0, at)},${rest}`;
  }
  const unread = /^[^,;\n]*[,;]?/.exec(rest)?.[0] ?? '';
  return `${source.slice(0, at)},${' '.repeat(unread.length)}${rest.slice(unread.length)}`;
}
