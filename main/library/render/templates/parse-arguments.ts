export interface CallArguments {
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

const name = /[A-Za-z_@:][\w.:@-]*/y;
const mostArguments = 500;

/**
 * Parses arguments as most template languages write them: words and quoted strings, separated by spaces or commas.
 * Named arguments are `key=value` or `key: value`. The space behind the colon is required, so that an address stays one
 * word.
 */
export function parseArguments(text: string): CallArguments {
  const positional: string[] = [];
  const named = new Map<string, string>();
  let at = 0;
  const skip = (): void => {
    while (at < text.length && /[\s,]/.test(text[at] ?? '')) {
      at += 1;
    }
  };
  const value = (): string => {
    const quote = text[at];
    if (quote === '"' || quote === "'" || quote === '`') {
      const end = closingQuote(text, at);
      const inner = text.slice(at + 1, end);
      at = end + 1;
      return quote === '`' ? inner : inner.replace(/\\(["'\\])/g, '$1');
    }
    const start = at;
    while (at < text.length && !/[\s,]/.test(text[at] ?? '')) {
      at += 1;
    }
    return text.slice(start, at);
  };
  for (skip(); at < text.length && positional.length + named.size < mostArguments; skip()) {
    name.lastIndex = at;
    const key = name.exec(text)?.[0] ?? '';
    const behind =
      key === '' ? null : /^(?:\s{0,9}=\s{0,9}(?!=)|:\s{1,9})/.exec(text.slice(at + key.length, at + key.length + 20));
    // `href:` at the end of an address is not a key; `key: value` has one.
    if (key !== '' && behind) {
      at += key.length + behind[0].length;
      named.set(key, value());
    } else if (key.endsWith(':') && /^\s/.test(text.slice(at + key.length, at + key.length + 1))) {
      at += key.length;
      skip();
      named.set(key.slice(0, -1), value());
    } else {
      positional.push(value());
    }
  }
  return { positional, named };
}

/** The end of the string that begins at `at`; the end of the text if the string is not closed. */
function closingQuote(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\' && quote !== '`') {
      end += 1;
    } else if (text[end] === quote) {
      return end;
    }
  }
  return text.length;
}

/**
 * The position of the `closer` of a tag that begins before `from`; quoted text is skipped. -1 if another tag begins
 * first, or no closer is near.
 */
export function endOfTag(
  source: string,
  from: number,
  closer: string,
  quotes: string,
  stop: RegExp,
  limit: number,
): number {
  const last = Math.min(source.length, from + limit);
  for (let at = from; at < last; at += 1) {
    const character = source[at] ?? '';
    if (source.startsWith(closer, at)) {
      return at;
    }
    if (quotes.includes(character)) {
      const end = quoteEnd(source, at, last);
      if (end >= 0) {
        at = end;
      }
    } else if (character === '{' && stop.test(source.slice(at, at + 3))) {
      return -1;
    }
  }
  return -1;
}

function quoteEnd(source: string, at: number, last: number): number {
  const quote = source[at];
  for (let end = at + 1; end < last; end += 1) {
    const character = source[end];
    if (character === '\\' && quote !== '`') {
      end += 1;
    } else if (character === quote) {
      return end;
    }
    // Only a raw string may span lines, because an apostrophe in a tag opens no string.
    else if (character === '\n' && quote !== '`' && source[end + 1] === '\n') {
      return -1;
    }
  }
  return -1;
}
