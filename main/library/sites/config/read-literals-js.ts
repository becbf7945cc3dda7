import type { SyntaxNode } from '@lezer/common';
import { parseMended } from './mended-program.ts';
import { ProgramParts } from './program-parts.ts';

/** A literal value in a program. `undefined` stands for a value that is computed. */
export type Literal = string | number | boolean | null | undefined | readonly Literal[] | LiteralObject | LiteralCall;
export interface LiteralObject {
  readonly [key: string]: Literal;
}

/** A call with literal arguments: `require.resolve('x')`. Its result is unknown. */
export class LiteralCall {
  readonly name: string;
  readonly values: readonly Literal[];

  constructor(name: string, values: readonly Literal[]) {
    this.name = name;
    this.values = values;
  }
}

const deepest = 40;
/** How many values are looked at. Without a limit, names that stand for names for names would not end. */
const mostValues = 20_000;
/** How many nodes are looked at to find those values. */
const mostNodes = 20 * mostValues;
/** How long a text may be that is put together from others, in UTF-16 units. */
const longestJoined = 2_000;

/**
 * Reads the literals of a JavaScript or TypeScript configuration: objects, lists, texts, numbers, and names that stand
 * for them. Nothing is run, and what is computed is `undefined`. Of `x || 'text'` the text is taken.
 */
export class JsLiterals {
  readonly #source: string;
  /** The calls, functions and imports of the program. */
  readonly parts: ProgramParts;
  readonly #imported: ReadonlyMap<string, Literal>;
  /** The values of texts, by position, so that a long one is made only once. */
  readonly #texts = new Map<number, string>();
  #valuesLeft = mostValues;
  #nodesLeft = mostNodes;

  /** `imported` has the values of names that the program takes from other files. */
  constructor(program: string, imported: ReadonlyMap<string, Literal> = new Map()) {
    const { source, tree } = parseMended(program);
    this.#source = source;
    this.#imported = imported;
    this.parts = new ProgramParts(source, tree);
  }

  /**
   * The object that the program exports. It may be given directly, by name, in a call, or as the result of an exported
   * function.
   */
  exported(): LiteralObject {
    const start = this.parts.exported;
    if (start === null) {
      return {};
    }
    const outright = asLiteralObject(unwrapped(this.#value(start, 0)));
    return outright ?? this.#firstObject(this.parts.returnedBy(start)) ?? {};
  }

  /** The first value that a variable is given, in any scope. */
  variable(name: string): Literal {
    return this.#variable(name, 0);
  }

  /** The calls of functions or methods with one of these names, in order, with their arguments. */
  calls(...names: readonly string[]): readonly LiteralCall[] {
    return this.parts.calls(names).map(({ name, list }) => new LiteralCall(name, this.#list(list, 0)));
  }

  #firstObject(nodes: Iterable<SyntaxNode>): LiteralObject | null {
    for (const node of nodes) {
      const object = asLiteralObject(unwrapped(this.#value(node, 0)));
      if (object) {
        return object;
      }
    }
    return null;
  }

  #textOf({ from, to }: SyntaxNode): string {
    return this.#source.slice(from, to);
  }

  /** The children of a node, without comments. The list ends when too many nodes were looked at. */
  #childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
    const children: SyntaxNode[] = [];
    for (let child = node.firstChild; child && this.#nodesLeft > 0; child = child.nextSibling) {
      this.#nodesLeft -= 1;
      if (!child.type.isSkipped) {
        children.push(child);
      }
    }
    return children;
  }

  #value(node: SyntaxNode | undefined, depth: number): Literal {
    this.#valuesLeft -= 1;
    if (!node || depth > deepest || this.#valuesLeft < 0) {
      return undefined;
    }
    switch (node.name) {
      case 'String':
      case 'TemplateString':
        return this.#text(node, depth + 1);
      case 'Number':
        return numberOf(this.#textOf(node));
      case 'BooleanLiteral':
        return this.#textOf(node) === 'true';
      case 'null':
        return null;
      case 'ObjectExpression':
        return this.#object(node, depth + 1);
      case 'ArrayExpression':
        return this.#list(node, depth + 1);
      case 'ParenthesizedExpression':
        return this.#value(this.#childrenOf(node)[1], depth + 1);
      case 'BinaryExpression':
        return this.#alternative(node, depth + 1);
      case 'CallExpression':
      case 'NewExpression':
      case 'DynamicImport':
        return this.#call(node, depth + 1);
      case 'VariableName':
      case 'MemberExpression':
        return this.#named(node, depth + 1);
      default:
        return undefined;
    }
  }

  /**
   * Of `a || b ?? c`, the first value that is known is taken. Of `x as T`, the value of `x` is taken. `+` joins texts.
   */
  #alternative(node: SyntaxNode, depth: number): Literal {
    const [head, plus, tail] = this.#childrenOf(node);
    if (plus && plus.to - plus.from === 1 && this.#textOf(plus) === '+') {
      const sides = [this.#value(head, depth), this.#value(tail, depth)];
      return sides.some((side) => typeof side === 'string') ? joined(sides) : undefined;
    }
    const choices: SyntaxNode[] = [];
    let left: SyntaxNode | undefined = node;
    while (left?.name === 'BinaryExpression') {
      const [first, operator, second]: readonly SyntaxNode[] = this.#childrenOf(left);
      const written = operator && operator.to - operator.from < 10 ? this.#textOf(operator) : '';
      if (second && (written === '||' || written === '??')) {
        choices.push(second);
      } else if (written !== 'as' && written !== 'satisfies') {
        left = undefined;
        break;
      }
      left = first;
    }
    let value = this.#value(left, depth);
    for (const choice of choices.reverse()) {
      value ??= this.#value(choice, depth);
    }
    return value;
  }

  #call(node: SyntaxNode, depth: number): Literal {
    const children = this.#childrenOf(node).filter((child) => child.name !== 'new');
    const name = this.parts.pathOf(children[0]);
    const list = children.find((child) => child.name === 'ArgList') ?? (name?.[0] === 'import' ? node : undefined);
    return name && list ? new LiteralCall(name.join('.'), this.#list(list, depth)) : undefined;
  }

  #variable(name: string, depth: number): Literal {
    const node = this.parts.variables.get(name);
    return node ? this.#value(node, depth) : this.#imported.get(name);
  }

  /** The value of a name, or of a path of names. */
  #named(node: SyntaxNode, depth: number): Literal {
    const [first = '', ...rest] = this.parts.pathOf(node) ?? [];
    let value: Literal = this.#variable(first, depth);
    for (const name of rest) {
      value = asLiteralObject(value)?.[name];
    }
    return value;
  }

  /** The values of a list, or of a call's arguments. */
  #list(node: SyntaxNode, depth: number): readonly Literal[] {
    const values: Literal[] = [];
    let isEmpty = true;
    let isSpread = false;
    for (const child of this.#childrenOf(node)) {
      if (child.name === ',') {
        if (isEmpty) {
          values.push(this.#value(undefined, depth));
        }
        isEmpty = true;
      } else if (child.name === 'Spread') {
        isSpread = true;
        isEmpty = false;
      } else if (!child.type.isError && !/^(?:[[\]()]|import)$/.test(child.name)) {
        const value = this.#value(child, depth);
        values.push(...(isSpread ? asLiteralList(value) : [value]));
        isSpread = false;
        isEmpty = false;
      }
    }
    return values;
  }

  #object(node: SyntaxNode, depth: number): LiteralObject {
    const object: Record<string, Literal> = Object.create(null) as Record<string, Literal>;
    for (const child of this.#childrenOf(node)) {
      if (child.name !== 'Property') {
        continue;
      }
      const parts = this.#childrenOf(child);
      if (parts[0]?.name === '[' && parts[2]?.name === ']' && parts[3]?.name === ':') {
        const name = this.#value(parts[1], depth);
        if (typeof name === 'string') {
          object[name] = this.#value(parts[4], depth);
        }
        continue;
      }
      const [key, colon, value] = parts;
      if (key?.name === 'Spread') {
        Object.assign(object, asLiteralObject(this.#value(colon, depth)) ?? {});
      } else if (key && /^(?:PropertyDefinition|String|Number)$/.test(key.name)) {
        const name = key.name === 'String' ? this.#text(key, depth) : this.#textOf(key);
        if (colon?.name === ':') {
          object[name ?? ''] = this.#value(value, depth);
        } else if (colon === undefined && key.name === 'PropertyDefinition') {
          object[name ?? ''] = this.#variable(name ?? '', depth);
        }
      }
    }
    return object;
  }

  #text(node: SyntaxNode, depth: number): string | undefined {
    const known = this.#texts.get(node.from);
    if (known !== undefined) {
      return known;
    }
    const written = this.#textOf(node);
    const text =
      node.name === 'String' ? bodyOf(written).replace(escapes, unescaped) : this.#template(node, written, depth);
    if (text !== undefined) {
      this.#texts.set(node.from, text);
    }
    return text;
  }

  /**
   * The text of a template. It is undefined if something in it is computed. Exception: `${__dirname}/content` is a
   * folder beside the program.
   */
  #template(node: SyntaxNode, written: string, depth: number): string | undefined {
    const values = this.#childrenOf(node).filter(({ name }) => name === 'Interpolation');
    if (values.length === 0) {
      return bodyOf(written).replace(escapes, unescaped);
    }
    const parts: Literal[] = [];
    let at = node.from + 1;
    for (const value of values) {
      parts.push(this.#source.slice(at, value.from).replace(escapes, unescaped));
      const isHere = /^\$\{\s*__dirname\s*\}$/.test(
        this.#source.slice(value.from, Math.min(value.to, value.from + 50)),
      );
      parts.push(isHere ? '.' : this.#value(this.#childrenOf(value)[1], depth));
      at = value.to;
    }
    const end = node.to - (written.endsWith('`') ? 1 : 0);
    return joined([...parts, this.#source.slice(at, end).replace(escapes, unescaped)]);
  }
}

/** Texts and numbers, one after the other. Undefined if one of them is computed, or if they are too long together. */
function joined(parts: readonly Literal[]): string | undefined {
  const isKnown = parts.every((part) => typeof part === 'string' || typeof part === 'number');
  const length = isKnown ? parts.reduce<number>((sum, part) => sum + String(part).length, 0) : 0;
  return isKnown && length <= longestJoined ? parts.join('') : undefined;
}

/** The first object among a call's arguments, as in `defineConfig({ … })`. Any other value is returned unchanged. */
function unwrapped(value: Literal): Literal {
  return value instanceof LiteralCall ? value.values.find((item) => asLiteralObject(item) !== null) : value;
}

function numberOf(written: string): number | undefined {
  const value = Number(written.replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
}

/** A text without its quotes. A broken text may lack the second quote. */
function bodyOf(written: string): string {
  const quote = written[0] ?? '';
  return written.length > 1 && written.endsWith(quote) ? written.slice(1, -1) : written.slice(1).replace(/\n$/, '');
}

const escapes = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi;
const escaped: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

function unescaped(_whole: string, braced?: string, four?: string, two?: string, one?: string): string {
  const code = Number.parseInt(braced ?? four ?? two ?? '', 16);
  if (!Number.isNaN(code)) {
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  return escaped[one ?? ''] ?? one ?? '';
}

/** The value as an object. Null if it is not one. */
export function asLiteralObject(value: Literal): LiteralObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LiteralCall)
    ? (value as LiteralObject)
    : null;
}

/** The value as a list. Empty if it is not one. */
export function asLiteralList(value: Literal): readonly Literal[] {
  return Array.isArray(value) ? (value as readonly Literal[]) : [];
}

/** The value if it is a text. Empty for anything else. */
export function literalText(value: Literal): string {
  return typeof value === 'string' ? value : '';
}
