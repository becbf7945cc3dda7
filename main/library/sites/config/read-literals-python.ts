/** What a literal of Python says; a tuple is a list. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

const mostCharacters = 512 * 1024;
const deepest = 20;
/** Of a sum of texts: doubling one again and again must not fill the memory. */
const longestText = 10_000;

/**
 * Takes from a Python file what its top-level assignments say literally: texts, numbers, `True`, `False`, `None`, and
 * lists, tuples and dicts of those; a name stands for what it was set to before. Nothing is run: what is computed, also
 * in part (`A + 'b'`, `f'{A}'`, `os.environ`), is left out, and so is what a block sets. A name that is set again to
 * something else is left out too. Linear time.
 */
export function readPythonLiterals(text: string): ReadonlyMap<string, PythonValue> {
  const source = text.slice(0, mostCharacters).replace(/\r\n?/g, '\n');
  const found = new Map<string, PythonValue>();
  const reader = new LiteralReader(source, found);
  while (!reader.atEnd) {
    const names = reader.takeTargets();
    if (names.length > 0) {
      const value = reader.takeStatementValue();
      for (const name of names) {
        if (value === undefined) {
          found.delete(name);
        } else {
          found.set(name, value);
        }
      }
    }
    reader.skipStatement();
  }
  return found;
}

class LiteralReader {
  readonly #source: string;
  readonly #known: ReadonlyMap<string, PythonValue>;
  #at = 0;

  constructor(source: string, known: ReadonlyMap<string, PythonValue>) {
    this.#source = source;
    this.#known = known;
  }

  get atEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  /** `A = B =` at the start of a line: the names; none where the line is something else. */
  takeTargets(): readonly string[] {
    const names: string[] = [];
    for (;;) {
      const match = this.#match(/([A-Za-z_]\w*)[ \t]*(?::[ \t]*[\w.[\], \t|"']*)?=(?!=)[ \t]*/y);
      if (!match) {
        return names;
      }
      names.push(match[1] as string);
    }
  }

  /** A value that ends its statement; undefined where something else follows or it is no literal. */
  takeStatementValue(): PythonValue | undefined {
    const value = this.#value(0, false);
    if (value === undefined) {
      return undefined;
    }
    this.#match(/[ \t]*(?:#[^\n]*)?/y);
    return this.atEnd || /[\n;]/.test(this.#source[this.#at] as string) ? value : undefined;
  }

  /** Goes to the next line that belongs to no bracket or text. */
  skipStatement(): void {
    let depth = 0;
    while (!this.atEnd) {
      const character = this.#source[this.#at] as string;
      if (character === '#') {
        this.#match(/[^\n]*/y);
      } else if (/["']/.test(character)) {
        if (this.#text() === undefined) {
          this.#at += 1;
        }
      } else {
        this.#at += character === '\\' ? 2 : 1;
        if (/[([{]/.test(character)) {
          depth += 1;
        } else if (/[)\]}]/.test(character)) {
          depth = Math.max(0, depth - 1);
        } else if (character === '\n' && depth === 0) {
          return;
        }
      }
    }
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) {
      this.#at += match[0].length;
    }
    return match;
  }

  #space(inBrackets: boolean): void {
    this.#match(inBrackets ? /(?:[\s]|#[^\n]*|\\\n)*/y : /(?:[ \t]|\\\n)*/y);
  }

  #value(depth: number, inBrackets: boolean): PythonValue | undefined {
    if (depth > deepest) {
      return undefined;
    }
    this.#space(inBrackets);
    const character = this.#source[this.#at] ?? '';
    if (character === '[') {
      return this.#list(']', depth);
    }
    if (character === '(') {
      return this.#parenthesis(depth);
    }
    if (character === '{') {
      return this.#dict(depth);
    }
    const number = this.#match(/[+-]?(?:\d[\d_]*)(?:\.\d*)?(?![\w.])/y);
    if (number) {
      return Number(number[0].replaceAll('_', ''));
    }
    const word = this.#match(/(?:True|False|None)(?!\w)/y)?.[0];
    if (word) {
      return word === 'None' ? null : word === 'True';
    }
    return this.#sum(this.#texts(inBrackets) ?? this.#name(), inBrackets);
  }

  /** Texts with `+` between them. */
  #sum(first: PythonValue | undefined, inBrackets: boolean): PythonValue | undefined {
    let whole = first;
    while (typeof whole === 'string') {
      const before = this.#at;
      this.#space(inBrackets);
      if (!this.#take('+')) {
        this.#at = before;
        break;
      }
      this.#space(inBrackets);
      const next = this.#texts(inBrackets) ?? this.#name();
      whole = typeof next === 'string' && whole.length + next.length <= longestText ? whole + next : undefined;
    }
    return whole;
  }

  #name(): PythonValue | undefined {
    const name = this.#match(/[A-Za-z_]\w*(?!\w|[ \t]*[.([])/y)?.[0];
    return name === undefined ? undefined : this.#known.get(name);
  }

  /** Texts side by side are one. */
  #texts(inBrackets: boolean): string | undefined {
    let whole = this.#text();
    if (whole === undefined) {
      return undefined;
    }
    for (;;) {
      const before = this.#at;
      this.#space(inBrackets);
      const next = this.#text();
      if (next === undefined) {
        this.#at = before;
        return whole;
      }
      whole += next;
    }
  }

  /** One text; undefined where none begins or its value depends on more than itself (`f''`, bytes). */
  #text(): string | undefined {
    const start = this.#at;
    const [, prefix = '', quote = ''] = this.#match(/([rRuU]?)("""|'''|"|')/y) ?? [];
    if (quote === '') {
      return undefined;
    }
    const body = this.#source;
    let text = '';
    while (this.#at < body.length) {
      if (body.startsWith(quote, this.#at)) {
        this.#at += quote.length;
        return text;
      }
      const character = body[this.#at] as string;
      if (character === '\n' && quote.length === 1) {
        break;
      }
      if (character === '\\') {
        text += this.#escape(/[rR]/.test(prefix));
      } else {
        text += character;
        this.#at += 1;
      }
    }
    this.#at = start;
    return undefined;
  }

  #escape(raw: boolean): string {
    const [whole = ''] = this.#match(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])?/y) ?? [];
    if (raw) {
      return whole;
    }
    const code = /^\\[xuU]([\da-fA-F]+)$/.exec(whole)?.[1];
    if (code) {
      return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : '';
    }
    const known: Readonly<Record<string, string>> = {
      n: '\n',
      t: '\t',
      r: '\r',
      '\\': '\\',
      "'": "'",
      '"': '"',
      '\n': '',
    };
    return known[whole.slice(1)] ?? whole;
  }

  /** `(x)` is x, `(x,)` and `()` are tuples. */
  #parenthesis(depth: number): PythonValue | undefined {
    const start = this.#at;
    const items = this.#list(')', depth);
    const [only, ...more] = items ?? [];
    if (only === undefined || more.length > 0) {
      return items;
    }
    return /,\s*(?:#[^\n]*\s*)*\)$/.test(this.#source.slice(Math.max(start, this.#at - 200), this.#at)) ? items : only;
  }

  #list(close: string, depth: number): readonly PythonValue[] | undefined {
    const items: PythonValue[] = [];
    this.#at += 1;
    for (;;) {
      this.#space(true);
      if (this.#take(close)) {
        return items;
      }
      const item = this.#value(depth + 1, true);
      if (item === undefined) {
        return undefined;
      }
      items.push(item);
      this.#space(true);
      if (!this.#take(',') && this.#source[this.#at] !== close) {
        return undefined;
      }
    }
  }

  #dict(depth: number): ReadonlyMap<string, PythonValue> | undefined {
    const items = new Map<string, PythonValue>();
    this.#at += 1;
    for (;;) {
      this.#space(true);
      if (this.#take('}')) {
        return items;
      }
      const key = this.#value(depth + 1, true);
      this.#space(true);
      if (key === undefined || !this.#take(':')) {
        return undefined;
      }
      const value = this.#value(depth + 1, true);
      if (value === undefined) {
        return undefined;
      }
      items.set(String(key), value);
      this.#space(true);
      if (!this.#take(',') && this.#source[this.#at] !== '}') {
        return undefined;
      }
    }
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) {
      return false;
    }
    this.#at += 1;
    return true;
  }
}
