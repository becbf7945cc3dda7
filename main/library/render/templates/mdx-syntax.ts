import { mdxAddress } from './mdx-address.ts';
import { labelOf, type TemplatePiece, type TemplateSyntax } from './template-call.ts';

/** In UTF-16 units. A tag may span several lines, up to this length. */
const longestTag = 5_000;
const none: ReadonlyMap<string, string> = new Map();

/** MDX: components, expressions, imports and exports. Nothing is evaluated: https://mdxjs.com/docs/what-is-mdx/ */
export const mdxSyntax: TemplateSyntax = {
  opener: /^(?:import|export)\s(?=\S)|<\/?(?=[A-Za-z>])|\{(?!#)/gm,
  liveFence: 'mdx-code-block',
  parse(source, at) {
    if (isEscaped(source, at)) {
      return null;
    }
    if (source[at] === '{') {
      const piece = parseExpression(source, at);
      return piece && isOfContainer(source, at) ? null : piece;
    }
    if (source.startsWith('</', at)) {
      const closing = /^<\/([A-Za-z][\w.]{0,99})?\s{0,9}>/.exec(source.slice(at, at + 120));
      const name = closing?.[1] ?? '';
      if (!closing || (name !== '' && !isComponent(name))) {
        return null;
      }
      return name === ''
        ? { kind: 'comment', end: at + closing[0].length, closer: null }
        : { kind: 'close', end: at + closing[0].length, name };
    }
    if (source[at] === '<') {
      return parseElement(source, at);
    }
    return parseModuleLines(source, at);
  },
};

/** Whether a backslash stands before a position, and is not escaped itself. */
function isEscaped(source: string, at: number): boolean {
  let slashes = 0;
  while (slashes < 100 && source[at - 1 - slashes] === '\\') {
    slashes += 1;
  }
  return slashes % 2 === 1;
}

const longestContainer = 400;

/** Whether a brace begins the attributes of a container: `:::note[Title]{.wide}`. */
function isOfContainer(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - longestContainer), at);
  return /^[ \t>]*:{3,}[ \t]{0,3}[A-Za-z][A-Za-z-]*(?:\[.*\]|[ \t][^{[]*)?$/.test(
    before.slice(before.lastIndexOf('\n') + 1),
  );
}

function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name) || name.includes('.');
}

/**
 * The lines of an `import` or `export`, up to an empty line outside of brackets. They are hidden. Null for any other
 * text.
 */
function parseModuleLines(source: string, at: number): TemplatePiece | null {
  const before = source.slice(Math.max(0, at - 2), at);
  if (at > 1 && !/\n$/.test(before)) {
    return null;
  }
  const limit = Math.min(source.length, at + longestTag);
  const empty = /\n[ \t]*\n/g;
  empty.lastIndex = at;
  const found = empty.exec(source.slice(0, limit));
  const first = found ? found.index : limit;
  const text = source.slice(at, first);
  if (
    !/^import\s+(?:["'{*]|type\s|[\w$]+\s*(?:,|from\b))/.test(text) &&
    !/^export\s+(?:const|let|var|function|async|default|class|\{|\*|type|interface)/.test(text)
  ) {
    return null;
  }
  return { kind: 'comment', end: behindBrackets(source, at, first), closer: null };
}

/** In UTF-16 units. Components that a post defines are longer than tags. */
const longestExport = 4 * longestTag;

/**
 * The first empty line from `empty` on at which all brackets since `at` are closed; `empty` if there is none near.
 * Brackets in texts count too, so a text with a single bracket may end it early.
 */
function behindBrackets(source: string, at: number, empty: number): number {
  const limit = Math.min(source.length, at + longestExport);
  let depth = 0;
  for (let place = at; place < limit && depth < 50; place += 1) {
    const character = source[place];
    if (character === '{' || character === '(' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ')' || character === ']') {
      depth -= 1;
    } else if (
      character === '\n' &&
      depth <= 0 &&
      place >= empty &&
      /^\n[ \t]*(?:\n|$)/.test(source.slice(place, place + 100))
    ) {
      return place;
    }
  }
  return depth <= 0 && limit === source.length ? limit : empty;
}

function parseExpression(source: string, at: number): TemplatePiece | null {
  if (source.startsWith('/*', at + 1)) {
    const end = source.slice(0, at + 4 * longestTag).indexOf('*/}', at + 3);
    if (end < 0) {
      return null;
    }
    // `## Title {/* #id */}` sets a heading's id in Docusaurus.
    const id = /^\s*#([\w-]{1,100})\s*$/.exec(source.slice(at + 3, Math.min(end, at + 120)));
    return id
      ? { kind: 'markdown', end: end + 3, text: `{#${id[1]}}` }
      : { kind: 'comment', end: end + 3, closer: null };
  }
  const end = closingBrace(source, at);
  if (end < 0) {
    return null;
  }
  const written = source.slice(at + 1, end - 1).trim();
  const text = /^(["'`])([^"'`$\\]*)\1$/.exec(written)?.[2];
  if (text !== undefined) {
    return { kind: 'literal', end, text };
  }
  if (written === '') {
    return { kind: 'comment', end, closer: null };
  }
  return {
    kind: 'call',
    end,
    head: { kind: 'output', name: written, positional: [written], named: none, label: labelOf(written) },
    opens: false,
  };
}

/** The position behind the brace that closes the one at `at`; -1 if none is near. */
function closingBrace(source: string, at: number): number {
  const last = Math.min(source.length, at + longestTag);
  let depth = 0;
  let quote = '';
  for (let place = at; place < last; place += 1) {
    const character = source[place] ?? '';
    if (quote !== '') {
      if (character === '\\') {
        place += 1;
      } else if (character === quote || (character === '\n' && quote !== '`')) {
        quote = '';
      }
    } else if (character === '"' || character === "'" || character === '`') {
      quote = character;
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth === 0) {
        return place + 1;
      }
    }
    // Ten thousand open braces must not cause ten thousand long searches.
    if (depth > 50) {
      return -1;
    }
  }
  return -1;
}

const attribute = /\s{0,99}([A-Za-z_][\w:.-]{0,99})(\s{0,9}=\s{0,9})?/y;

function parseElement(source: string, at: number): TemplatePiece | null {
  const name = /^<([A-Za-z][\w.-]{0,99})/.exec(source.slice(at, at + 110))?.[1];
  if (name === undefined) {
    return source.startsWith('<>', at) ? { kind: 'comment', end: at + 2, closer: null } : null;
  }
  const named = new Map<string, string>();
  let place = at + 1 + name.length;
  let expressions = false;
  for (;;) {
    while (/\s/.test(source[place] ?? '')) {
      place += 1;
    }
    if (place - at > longestTag || place >= source.length) {
      return null;
    }
    if (source.startsWith('/>', place)) {
      return element(name, named, source.slice(at + 1, place), { end: place + 2, expressions, opens: false });
    }
    if (source[place] === '>') {
      return element(name, named, source.slice(at + 1, place), { end: place + 1, expressions, opens: true });
    }
    if (source[place] === '{') {
      const end = closingBrace(source, place);
      if (end < 0) {
        return null;
      }
      expressions = true;
      place = end;
      continue;
    }
    attribute.lastIndex = place;
    const found = attribute.exec(source);
    if (!found) {
      return null;
    }
    place += found[0].length;
    if (found[2] === undefined) {
      named.set(found[1] ?? '', 'true');
    } else if (source[place] === '{') {
      const end = closingBrace(source, place);
      if (end < 0) {
        return null;
      }
      const value = source.slice(place + 1, end - 1).trim();
      named.set(found[1] ?? '', /^(["'`])([^"'`$]*)\1$/.exec(value)?.[2] ?? mdxAddress(value) ?? `{${value}}`);
      expressions = true;
      place = end;
    } else {
      const quote = source[place];
      if (quote !== '"' && quote !== "'") {
        return null;
      }
      const end = source.slice(0, at + longestTag).indexOf(quote, place + 1);
      if (end < 0) {
        return null;
      }
      named.set(found[1] ?? '', source.slice(place + 1, end));
      place = end + 1;
    }
  }
}

function element(
  name: string,
  named: ReadonlyMap<string, string>,
  words: string,
  { end, expressions, opens }: { readonly end: number; readonly expressions: boolean; readonly opens: boolean },
): TemplatePiece | null {
  const head = { kind: 'tag', name, positional: [], named, label: labelOf(words) } as const;
  if (isComponent(name)) {
    return { kind: 'call', end, head, opens };
  }
  if (!expressions) {
    return null;
  }
  // An HTML tag with expressions in it. The source of a picture may be an import; other expressions are dropped.
  if (name === 'img') {
    return { kind: 'call', end, head, opens: false };
  }
  const kept = [...named].filter(([key, value]) => !value.startsWith('{') && /^[\w-]+$/.test(key));
  const written = kept
    .map(([key, value]) => ` ${key === 'className' ? 'class' : key}="${value.replaceAll('"', '&quot;')}"`)
    .join('');
  return { kind: 'markdown', end, text: `<${name}${written}${opens ? '' : ' /'}>` };
}
