import { type JsToken, jsTokens } from './js-tokens.ts';

/** A value that a program states outright; `undefined` is one that it computes. */
export type Literal = string | number | boolean | null | undefined | readonly Literal[] | LiteralObject | LiteralCall;
export interface LiteralObject {
  readonly [key: string]: Literal;
}

/** A function that is called with literals: `require.resolve('x')`. Nothing is known of what it returns. */
export class LiteralCall {
  readonly name: string;
  readonly values: readonly Literal[];

  constructor(name: string, values: readonly Literal[]) {
    this.name = name;
    this.values = values;
  }
}

const deepest = 40;
/** Values that are looked at, so that names for names for names end. */
const mostValues = 20_000;
const keywords = new Set(['function', 'async', 'class', 'new', 'await', 'typeof', 'void', 'delete', 'yield']);
const constants: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);
const ends = new Set([',', ';', ')', ']', '}']);

/**
 * Reads what a JavaScript or TypeScript configuration says outright: objects, lists, texts, numbers, and names that
 * stand for such. Nothing is run; what is computed is `undefined`, but for `x || 'text'`, which is taken for the text.
 */
export class JsLiterals {
  readonly #tokens: readonly JsToken[];
  readonly #variables = new Map<string, number>();
  #left = mostValues;

  constructor(program: string) {
    this.#tokens = jsTokens(program);
    this.#tokens.forEach(({ kind, text }, at) => {
      if (kind !== 'name' || !/^(?:const|let|var)$/.test(text)) {
        return;
      }
      const name = this.#tokens[at + 1];
      if (name?.kind !== 'name' || this.#variables.has(name.text)) {
        return;
      }
      const value = this.#afterEquals(at + 2);
      if (value !== null) {
        this.#variables.set(name.text, value);
      }
    });
  }

  /** The object that the program exports: by itself, by name, within a call, or as what an exported function returns. */
  exported(): LiteralObject {
    const start = this.#exportStart();
    if (start === null) {
      return {};
    }
    return asLiteralObject(this.#unwrap(this.#value(start, 0).value)) ?? this.#returned(start);
  }

  /** The value of a name at the top or elsewhere: the first that is given it. */
  variable(name: string): Literal {
    const start = this.#variables.get(name);
    return start === undefined ? undefined : this.#value(start, 0).value;
  }

  /** The arguments of every call of functions or methods by these names, in order. */
  calls(...names: readonly string[]): readonly LiteralCall[] {
    return this.#tokens.flatMap(({ kind, text }, at) =>
      kind === 'name' && names.includes(text) && this.#text(at + 1) === '('
        ? [new LiteralCall(text, this.#list(at + 1, 0))]
        : [],
    );
  }

  /** The objects of a name wherever they stand as a property: `blog: { … }`. */
  properties(name: string): readonly Literal[] {
    return this.#tokens.flatMap(({ kind, text }, at) =>
      (kind === 'name' || kind === 'text') && text === name && this.#text(at + 1) === ':'
        ? [this.#value(at + 2, 0).value]
        : [],
    );
  }

  #text(at: number): string {
    const token = this.#tokens[at];
    return token && token.kind !== 'text' ? token.text : '';
  }

  /** Behind `= `, past a type; null where nothing is given. */
  #afterEquals(from: number): number | null {
    let at = from;
    while (at < this.#tokens.length && at < from + 60) {
      const text = this.#text(at);
      if (text === '=') {
        return at + 1;
      }
      if (text === ';' || text === ')' || /^(?:const|let|var|of|in)$/.test(text)) {
        return null;
      }
      at = this.#past(at);
    }
    return null;
  }

  /** The index behind a token, or behind the bracket that it opens. */
  #past(at: number): number {
    const close = this.#tokens[at]?.close ?? -1;
    return close > at ? close + 1 : at + 1;
  }

  #exportStart(): number | null {
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const text = this.#text(at);
      if (text === 'export' && this.#text(at + 1) === 'default') {
        return at + 2;
      }
      if (text === 'module' && this.#text(at + 2) === 'exports' && this.#text(at + 3) === '=') {
        return at + 4;
      }
    }
    return null;
  }

  /** A wrapper's argument stands for what it returns: `defineConfig({ … })`. */
  #unwrap(value: Literal): Literal {
    return value instanceof LiteralCall ? value.values.find((item) => asLiteralObject(item) !== null) : value;
  }

  /** What the last `return {` behind a place returns: the others are those of functions within. */
  #returned(start: number): LiteralObject {
    let found: LiteralObject = {};
    for (let at = start; at < this.#tokens.length; at += 1) {
      if (this.#text(at) === '=>' && this.#text(at + 1) === '(' && this.#text(at + 2) === '{' && at < start + 12) {
        return asLiteralObject(this.#value(at + 2, 0).value) ?? {};
      }
      if (this.#text(at) === 'return') {
        found = asLiteralObject(this.#unwrap(this.#value(at + 1, 0).value)) ?? found;
      }
    }
    return found;
  }

  /** The value that begins at a token, and the token behind it: one of `ends`. */
  #value(at: number, depth: number): { readonly value: Literal; readonly next: number } {
    const first = this.#operand(at, depth);
    let { value, next } = first;
    while (next < this.#tokens.length && !ends.has(this.#text(next))) {
      const operator = this.#text(next);
      if (operator === 'as' || operator === 'satisfies') {
        return { value, next: this.#end(next) };
      }
      if (operator !== '||' && operator !== '??') {
        return this.#isNewStatement(next) ? { value, next } : { value: undefined, next: this.#end(next) };
      }
      const other = this.#operand(next + 1, depth);
      value ??= other.value;
      next = other.next;
    }
    return { value, next };
  }

  /** Without a semicolon a value ends where the next statement's word stands. */
  #isNewStatement(at: number): boolean {
    return /^(?:const|let|var|export|import|module|function|async|class|return|if|for)$/.test(this.#text(at));
  }

  #end(from: number): number {
    let at = from;
    while (at < this.#tokens.length && !ends.has(this.#text(at)) && !this.#isNewStatement(at)) {
      at = this.#past(at);
    }
    return at;
  }

  #operand(at: number, depth: number): { readonly value: Literal; readonly next: number } {
    const token = this.#tokens[at];
    this.#left -= 1;
    if (!token || depth > deepest || this.#left < 0) {
      return { value: undefined, next: this.#end(at) };
    }
    if (token.kind === 'text') {
      return { value: token.text, next: at + 1 };
    }
    if (token.kind === 'number') {
      return { value: Number(token.text.replaceAll('_', '')), next: at + 1 };
    }
    if (token.text === '{') {
      return { value: this.#object(at, depth + 1), next: token.close + 1 };
    }
    if (token.text === '[') {
      return { value: this.#list(at, depth + 1), next: token.close + 1 };
    }
    if (token.text === '(') {
      const inner = this.#value(at + 1, depth + 1);
      const whole = inner.next === token.close && this.#text(token.close + 1) !== '=>';
      return { value: whole ? inner.value : undefined, next: whole ? token.close + 1 : this.#end(at) };
    }
    if (token.kind !== 'name' || keywords.has(token.text)) {
      return { value: undefined, next: this.#end(at) };
    }
    return this.#named(at, depth);
  }

  /** A name, a path of names, or a call of one. */
  #named(at: number, depth: number): { readonly value: Literal; readonly next: number } {
    const names = [this.#text(at)];
    let next = at + 1;
    while (
      (this.#text(next) === '.' || (this.#text(next) === '?' && this.#text(next + 1) === '.')) &&
      next < this.#tokens.length
    ) {
      next += this.#text(next) === '.' ? 1 : 2;
      names.push(this.#text(next));
      next += 1;
    }
    if (this.#text(next) === '(') {
      return { value: new LiteralCall(names.join('.'), this.#list(next, depth + 1)), next: this.#past(next) };
    }
    if (this.#text(next) === '=>' || this.#text(next) === '[') {
      return { value: undefined, next: this.#end(next) };
    }
    const [first = '', ...rest] = names;
    if (rest.length === 0 && constants.has(first)) {
      return { value: constants.get(first), next };
    }
    const start = this.#variables.get(first);
    let value: Literal = start === undefined ? undefined : this.#value(start, depth + 1).value;
    for (const name of rest) {
      value = asLiteralObject(value)?.[name];
    }
    return { value, next };
  }

  /** The values between a bracket and the one that closes it. */
  #list(open: number, depth: number): readonly Literal[] {
    const close = this.#tokens[open]?.close ?? open;
    const values: Literal[] = [];
    let at = open + 1;
    while (at < close) {
      if (this.#text(at) === '...') {
        const spread = this.#value(at + 1, depth);
        if (Array.isArray(spread.value)) {
          values.push(...spread.value);
        }
        at = spread.next + 1;
        continue;
      }
      const { value, next } = this.#value(at, depth);
      values.push(value);
      at = Math.max(next, at) + 1;
    }
    return values;
  }

  #object(open: number, depth: number): LiteralObject {
    const close = this.#tokens[open]?.close ?? open;
    const object: Record<string, Literal> = Object.create(null) as Record<string, Literal>;
    let at = open + 1;
    while (at < close) {
      const key = this.#tokens[at];
      const after = this.#text(at + 1);
      if (this.#text(at) === '...') {
        const spread = this.#value(at + 1, depth);
        Object.assign(object, asLiteralObject(spread.value) ?? {});
        at = spread.next + 1;
      } else if (key && key.kind !== 'mark' && after === ':') {
        const { value, next } = this.#value(at + 2, depth);
        object[key.text] = value;
        at = next + 1;
      } else if (key?.kind === 'name' && (after === ',' || at + 1 === close)) {
        object[key.text] = this.#named(at, depth).value;
        at += 2;
      } else if (key?.kind === 'name' && after === '(') {
        // A method: its body ends it, with or without a comma.
        at = this.#past(this.#past(at + 1));
        if (this.#text(at) === ',') {
          at += 1;
        }
      } else {
        at = this.#past(at);
      }
    }
    return object;
  }
}

/** The value as an object; null where it is none. */
export function asLiteralObject(value: Literal): LiteralObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LiteralCall)
    ? (value as LiteralObject)
    : null;
}

/** The value as a list; empty where it is none. */
export function asLiteralList(value: Literal): readonly Literal[] {
  return Array.isArray(value) ? (value as readonly Literal[]) : [];
}

/** A text as it stands; empty for everything else. */
export function literalText(value: Literal): string {
  return typeof value === 'string' ? value : '';
}
