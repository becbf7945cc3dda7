import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { parseBudget, parseProgram } from './parse-program.ts';

/** The value of a Python literal. A tuple becomes a list. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

const mostCharacters = 512 * 1024;
const deepest = 20;
/** For a sum of texts, in UTF-16 units. Without a limit, doubling a text again and again would fill the memory. */
const longestText = 10_000;
/**
 * For one value. Take a list of two names, each for a list of two names, and so on for sixty levels. Nobody can visit
 * all of its values.
 */
const mostValues = 50_000;

/**
 * Reads the literals that a Python file assigns to names at its top level: texts, numbers, `True`, `False`, `None`, and
 * lists, tuples and dicts of those. A name stands for the value that it was given before. Nothing is run. Takes linear
 * time.
 * A name is left out if any part of its value is computed (`A + 'b'`, `f'{A}'`, `os.environ`). It is also left out if a
 * block sets it, or if it is set twice to different values.
 */
export function parsePythonLiterals(text: string): ReadonlyMap<string, PythonValue> {
  const source = text.slice(0, mostCharacters).replace(/\r\n?/g, '\n');
  const tree = parseProgram(parser, source, parseBudget(source));
  const reader = new AssignmentReader(source);
  for (const line of childrenOf(tree.topNode)) {
    // Behind a broken block, the parser takes lines of the block for top-level ones, so the position is checked.
    if (line.from === 0 || source[line.from - 1] === '\n') {
      for (const statement of line.name === 'StatementGroup' ? childrenOf(line) : [line]) {
        reader.read(statement);
      }
    }
  }
  return reader.found;
}

/** The children of a node, without comments. */
function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') {
      children.push(child);
    }
  }
  return children;
}

class AssignmentReader {
  readonly found = new Map<string, PythonValue>();
  readonly #source: string;
  /** How many values a list or dict holds, nested ones and itself included. */
  readonly #sizes = new WeakMap<object, number>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads the names and the value of `A = B: str = value`. Ignores any other statement. */
  read(statement: SyntaxNode): void {
    if (statement.name !== 'AssignStatement') {
      return;
    }
    const parts = childrenOf(statement).filter(({ name }) => name !== 'TypeDef');
    const last = parts.findLastIndex(({ name }) => name === 'AssignOp');
    const targets = parts.slice(0, Math.max(0, last));
    if (targets.some(({ name }, at) => name !== (at % 2 === 0 ? 'VariableName' : 'AssignOp'))) {
      return;
    }
    const value = this.#isWholeLine(statement) ? this.#assigned(parts.slice(last + 1)) : undefined;
    for (const { name, from, to } of targets) {
      if (name === 'VariableName' && value === undefined) {
        this.found.delete(this.#source.slice(from, to));
      } else if (name === 'VariableName' && value !== undefined) {
        this.found.set(this.#source.slice(from, to), value);
      }
    }
  }

  /** Whether the line ends behind the statement. If it does not, the parser did not understand the rest. */
  #isWholeLine({ to }: SyntaxNode): boolean {
    const rest = /[ \t]*(?:[#\n;]|$)/y;
    rest.lastIndex = to;
    return rest.test(this.#source);
  }

  /** One value, or a tuple without parentheses. */
  #assigned(parts: readonly SyntaxNode[]): PythonValue | undefined {
    const [first] = parts;
    return first && (parts.length === 1 ? this.#value(first, 0) : this.#items(parts, 0));
  }

  #value(node: SyntaxNode, depth: number): PythonValue | undefined {
    if (depth > deepest) {
      return undefined;
    }
    switch (node.name) {
      case 'String':
      case 'ContinuedString':
      case 'BinaryExpression':
        return this.#sum(node);
      case 'VariableName':
        return this.found.get(this.#textOf(node));
      case 'Number':
      case 'UnaryExpression':
        return this.#number(node);
      case 'Boolean':
        return this.#textOf(node) === 'True';
      case 'None':
        return null;
      case 'ArrayExpression':
      case 'TupleExpression':
        return this.#items(childrenOf(node).slice(1, -1), depth + 1, node);
      case 'ParenthesizedExpression':
        return this.#items(childrenOf(node).slice(1, -1), depth + 1, node)?.[0];
      case 'DictionaryExpression':
        return this.#dict(node, depth + 1);
      default:
        return undefined;
    }
  }

  #textOf({ from, to }: SyntaxNode): string {
    return this.#source.slice(from, to);
  }

  #number(node: SyntaxNode): number | undefined {
    const written = /^[+-]?[\d.][\w.+-]*$/.exec(this.#textOf(node))?.[0].replaceAll('_', '');
    const value = Number(written);
    return written === undefined || Number.isNaN(value) ? undefined : value;
  }

  /** The values between commas. Undefined if one of them is not a literal, or if anything else stands there. */
  #items(parts: readonly SyntaxNode[], depth: number, within?: SyntaxNode): readonly PythonValue[] | undefined {
    if (within && !isClosed(within)) {
      return undefined;
    }
    const items: PythonValue[] = [];
    for (const [at, part] of parts.entries()) {
      const item = at % 2 === 0 ? this.#value(part, depth) : null;
      if (item === undefined || (part.name === ',') !== (at % 2 === 1)) {
        return undefined;
      }
      if (at % 2 === 0) {
        items.push(item);
      }
    }
    return this.#kept(items, items);
  }

  #dict(node: SyntaxNode, depth: number): ReadonlyMap<string, PythonValue> | undefined {
    const parts = childrenOf(node).slice(1, -1);
    const items = new Map<string, PythonValue>();
    for (let at = 0; at < parts.length; at += 4) {
      const [key, colon, value, comma] = parts.slice(at, at + 4);
      const name = key && this.#value(key, depth);
      const item = value && this.#value(value, depth);
      const isWhole = colon?.name === ':' && (comma === undefined || comma.name === ',') && isClosed(node);
      if (!isWhole || name === undefined || item === undefined) {
        return undefined;
      }
      items.set(String(name), item);
    }
    return this.#kept(items, [...items.values()]);
  }

  /** The value, unless it holds too many others. The values behind a name count each time the name is used. */
  #kept<Value extends object>(value: Value, items: readonly PythonValue[]): Value | undefined {
    const size = items.reduce((sum: number, item) => sum + (this.#sizes.get(Object(item)) ?? 1), 1);
    this.#sizes.set(value, size);
    return size > mostValues ? undefined : value;
  }

  /** The text of `'a' + B + 'c'`. Its tree leans to the left, so this walks down the left side. */
  #sum(node: SyntaxNode): string | undefined {
    const pieces: SyntaxNode[] = [];
    let left = node;
    while (left.name === 'BinaryExpression') {
      const [first, operator, second] = childrenOf(left);
      if (!first || !second || operator?.name !== 'ArithOp' || this.#textOf(operator) !== '+') {
        return undefined;
      }
      pieces.push(second);
      left = first;
    }
    pieces.push(left);
    let whole = '';
    for (const piece of pieces.reverse()) {
      const text = this.#piece(piece);
      if (text === undefined || (pieces.length > 1 && whole.length + text.length > longestText)) {
        return undefined;
      }
      whole += text;
    }
    return whole;
  }

  #piece(node: SyntaxNode): string | undefined {
    if (node.name === 'VariableName') {
      const value = this.found.get(this.#textOf(node));
      return typeof value === 'string' ? value : undefined;
    }
    const texts = node.name === 'ContinuedString' ? childrenOf(node) : [node];
    const read = texts.map((each) => (each.name === 'String' ? pythonText(this.#textOf(each)) : undefined));
    return read.includes(undefined) ? undefined : read.join('');
  }
}

/** Whether a bracket is closed. */
function isClosed(node: SyntaxNode): boolean {
  return /^[)\]}]$/.test(node.lastChild?.name ?? '');
}

/**
 * The value of one text literal. Undefined if it is not closed, or if its prefix makes it something else (bytes,
 * `f''`).
 */
function pythonText(written: string): string | undefined {
  const [, prefix = '', quote = '', body = ''] = /^([rRuU]?)("""|'''|"|')(.*)\2$/s.exec(written) ?? [];
  const isClosed = quote !== '' && !/(?:^|[^\\])(?:\\\\)*\\$/.test(body);
  if (!isClosed) {
    return undefined;
  }
  return prefix === '' || /u/i.test(prefix) ? body.replace(escapes, unescaped) : body;
}

const escapes = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g;
const escaped: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function unescaped(whole: string, two?: string, four?: string, eight?: string, one?: string): string {
  const code = two ?? four ?? eight;
  if (code === undefined) {
    return escaped[one ?? ''] ?? whole;
  }
  return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : '';
}
