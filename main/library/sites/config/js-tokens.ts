/** A piece of JavaScript or TypeScript as far as literals need it. */
export interface JsToken {
  /** `template`: one with something to compute in it. */
  readonly kind: 'name' | 'text' | 'number' | 'mark' | 'template' | 'pattern';
  /** The value of a text; the characters of everything else. */
  readonly text: string;
  /** Of an opening bracket, the index of the token that closes it (or the end). */
  close: number;
}

const space = /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const word = /[\p{L}_$#@][\p{L}\p{N}_$]*/uy;
const number = /\d[\w.]*/y;
const single = /'((?:[^'\\\n]|\\[\s\S])*)'?/y;
const double = /"((?:[^"\\\n]|\\[\s\S])*)"?/y;
const pattern = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const marks = /=>|\?\?|\|\||&&|\.\.\.|[\s\S]/y;

const longest = 256 * 1024;
const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

/** Takes a program apart, without comments, in linear time. What is no JavaScript gives tokens too, of no use to anyone. */
export function jsTokens(program: string): readonly JsToken[] {
  const source = program.slice(0, longest);
  const tokens: JsToken[] = [];
  const open: number[] = [];
  let at = 0;
  const take = (rule: RegExp): RegExpExecArray | null => {
    rule.lastIndex = at;
    const match = rule.exec(source);
    if (match) {
      at += match[0].length;
    }
    return match;
  };
  const push = (kind: JsToken['kind'], text: string): void => {
    tokens.push({ kind, text, close: -1 });
  };
  while (at < source.length) {
    if (take(space)) {
      continue;
    }
    const name = take(word);
    if (name) {
      push('name', name[0]);
      continue;
    }
    const digits = take(number);
    if (digits) {
      push('number', digits[0]);
      continue;
    }
    const character = source[at];
    if (character === "'" || character === '"') {
      push('text', unescaped(take(character === "'" ? single : double)?.[1] ?? ''));
    } else if (character === '`') {
      const { end, computed } = templateEnd(source, at);
      // `${__dirname}/content` names a folder beside the program, and nothing is computed of it.
      const text = source.slice(at + 1, end).replace(/^\$\{\s*__dirname\s*\}(?=[^$]*$)/, '.');
      const kept = !computed || text.startsWith('./');
      push(kept ? 'text' : 'template', kept ? unescaped(text) : '');
      at = end + 1;
    } else if (character === '/' && startsPattern(tokens.at(-1)) && take(pattern)) {
      push('pattern', '');
    } else {
      const mark = take(marks)?.[0] ?? '';
      if (mark in pairs) {
        open.push(tokens.length);
      } else if (mark === ')' || mark === ']' || mark === '}') {
        const opening = tokens[open.at(-1) ?? -1];
        if (opening && pairs[opening.text] === mark) {
          opening.close = tokens.length;
          open.pop();
        }
      }
      push('mark', mark);
    }
  }
  for (const index of open) {
    (tokens[index] as JsToken).close = tokens.length;
  }
  return tokens;
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
    (_all, braced?: string, four?: string, two?: string, one?: string) => {
      const code = Number.parseInt(braced ?? four ?? two ?? '', 16);
      if (!Number.isNaN(code)) {
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      }
      return escapes[one ?? ''] ?? one ?? '';
    },
  );
}

/** A slash divides behind a value; elsewhere it begins a pattern. */
function startsPattern(before: JsToken | undefined): boolean {
  if (!before || before.text === 'return') {
    return true;
  }
  return before.kind === 'mark' && before.text !== ')' && before.text !== ']';
}

/** Where a template ends; what is computed in it may hold texts and templates of its own, which are only counted by their braces. */
function templateEnd(source: string, start: number): { readonly end: number; readonly computed: boolean } {
  let computed = false;
  let depth = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') {
      at += 1;
    } else if (depth === 0 && character === '`') {
      return { end: at, computed };
    } else if (character === '$' && source[at + 1] === '{') {
      computed = true;
      depth += 1;
      at += 1;
    } else if (depth > 0 && character === '{') {
      depth += 1;
    } else if (depth > 0 && character === '}') {
      depth -= 1;
    }
  }
  return { end: source.length, computed: true };
}
