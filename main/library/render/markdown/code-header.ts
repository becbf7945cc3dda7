import { parseCodeLines, plainLines } from '../code-lines.ts';
import type { CodeLines } from '../../model/parts.ts';

/** What the first line of a code says about the rest (Python-Markdown's CodeHilite). */
export interface CodeHeader {
  readonly text: string;
  readonly language: string;
  readonly lines: CodeLines;
}

const header = /^(?:::+|(#!))(?:((?:\/\w+)*[/ ])([\w#.+-]+)|([\w#.+-]+)[ \t]*(hl_lines=(?:"[^"]*"|'[^']*'))?[ \t]*$)/;

/**
 * `:::python hl_lines="1 3"` names the language, `#!python` has numbered lines too. Both are left out of the code; a
 * path in them is that of a program, as in `#!/usr/bin/python`, and such a line stays. Null for any other line:
 * https://python-markdown.github.io/extensions/code_hilite/.
 */
export function parseCodeHeader(text: string): CodeHeader | null {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  const found = header.exec(line.slice(0, 1_000));
  if (found === null) {
    return null;
  }
  const [, shebang, path, program, named, options = ''] = found;
  const lines = options === '' ? plainLines : parseCodeLines(options);
  return {
    text: path === undefined ? (end < 0 ? '' : text.slice(end + 1)) : text,
    language: program ?? named ?? '',
    lines: { ...lines, numbered: shebang !== undefined },
  };
}
