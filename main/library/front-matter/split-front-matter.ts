export type FrontMatterLanguage = 'yaml' | 'toml' | 'json';

/** A post's text, split into front matter and body. */
export interface SplitPost {
  /**
   * Null if the post has no front matter. `language` is the name on the fence if Offprint does not read that
   * language (`js`).
   */
  readonly frontMatter: { readonly language: FrontMatterLanguage | (string & {}); readonly source: string } | null;
  readonly body: string;
  /** The line of the file that `body` begins on, counted from 1. */
  readonly bodyLine: number;
  /** The number of lines above the front matter's first line; 0 if there is no front matter. */
  readonly linesBefore: number;
}

/** In UTF-16 units: a longer block is not front matter. */
const longest = 128 * 1024;

function lineCount(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines;
}

/** Without a byte order mark, and with `\n` at the end of every line. */
export function withPlainEnds(file: string): string {
  return (file.charCodeAt(0) === 0xfeff ? file.slice(1) : file).replace(/\r\n?/g, '\n');
}

/**
 * Finds the front matter at the start of a post, behind a byte order mark and white space as in Hugo, Zola and Astro.
 * Its fence tells its language: `---` YAML (closed by `---` or `...`; a language may follow the opening fence), `+++`
 * TOML, `;;;` JSON; or the file begins with a JSON object. With `commented`, an HTML comment may stand before or around
 * it. Parses nothing but the extent of the object. An unclosed fence is part of the body.
 */
export function splitFrontMatter(file: string, commented = false): SplitPost {
  const text = withPlainEnds(file);
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  return (
    splitAt(text, start) ??
    (commented ? splitCommented(text, start) : null) ?? { frontMatter: null, body: text, bodyLine: 1, linesBefore: 0 }
  );
}

/** Splits as if the text began at an offset; null if no front matter begins there. */
function splitAt(text: string, start: number): SplitPost | null {
  const rest = start === 0 ? text : text.slice(start);
  const split = splitFenced(rest) ?? splitObject(rest);
  if (!split || start === 0) {
    return split;
  }
  const lines = lineCount(text.slice(0, start));
  return { ...split, bodyLine: split.bodyLine + lines, linesBefore: split.linesBefore + lines };
}

/** The most comments before front matter. */
const mostComments = 20;

/** Finds front matter behind whole comments or inside one. The rest of that comment is not shown. */
function splitCommented(text: string, start: number): SplitPost | null {
  let at = start;
  for (let comments = 0; comments < mostComments && text.startsWith('<!--', at); comments += 1) {
    const end = text.indexOf('-->', at);
    const line = text.indexOf('\n', at);
    if (line >= 0 && (end < 0 || end > line)) {
      const inside = splitAt(text, line + 1 + (/^\s*/.exec(text.slice(line + 1, line + 200))?.[0].length ?? 0));
      if (inside) {
        return withoutCommentEnd(inside);
      }
    }
    if (end < 0) {
      return null;
    }
    at = end + 3;
    at += /^\s*/.exec(text.slice(at, at + 1_000))?.[0].length ?? 0;
  }
  return at === start ? null : splitAt(text, at);
}

function withoutCommentEnd(split: SplitPost): SplitPost {
  const end = split.body.indexOf('-->');
  if (end < 0) {
    return split;
  }
  const after = end + 3 + (/^[ \t]*\n?/.exec(split.body.slice(end + 3))?.[0].length ?? 0);
  return { ...split, body: split.body.slice(after), bodyLine: split.bodyLine + lineCount(split.body.slice(0, after)) };
}

const fences: Readonly<Record<string, { readonly language: FrontMatterLanguage; readonly close: RegExp }>> = {
  '---': { language: 'yaml', close: /^(?:---|\.\.\.)[ \t]*$/gm },
  '+++': { language: 'toml', close: /^\+\+\+[ \t]*$/gm },
  ';;;': { language: 'json', close: /^;;;[ \t]*$/gm },
};

const languages: ReadonlyMap<string, FrontMatterLanguage> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['toml', 'toml'],
  ['json', 'json'],
]);

function splitFenced(text: string): SplitPost | null {
  const opening = /^(---|\+\+\+|;;;)(?:[ \t]*([A-Za-z]+))?[ \t]*\n/.exec(text);
  const fence = fences[opening?.[1] ?? ''];
  if (!opening || !fence) {
    return null;
  }
  fence.close.lastIndex = opening[0].length;
  const closing = fence.close.exec(text.length > longest ? text.slice(0, longest) : text);
  if (!closing) {
    return null;
  }
  const named = opening[2]?.toLowerCase() ?? '';
  const after = closing.index + closing[0].length;
  return {
    frontMatter: {
      language: named === '' ? fence.language : (languages.get(named) ?? named),
      source: text.slice(opening[0].length, closing.index),
    },
    body: text.slice(text[after] === '\n' ? after + 1 : after),
    bodyLine: lineCount(text.slice(0, after)) + 2,
    linesBefore: 1,
  };
}

function splitObject(text: string): SplitPost | null {
  if (!/^\{\s*(?:"|\})/.test(text)) {
    return null;
  }
  const end = endOfObject(text);
  if (end === null || !/^[ \t]*(?:\n|$)/.test(text.slice(end, end + 200))) {
    return null;
  }
  return {
    frontMatter: { language: 'json', source: text.slice(0, end) },
    body: text.slice(end).replace(/^[ \t]*\n/, ''),
    bodyLine: lineCount(text.slice(0, end)) + 2,
    linesBefore: 0,
  };
}

/** The offset behind the brace that closes the one at 0; null if none does. */
function endOfObject(text: string): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < Math.min(text.length, longest); at += 1) {
    const unit = text[at];
    if (quoted) {
      if (unit === '\\') {
        at += 1;
      } else if (unit === '"') {
        quoted = false;
      }
    } else if (unit === '"') {
      quoted = true;
    } else if (unit === '{') {
      depth += 1;
    } else if (unit === '}') {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return null;
}
