import type { HeaderForm } from './header-form.ts';
import type { SplitPost } from './split-front-matter.ts';

/** Front matter made of single lines, and the rest of the post. */
export interface LineHeader {
  /** By key in lower case; a list if a key has several lines. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>;
  readonly body: string;
  /** The line of the file that `body` begins on, counted from 1. */
  readonly bodyLine: number;
}

/** A longer header is not front matter. */
const mostLines = 500;

/**
 * Splits off front matter without an opening fence: `key: value` lines above a `---` (Hexo: YAML) or `;;;` (JSON
 * without braces). The first line must be such a line, so that a text with a rule in it stays a text. Line ends are
 * `\n`.
 */
export function splitUnopened(text: string): SplitPost | null {
  if (!/^"?[A-Za-z_][\w-]*"?[ \t]*:/.test(text)) {
    return null;
  }
  const lines = text.split('\n', mostLines);
  const end = lines.findIndex((line) => /^(?:-{3,}|;{3,})[ \t]*$/.test(line));
  if (end < 0) {
    return null;
  }
  return {
    frontMatter: {
      language: lines[end]?.startsWith(';') ? 'json' : 'yaml',
      source: `${lines.slice(0, end).join('\n')}\n`,
    },
    body: textFromLine(text, end + 1),
    bodyLine: end + 2,
    linesBefore: 0,
  };
}

/** Splits off the first of these forms of header that the text begins with; null if it begins with none. */
export function parseLineHeader(text: string, forms: readonly HeaderForm[]): LineHeader | null {
  for (const form of forms) {
    const header = form === 'meta' ? parseMeta(text) : form === 'comment' ? parseComment(text) : null;
    if (header) {
      return header;
    }
  }
  return null;
}

/**
 * Python-Markdown's meta-data: from the first line to the first empty one. A line with four spaces continues a value.
 */
function parseMeta(text: string): LineHeader | null {
  const fields = new Map<string, string | readonly string[]>();
  const lines = text.split('\n', mostLines);
  let key = '';
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      break;
    }
    const [, name, value = ''] = /^ {0,3}([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    const more = /^(?: {4}|\t)\s*(\S.*)$/.exec(line)?.[1];
    if (name) {
      key = name.toLowerCase();
    } else if (more === undefined || key === '') {
      break;
    }
    addLine(fields, key, (name ? value : (more ?? '')).trim());
  }
  if (fields.size === 0) {
    return null;
  }
  const ends = lines[at] !== undefined && lines[at]?.trim() === '' ? at + 1 : at;
  return { fields, body: textFromLine(text, ends), bodyLine: ends + 1 };
}

function addLine(fields: Map<string, string | readonly string[]>, key: string, value: string): void {
  const known = fields.get(key);
  // A value that begins on the next line is that line alone.
  if (known === undefined || known === '') {
    fields.set(key, value);
  } else if (value !== '') {
    fields.set(key, [...(typeof known === 'string' ? [known] : known), value]);
  }
}

/** Nikola's `.. key: value` lines, inside a comment up to its end, or bare up to the first empty line. */
function parseComment(text: string): LineHeader | null {
  const fields = new Map<string, string>();
  const lines = text.split('\n', mostLines);
  let at = lines.findIndex((line) => line.trim() !== '');
  if (at < 0) {
    return null;
  }
  const opening = /^\s*<!--\s*(.*)$/.exec(lines[at] ?? '');
  if (opening) {
    lines[at] = opening[1] ?? '';
  }
  for (let commented = opening !== null; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' && !commented) {
      break;
    }
    const closed = commented && line.includes('-->');
    const [, key = '', value = ''] = /^\s*\.\. ([^:\s]+):(.*)$/.exec(line.replace(/-->.*$/, '')) ?? [];
    if (key !== '') {
      fields.set(key.toLowerCase(), value.trim());
    } else if (!commented && !/^\s*\.\./.test(line)) {
      break;
    }
    if (closed) {
      at += 1;
      break;
    }
  }
  if (fields.size === 0) {
    return null;
  }
  const ends = lines[at]?.trim() === '' ? at + 1 : at;
  return { fields, body: textFromLine(text, ends), bodyLine: ends + 1 };
}

/** The text from a line on; lines are counted from 0. */
function textFromLine(text: string, count: number): string {
  let from = 0;
  for (let line = 0; line < count; line += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) {
      return '';
    }
    from = end + 1;
  }
  return text.slice(from);
}
