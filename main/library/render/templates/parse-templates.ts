import type { TemplateLanguage } from '../dialect.ts';
import { erbSyntax } from './erb-syntax.ts';
import { type FlowMeans, followFlow } from './follow-flow.ts';
import { hexoSyntax } from './hexo-syntax.ts';
import { hugoSyntax } from './hugo-syntax.ts';
import { eleventyLiquidSyntax, liquidSyntax } from './liquid-syntax.ts';
import type { NamesAt } from './known-names.ts';
import { liquidTagsSyntax } from './liquid-tags-syntax.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { nunjucksSyntax } from './nunjucks-syntax.ts';
import { type CallItem, type Item, type Placed, scanTemplates } from './scan-templates.ts';
import { type CallInner, labelOf, type TemplateCall, type TemplateSyntax } from './template-call.ts';
import { wordPressSyntax } from './wordpress-syntax.ts';
import { zolaSyntax } from './zola-syntax.ts';

const syntaxes: Readonly<Record<TemplateLanguage, TemplateSyntax | null>> = {
  none: null,
  hugo: hugoSyntax,
  zola: zolaSyntax,
  liquid: liquidSyntax,
  'eleventy-liquid': eleventyLiquidSyntax,
  'liquid-tags': liquidTagsSyntax,
  hexo: hexoSyntax,
  mdx: mdxSyntax,
  nunjucks: nunjucksSyntax,
  wordpress: wordPressSyntax,
  erb: erbSyntax,
};

/** A post without its template calls. Each call is replaced by a word that a post can't forge. */
export interface TemplatedText {
  readonly text: string;
  /** Maps a line of `text` (from 0) to a line of the file. */
  readonly lineOf: (line: number) => number;
  /** By number: call n is the word `<nonce>t<n>z` in the text, or in the inner text of another call. */
  readonly calls: readonly TemplateCall[];
  /** What the names that the post sets mean at a place in its source. */
  readonly namesAt: (place: number) => NamesAt;
}

function noNames(): NamesAt {
  return () => undefined;
}

/** Replaces a post's template calls by words. The time grows with the text, whatever it contains. */
export function parseTemplates(
  source: string,
  {
    language,
    nonce,
    firstLine,
    fields = new Map(),
    expression = () => null,
  }: { readonly language: TemplateLanguage; readonly nonce: string; readonly firstLine: number } & Partial<
    Omit<FlowMeans, 'rules'>
  >,
): TemplatedText {
  const syntax = syntaxes[language];
  if (!syntax) {
    return { text: source, lineOf: (line) => firstLine + line, calls: [], namesAt: noNames };
  }
  if (source.search(syntax.opener) < 0) {
    const last = firstLine + lineBreaks(source);
    return { text: source, lineOf: (line) => Math.min(firstLine + line, last), calls: [], namesAt: noNames };
  }
  const items = scanTemplates(source, syntax);
  if (!syntax.flow) {
    return { ...new TextWriter(source, items, nonce, firstLine).whole(), namesAt: noNames };
  }
  const followed = followFlow(source, items, { rules: syntax.flow, fields, expression });
  const { names } = followed;
  return {
    ...new TextWriter(source, followed.items, nonce, firstLine).whole(),
    namesAt: (place) => (name) => names.at(name, place),
  };
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}

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
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
      this.#lineStarts.push(at + 1);
    }
  }

  whole(): Omit<TemplatedText, 'namesAt'> {
    const { text, lineOf } = this.#stretch(0, this.#items.length, 0);
    return { text, lineOf, calls: this.#calls };
  }

  /** The text of some items, with words for the calls, and the source lines of the text. */
  #stretch(
    from: number,
    to: number,
    start: number,
  ): { readonly text: string; readonly lineOf: (line: number) => number } {
    const parts: string[] = [];
    const lines: number[] = [this.#lineAt(this.#items[from]?.start ?? start)];
    const write = (text: string, line: number): void => {
      parts.push(text);
      let currentLine = line;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        currentLine += 1;
        lines.push(currentLine);
      }
    };
    for (let at = from; at < to; at += 1) {
      const item = this.#items[at];
      if (!item) {
        break;
      }
      const line = this.#lineAt(item.start);
      if (item.kind === 'text') {
        write(this.#source.slice(item.start, item.end), line);
      } else if (item.kind === 'markdown') {
        // A call that shows nothing keeps the line breaks around it, but its own lines are removed.
        parts.push(item.text);
        const nextLine = this.#lineAt(this.#items[at + 1]?.start ?? item.end);
        lines.push(...Array.from({ length: lineBreaks(item.text) }, () => nextLine));
      } else if (item.kind === 'literal') {
        write(this.#word(this.#literal(item, line)), line);
      } else if (item.kind === 'close') {
        if (!item.paired) {
          write(this.#word(this.#strayClose(item, line)), line);
        }
      } else {
        const index = this.#reserve();
        this.#calls[index] = this.#call(item, at, line);
        write(this.#word(index), line);
        if (item.close >= 0) {
          at = item.close;
        }
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

  #literal({ text, start: place }: { readonly text: string; readonly start: number }, line: number): number {
    const none: ReadonlyMap<string, string> = new Map();
    return (
      this.#calls.push({
        kind: 'literal',
        name: '',
        positional: [],
        named: none,
        label: text,
        source: text,
        line,
        place,
        inner: null,
      }) - 1
    );
  }

  #strayClose({ start, end }: Placed, line: number): number {
    const source = this.#source.slice(start, end);
    const name = source.replace(/^[{<%\\[\s-]+|[}>%\\\]\s-]+$/g, '');
    const none: ReadonlyMap<string, string> = new Map();
    return (
      this.#calls.push({
        kind: 'tag',
        name,
        positional: [],
        named: none,
        label: labelOf(name),
        source,
        line,
        place: start,
        inner: null,
      }) - 1
    );
  }

  #call(item: CallItem, at: number, line: number): TemplateCall {
    const close = item.close >= 0 ? this.#items[item.close] : undefined;
    const source = this.#source.slice(item.start, close?.end ?? item.end);
    return { ...item.head, source, line, place: item.start, inner: this.#inner(item, at, close) };
  }

  #inner(item: CallItem, at: number, close: Item | undefined): CallInner | null {
    if (item.verbatim) {
      const { start, end } = item.verbatim;
      const text = this.#source.slice(start, end);
      const line = this.#lineAt(start);
      return { text, source: text, lineOf: (textLine) => line + textLine };
    }
    if (!close) {
      return null;
    }
    const { text, lineOf } = this.#stretch(at + 1, item.close, item.end);
    return {
      text: withoutMargin(text, this.#marginBefore(item.start)),
      source: this.#source.slice(item.end, close.start),
      lineOf,
    };
  }

  /** The text before a call on its line. */
  #marginBefore(start: number): string {
    const lineStart = this.#lineStarts[this.#lineIndex(start)] ?? 0;
    return this.#source.slice(lineStart, Math.min(start, lineStart + 100));
  }

  #lineIndex(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #lineAt(offset: number): number {
    return this.#firstLine + this.#lineIndex(offset);
  }
}

/** Removes the beginning that all lines but the first share: the margin of the list or quotation around a call. */
function withoutMargin(text: string, before: string): string {
  if (!text.includes('\n')) {
    return text;
  }
  const quoted = /^[ \t]*>/.test(before) ? text.replace(/\n[ \t]{0,40}>[ \t]?/g, '\n') : text;
  const lines = quoted.split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    if (/\S/.test(line)) {
      margin = Math.min(margin, line.length - line.trimStart().length);
    }
  }
  if (margin === 0 || margin === Number.POSITIVE_INFINITY) {
    return quoted;
  }
  return lines
    .map((line, at) => (at === 0 ? line : line.slice(Math.min(margin, line.length - line.trimStart().length))))
    .join('\n');
}
