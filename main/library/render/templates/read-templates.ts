import type { TemplateLanguage } from '../dialect.ts';
import { CodeRegions } from './code-regions.ts';
import { hexoSyntax } from './hexo.ts';
import { hugoSyntax } from './hugo.ts';
import { liquidSyntax } from './liquid.ts';
import { mdxSyntax } from './mdx.ts';
import { nunjucksSyntax } from './nunjucks.ts';
import { type CallHead, type CallInner, labelOf, type TemplateCall, type TemplateSyntax } from './template-call.ts';
import { zolaSyntax } from './zola.ts';

const syntaxes: Readonly<Record<TemplateLanguage, TemplateSyntax | null>> = {
  none: null,
  // Wiki links stand in the Markdown itself.
  obsidian: null,
  hugo: hugoSyntax,
  zola: zolaSyntax,
  liquid: liquidSyntax,
  hexo: hexoSyntax,
  mdx: mdxSyntax,
  nunjucks: nunjucksSyntax,
};

/** A post whose template calls have been put aside: in their places stand words that nothing of the post can forge. */
export interface TemplatedText {
  readonly text: string;
  /** The line of the file that a line of `text` (from 0) is. */
  readonly lineOf: (line: number) => number;
  /** Call n is the word `<nonce>t<n>z` of the text, or of the inner text of another call. */
  readonly calls: readonly TemplateCall[];
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

interface CallItem extends Placed {
  readonly kind: 'call';
  readonly head: CallHead;
  readonly verbatim: Placed | null;
  /** Where among the items its closing tag is; -1 where none has been found, -2 where there can be none. */
  close: number;
}

type Item =
  | (Placed & { readonly kind: 'text' })
  | (Placed & { readonly kind: 'markdown'; readonly text: string })
  | (Placed & { readonly kind: 'literal'; readonly text: string })
  | CallItem
  | (Placed & { readonly kind: 'close'; readonly name: string; paired: boolean });

const mostCalls = 20_000;
/** Paired calls within each other; what is deeper is shown one after the other. */
const deepest = 24;

/** Puts a post's template calls aside. Takes time in proportion to the text, whatever is in it. */
export const readTemplates = (
  source: string,
  { language, nonce, firstLine }: { readonly language: TemplateLanguage; readonly nonce: string; readonly firstLine: number },
): TemplatedText => {
  const syntax = syntaxes[language];
  if (!syntax) return { text: source, lineOf: (line) => firstLine + line, calls: [] };
  const items = scan(source, syntax);
  pair(items);
  return new TextWriter(source, items, nonce, firstLine).whole();
};

const scan = (source: string, syntax: TemplateSyntax): Item[] => {
  const items: Item[] = [];
  const regions = new CodeRegions(source);
  const event = new RegExp(`^[ \\t>]{0,40}(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]{1,9})?(\`{3,}|~{3,})|(\`+)|(?:${syntax.opener.source})`, 'gm');
  let textStart = 0;
  let codeEnd = 0;
  let rawEnd = 0;
  /** Where the closing tag of a raw stretch is, and ends. */
  let rawCloser: Placed | null = null;
  const missing = new Set<string>();
  const next = new Map<string, Placed>();
  let calls = 0;

  const put = (item: Item): void => {
    if (item.start > textStart) items.push({ kind: 'text', start: textStart, end: item.start });
    if (item.end > item.start) items.push(item);
    textStart = item.end;
    event.lastIndex = item.end;
  };
  /** The next place of a closer behind `from`; what was not found once is not looked for again. */
  const find = (closer: RegExp, from: number): Placed | null => {
    if (missing.has(closer.source)) return null;
    const known = next.get(closer.source);
    if (known && known.start >= from) return known;
    closer.lastIndex = from;
    const found = closer.exec(source);
    if (found) {
      const place = { start: found.index, end: found.index + found[0].length };
      next.set(closer.source, place);
      return place;
    }
    missing.add(closer.source);
    return null;
  };

  for (let found = event.exec(source); found && calls < mostCalls; found = event.exec(source)) {
    const at = found.index;
    if (rawCloser && at >= rawCloser.start) {
      put({ kind: 'markdown', text: '', ...rawCloser });
      rawCloser = null;
      continue;
    }
    if (found[1] !== undefined) {
      if (at >= codeEnd) codeEnd = regions.fenceEnd(at, found[1]) ?? codeEnd;
      continue;
    }
    if (found[2] !== undefined) {
      if (at >= codeEnd) codeEnd = regions.spanEnd(at, found[2].length) ?? codeEnd;
      continue;
    }
    if (at < rawEnd) continue;
    const piece = syntax.read(source, at);
    if (!piece) {
      event.lastIndex = at + 1;
      continue;
    }
    const inCode = at < codeEnd;
    if (inCode && piece.kind !== 'raw' && piece.kind !== 'literal') {
      event.lastIndex = at + 1;
      continue;
    }
    const { end } = piece;
    if (piece.kind === 'raw') {
      const closer = find(piece.closer, end);
      // Left open, or closed beyond the code that it stands in: only text.
      if (!closer || (inCode && closer.start > codeEnd)) {
        event.lastIndex = at + 1;
        continue;
      }
      put({ kind: 'markdown', text: '', start: at, end });
      rawEnd = closer.end;
      rawCloser = closer;
    } else if (piece.kind === 'comment') {
      const closer = piece.closer === null ? { start: end, end } : find(piece.closer, end);
      if (closer) put({ kind: 'markdown', text: '', start: at, end: closer.end });
      else event.lastIndex = at + 1;
    } else if (piece.kind === 'literal') {
      if (!inCode || isEscapedCall(piece.text)) put({ kind: 'literal', text: piece.text, start: at, end });
      else event.lastIndex = at + 1;
    } else if (piece.kind === 'markdown') put({ kind: 'markdown', text: piece.text, start: at, end });
    else if (piece.kind === 'close') put({ kind: 'close', name: piece.name, start: at, end, paired: false });
    else if (piece.kind === 'verbatim') {
      calls += 1;
      const closer = find(piece.closer, end);
      const verbatim = closer ? { start: end, end: closer.start } : null;
      put({ kind: 'call', head: piece.head, start: at, end: closer?.end ?? end, verbatim, close: -1 });
    } else {
      calls += 1;
      put({ kind: 'call', head: piece.head, start: at, end, verbatim: null, close: piece.opens ? -1 : -2 });
    }
  }
  if (rawCloser) put({ kind: 'markdown', text: '', ...rawCloser });
  put({ kind: 'text', start: source.length, end: source.length });
  return items;
};

/** In code only escaped calls are told apart; a language's other literals stay as written. */
const isEscapedCall = (text: string): boolean => text.startsWith('{');

/** Finds the closing tag of each call that has one; calls between that have none stay single. */
const pair = (items: readonly Item[]): void => {
  const open: number[] = [];
  const waiting = new Map<string, number>();
  items.forEach((item, at) => {
    if (item.kind === 'call' && item.close === -1 && !item.verbatim) {
      open.push(at);
      waiting.set(item.head.name, (waiting.get(item.head.name) ?? 0) + 1);
    } else if (item.kind === 'close') {
      if (item.name !== '' && (waiting.get(item.name) ?? 0) === 0) return;
      for (let opened = open.pop(); opened !== undefined; opened = open.pop()) {
        const call = items[opened];
        if (call?.kind !== 'call') continue;
        waiting.set(call.head.name, (waiting.get(call.head.name) ?? 1) - 1);
        if (item.name !== '' && call.head.name !== item.name) continue;
        call.close = at;
        item.paired = true;
        break;
      }
    }
  });
  // Outermost first, so that the limit leaves out what is deepest.
  const ends: number[] = [];
  items.forEach((item, at) => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) < at) ends.pop();
    if (item.kind !== 'call' || item.close < 0) return;
    if (ends.length < deepest) ends.push(item.close);
    else {
      const close = items[item.close];
      if (close?.kind === 'close') close.paired = false;
      item.close = -2;
    }
  });
};

class TextWriter {
  readonly #source: string;
  readonly #items: readonly Item[];
  readonly #nonce: string;
  readonly #calls: TemplateCall[] = [];
  readonly #lineStarts: number[] = [0];
  readonly #firstLine: number;

  constructor(source: string, items: readonly Item[], nonce: string, firstLine: number) {
    this.#source = source;
    this.#items = items;
    this.#nonce = nonce;
    this.#firstLine = firstLine;
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  whole(): TemplatedText {
    const { text, lineOf } = this.#stretch(0, this.#items.length, 0);
    return { text, lineOf, calls: this.#calls };
  }

  /** The text of some items, with words in the places of calls, and the lines that it comes from. */
  #stretch(from: number, to: number, start: number): { readonly text: string; readonly lineOf: (line: number) => number } {
    const parts: string[] = [];
    const lines: number[] = [this.#lineAt(this.#items[from]?.start ?? start)];
    const write = (text: string, line: number): void => {
      parts.push(text);
      let own = line;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push((own += 1));
    };
    for (let at = from; at < to; at += 1) {
      const item = this.#items[at];
      if (!item) break;
      const line = this.#lineAt(item.start);
      if (item.kind === 'text') write(this.#source.slice(item.start, item.end), line);
      else if (item.kind === 'markdown') {
        // What vanishes leaves the line breaks around it; its own lines are gone.
        write(item.text, line);
      } else if (item.kind === 'literal') write(this.#word(this.#literal(item, line)), line);
      else if (item.kind === 'close') {
        if (!item.paired) write(this.#word(this.#strayClose(item, line)), line);
      } else {
        const index = this.#reserve();
        this.#calls[index] = this.#call(item, at, line);
        write(this.#word(index), line);
        if (item.close >= 0) at = item.close;
      }
    }
    const last = lines.at(-1) ?? this.#firstLine;
    return { text: parts.join(''), lineOf: (line) => lines[line] ?? last };
  }

  #reserve(): number {
    return this.#calls.push(undefined as unknown as TemplateCall) - 1;
  }

  #word(index: number): string {
    return `${this.#nonce}t${index}z`;
  }

  #literal({ text }: { readonly text: string }, line: number): number {
    const none: ReadonlyMap<string, string> = new Map();
    return this.#calls.push({ kind: 'literal', name: '', positional: [], named: none, label: text, source: text, line, inner: null }) - 1;
  }

  #strayClose({ start, end }: Placed, line: number): number {
    const source = this.#source.slice(start, end);
    const name = source.replace(/^[{<%\s-]+|[}>%\s-]+$/g, '');
    const none: ReadonlyMap<string, string> = new Map();
    return this.#calls.push({ kind: 'tag', name, positional: [], named: none, label: labelOf(name), source, line, inner: null }) - 1;
  }

  #call(item: CallItem, at: number, line: number): TemplateCall {
    const close = item.close >= 0 ? this.#items[item.close] : undefined;
    const source = this.#source.slice(item.start, close?.end ?? item.end);
    return { ...item.head, source, line, inner: this.#inner(item, at, close) };
  }

  #inner(item: CallItem, at: number, close: Item | undefined): CallInner | null {
    if (item.verbatim) {
      const { start, end } = item.verbatim;
      const text = this.#source.slice(start, end);
      const line = this.#lineAt(start);
      return { text, source: text, lineOf: (own) => line + own };
    }
    if (!close) return null;
    const { text, lineOf } = this.#stretch(at + 1, item.close, item.end);
    return { text: withoutMargin(text, this.#marginBefore(item.start)), source: this.#source.slice(item.end, close.start), lineOf };
  }

  /** What stands before a call on its line. */
  #marginBefore(start: number): string {
    const lineStart = this.#lineStarts[this.#lineIndex(start)] ?? 0;
    return this.#source.slice(lineStart, Math.min(start, lineStart + 100));
  }

  #lineIndex(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #lineAt(offset: number): number {
    return this.#firstLine + this.#lineIndex(offset);
  }
}

/** Takes off what all lines but the first share at their beginning: the list or quotation that a call stands in. */
const withoutMargin = (text: string, before: string): string => {
  if (!text.includes('\n')) return text;
  const quoted = /^[ \t]*>/.test(before) ? text.replace(/\n[ \t]{0,40}>[ \t]?/g, '\n') : text;
  const lines = quoted.split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) if (/\S/.test(line)) margin = Math.min(margin, line.length - line.trimStart().length);
  if (margin === 0 || margin === Number.POSITIVE_INFINITY) return quoted;
  return lines.map((line, at) => (at === 0 ? line : line.slice(Math.min(margin, line.length - line.trimStart().length)))).join('\n');
};
