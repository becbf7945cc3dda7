/** A key at the very left, with a value on its line or not. */
const topKey = /^(?:"[^"]*"|'[^']*'|[A-Za-z_][\w. -]{0,80}):(?:[ \t]|$)/;
/** What stands before a value that begins with a quote or a bracket: keys and dashes. */
const beforeValue = /^[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[\w.-]+)[ \t]*:[ \t]+)?(?=["'[{])/;

/**
 * YAML in which quotes and brackets that go on in the next line are indented there. libyaml, and so Ruby and Go, take
 * such lines as they are; js-yaml asks for the spaces. Nothing else changes, lines stay lines.
 */
export function indentOpenValues(source: string): string {
  let open = '';
  return source
    .split('\n')
    .map((line) => {
      const isInside = open !== '';
      const start = isInside ? 0 : (beforeValue.exec(line)?.[0].length ?? line.length);
      open = openAfter(line.slice(start), open);
      return isInside && /^\S/.test(line) ? `  ${line}` : line;
    })
    .join('\n');
}

/** The quote or the brackets that are open behind a text; `open` are those before it. */
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
 * YAML that no program reads, as its author most likely meant it. A plain value may go on in the next line without an
 * indentation: it is put on one line. A plain value with a colon is put in quotes (`title: Rust: a tour`).
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
