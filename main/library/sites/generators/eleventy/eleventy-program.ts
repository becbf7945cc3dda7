/** Stands for a permalink that only a run could compute. */
const computed = '{% run %}';

/** The start of a function for `permalink`: `permalink: (data) =>`, `permalink: function ({ title })`, `permalink(data)`. */
const head =
  /\bpermalink\s*(?::\s*(?:async\s+)?(?:function\b\s*\w*\s*)?(?:\(([^()]{0,200})\)|(\w+)\s*(?==>))\s*(?:=>\s*)?|\(([^()]{0,200})\)\s*)/;
const anyFunction = /\bpermalink\s*(?::\s*(?:async\b|function\b|\(|\w+\s*=>)|\()/;
const longestBody = 2_000;
const mostStatements = 20;

/**
 * Turns a `permalink` function of a data file into the template that says the same, if it only puts values into a text:
 * `` (data) => `/words/${data.page.fileSlug}/` `` becomes `/words/{{ page.fileSlug }}/`. For any other function, a
 * template that gives no address. Null if there is no function.
 */
export function permalinkOfProgram(program: string): string | null {
  if (!anyFunction.test(program)) {
    return null;
  }
  const match = head.exec(program);
  if (!match) {
    return computed;
  }
  const start = match.index + match[0].length;
  const names = new Map<string, string>();
  const returned = returnedBy(program.slice(start, start + longestBody), names);
  // A choice `x ? false :` may come first.
  const text = /^\(?\s*(?:[^;`]{0,200}\?\s*false\s*:\s*)?`([^`]{0,500})`/.exec(returned ?? '')?.[1];
  if (text === undefined) {
    return computed;
  }
  const given = (match[1] ?? match[2] ?? match[3] ?? '').trim();
  const whole = /^\w+$/.exec(given)?.[0] ?? '';
  return text.replace(
    /\$\{([^{}]*)\}/g,
    (all, expression: string) => templateOf(expression.trim(), { whole, names }, deepest) ?? all,
  );
}

/**
 * The expression that a function returns. `rest` is the text behind its head. Its variables are added to `names`.
 * Conditions that return the permalink of the post itself, or none, are skipped. Null if there are other statements.
 */
function returnedBy(rest: string, names: Map<string, string>): string | null {
  if (!/^\s*\{/.test(rest)) {
    return rest.trimStart();
  }
  let left = rest.replace(/^\s*\{/, '');
  for (let count = 0; count < mostStatements; count += 1) {
    left = left.replace(/^(?:\s|;|\/\/[^\n]*\n)+/, '');
    const returned = /^return\s+([\s\S]*)$/.exec(left)?.[1];
    if (returned !== undefined) {
      return returned;
    }
    const passed =
      /^if\s*\([^;{}`]{0,200}?\)\s*\{?\s*return\s+(?:[\w.]*\bpermalink|false|null|undefined)\s*;?\s*\}?/.exec(left) ??
      /^(?:const|let|var)\s+(\w+)\s*=\s*([^;\n]{1,300})/.exec(left) ??
      /^(?:const|let|var)\s*\{([^{}]{1,200})\}\s*=\s*\w+/.exec(left);
    if (!passed) {
      return null;
    }
    const [statement, name, value] = passed;
    if (name !== undefined && value !== undefined) {
      names.set(name, value.trim());
    } else if (name !== undefined) {
      for (const each of name.split(',')) {
        names.set(each.trim(), `.${each.trim()}`);
      }
    }
    left = left.slice(statement.length);
  }
  return null;
}

/** How many names may stand for one another. */
const deepest = 5;

interface Scope {
  /** The parameter that holds all data. Empty if the function takes its parts. */
  readonly whole: string;
  /** The expressions that names stand for; one that begins with a dot is a part of the data. */
  readonly names: ReadonlyMap<string, string>;
}

const dateMethods: ReadonlyMap<string, string> = new Map([
  ['FullYear', '%Y'],
  ['Month', '%m'],
  ['Date', '%d'],
]);

/** The template for a value of a post, perhaps with a filter. Null for any other expression. */
function templateOf(expression: string, scope: Scope, left: number): string | null {
  const plain = expression.replace(/^String\((.*)\)(?=$|\.)/s, '$1').replace(/^new Date\(([\w.]+)\)/, '$1');
  const slugified = /^(?:this\.)?slugify\(\s*([\w.]+)\s*\)$/.exec(plain)?.[1];
  if (slugified !== undefined) {
    return withFilter(slugified, 'slugify', scope, left);
  }
  const lower = /^([\w.]+)\.toLowerCase\(\)$/.exec(plain)?.[1];
  if (lower !== undefined) {
    return withFilter(lower, 'downcase', scope, left);
  }
  const [, ofPart = '', part = '', plus, more = ''] =
    /^\(?([\w.]+)\.get(?:UTC)?(FullYear|Month|Date)\(\)(\s*\+\s*1)?\)?(.*)$/s.exec(plain) ?? [];
  const directive = dateMethods.get(part);
  // JavaScript counts months from zero.
  if (directive !== undefined && (part === 'Month') === (plus !== undefined)) {
    const isPadded = part === 'FullYear' || /padStart|slice\(-2\)/.test(more);
    const filter = `date: '${isPadded ? directive : directive.replace('%', '%-')}'`;
    return /[^\w\s.()'",-]/.test(more) ? null : withFilter(ofPart, filter, scope, left);
  }
  const [, ofDay = '', length = '10'] =
    /^([\w.]+)\.toISOString\(\)\s*\.(?:slice|substring|substr)\(0,\s*(4|7|10)\)$/.exec(plain) ??
    /^([\w.]+)\.toISOString\(\)\s*\.split\(["'`]T["'`]\)(?:\[0\]|\.at\(0\)|\.shift\(\))$/.exec(plain) ??
    [];
  if (ofDay !== '') {
    const format = '%Y-%m-%d'.slice(0, { 4: 2, 7: 5 }[length] ?? 8);
    return withFilter(ofDay, `date: '${format}'`, scope, left);
  }
  const literal = /^(?:\d+|"[^"{}]*"|'[^'{}]*')$/.exec(plain)?.[0];
  if (literal !== undefined) {
    return literal.replace(/^["']|["']$/g, '');
  }
  return /^[\w.]+$/.test(plain) ? withFilter(plain, '', scope, left) : null;
}

/** `{{ name | filter }}`, where the name is a path into the data or stands for an expression. */
function withFilter(path: string, filter: string, scope: Scope, left: number): string | null {
  const [first = '', ...rest] = path.split('.');
  const known = scope.names.get(first);
  if (known !== undefined && !known.startsWith('.')) {
    if (left === 0) {
      return null;
    }
    if (filter === '') {
      return rest.length === 0 ? templateOf(known, scope, left - 1) : null;
    }
    const bare = known.replace(/^new Date\(([\w.]+)\)$/, '$1');
    return /^[\w.]+$/.test(bare) ? withFilter([bare, ...rest].join('.'), filter, scope, left - 1) : null;
  }
  const isWhole = scope.whole !== '' && first === scope.whole && rest.length > 0;
  if (!isWhole && scope.whole !== '' && known === undefined) {
    return null;
  }
  return `{{ ${isWhole ? rest.join('.') : path}${filter === '' ? '' : ` | ${filter}`} }}`;
}
