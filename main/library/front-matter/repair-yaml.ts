/** A key without indent, with or without a value on its line. */
const topKey = /^(?:"[^"]*"|'[^']*'|[A-Za-z_][\w. -]{0,80}):(?:[ \t]|$)/;
/** The keys and dashes before a value that begins with a quote or a bracket. */
const beforeValue = /^[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[\w.-]+)[ \t]*:[ \t]+)?(?=["'[{])/;

/** In spaces: more than any key that a person has indented. */
const mostIndent = 100;

/** The end of a line whose value is a text of many lines (`|`, `>-`), below it. */
const beforeLines = /[:-][ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/;

/**
 * Indents the further lines of quotes and brackets by more spaces than their key. libyaml, and so Ruby and Go, do not
 * require an indent there, and take tabs for one; js-yaml does not. Nothing else changes, and the number of lines stays
 * the same.
 */
export function indentOpenValues(source: string): string {
  let open = '';
  /** The fewest spaces before the lines of the open value. */
  let least = 0;
  // The indent of the key whose text of many lines is being passed. Null outside of one.
  let key: number | null = null;
  return source
    .split('\n')
    .map((line) => {
      const indent = line.search(/\S/);
      if (key !== null && (indent < 0 || indent > key)) {
        return line;
      }
      key = open === '' && beforeLines.test(line) ? indentOfKey(line) : null;
      if (key !== null) {
        return line;
      }
      const isInside = open !== '';
      const start = isInside ? 0 : (beforeValue.exec(line)?.[0].length ?? line.length);
      const spaces = line.search(/[^ ]|$/);
      const indented = isInside && indent >= 0 && spaces < least ? ' '.repeat(least - spaces) + line : line;
      if (!isInside) {
        // Without a limit, many short lines could become very long.
        least = Math.min(columnOfKey(line, start), mostIndent) + 2;
      }
      open = openAfter(line.slice(start), open);
      return indented;
    })
    .join('\n');
}

/** The column of a line's key, or of the dash of an item without one. */
function indentOfKey(line: string): number {
  const start = line.search(/[^ \t-]/);
  return /[|>]/.test(line.charAt(start)) ? line.lastIndexOf('-', start) : start;
}

/** The column of the key whose value begins at `start`, or of the last dash before a value without a key. */
function columnOfKey(line: string, start: number): number {
  const before = line.slice(0, start);
  const key = before.search(/[^ \t-]/);
  return key < 0 ? Math.max(0, before.lastIndexOf('-')) : key;
}

/** The quote or brackets that are open behind a text. `open` are those before it. */
function openAfter(text: string, open: string): string {
  let stack = open;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    const innermost = stack.at(-1) ?? '';
    if (innermost === '"' && sign === '\\') {
      at += 1;
    } else if (innermost === '"' || innermost === "'") {
      if (sign === innermost && innermost === "'" && text[at + 1] === "'") {
        at += 1;
      } else if (sign === innermost) {
        stack = stack.slice(0, -1);
      }
    } else if (sign === '#' && (at === 0 || /\s/.test(text[at - 1] as string))) {
      return stack;
    } else if (/["'[{]/.test(sign) && (stack !== '' || at === 0 || /[[{,\s]/.test(text[at - 1] as string))) {
      stack = stack.length < 100 ? `${stack}${sign}` : stack;
    } else if (sign === ']' || sign === '}') {
      stack = stack.slice(0, -1);
    }
    if (stack === '') {
      return '';
    }
  }
  return stack;
}

/**
 * YAML that no program reads, repaired to what its author most likely meant. A plain value that goes on in the next
 * line without an indent is joined to one line. A plain value with a colon gets quotes (`title: Rust: a tour`).
 */
export function repairYaml(source: string): string {
  const lines: string[][] = [];
  let isPlain = false;
  for (const line of source.split('\n')) {
    if (isPlain && /^[^\s#-]/.test(line) && !topKey.test(line)) {
      lines.at(-1)?.push(line);
    } else {
      lines.push([line]);
      isPlain = isPlainValue(line);
    }
  }
  return lines.map((parts) => quoted(parts.join(' '))).join('\n');
}

function isPlainValue(line: string): boolean {
  return topKey.test(line) && /:[ \t]+[^\s"'[{|>#&*]/.test(line);
}

function quoted(line: string): string {
  return line.replace(
    /^([A-Za-z_][\w-]*:[ \t]+)([^\s"'[{|>#&*][^\n]*|[&*][^\n]*)$/,
    (_line, key: string, value: string) => `${key}'${value.trimEnd().replaceAll("'", "''")}'`,
  );
}
