import { CodeRegions } from './code-regions.ts';
import type { CallHead, TemplateSyntax } from './template-call.ts';

export interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface CallItem extends Placed {
  readonly kind: 'call';
  readonly head: CallHead;
  readonly verbatim: Placed | null;
  /** The index of its closing tag among the items; -1 if none has been found, -2 if there can be none. */
  close: number;
}

/** A stretch of a post's source. */
export type Item =
  | (Placed & { readonly kind: 'text' })
  | (Placed & { readonly kind: 'markdown'; readonly text: string })
  | (Placed & { readonly kind: 'literal'; readonly text: string })
  | CallItem
  | (Placed & { readonly kind: 'close'; readonly name: string; paired: boolean });

const mostCalls = 20_000;
/** The deepest nesting of paired calls. Deeper ones are shown one after the other. */
const deepest = 24;

/** Splits a post's source into texts and calls, and pairs each call with its closing tag if it has one. */
export function scanTemplates(source: string, syntax: TemplateSyntax): readonly Item[] {
  const items = scan(source, syntax);
  pair(items);
  return items;
}

function scan(source: string, syntax: TemplateSyntax): Item[] {
  const items: Item[] = [];
  const regions = new CodeRegions(source);
  const event = new RegExp(
    `^[ \\t>]{0,40}(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]{1,9})?(\`{3,}|~{3,})|(\`+)|(?:${syntax.opener.source})`,
    'gm',
  );
  let textStart = 0;
  let codeEnd = 0;
  let rawEnd = 0;
  /** The start and end of the closing tag of a raw stretch. */
  let rawCloser: Placed | null = null;
  /** The closing line of a fence whose content is not code. */
  let liveEnd: Placed | null = null;
  const missing = new Set<string>();
  const next = new Map<string, Placed>();
  let calls = 0;

  const put = (item: Item): void => {
    if (item.start > textStart) {
      items.push({ kind: 'text', start: textStart, end: item.start });
    }
    if (item.end > item.start) {
      items.push(item);
    }
    textStart = item.end;
    event.lastIndex = item.end;
  };
  /** The next position of a closer behind `from`. A closer that was not found once is not searched for again. */
  const find = (closer: RegExp, from: number): Placed | null => {
    if (missing.has(closer.source)) {
      return null;
    }
    const known = next.get(closer.source);
    if (known && known.start >= from) {
      return known;
    }
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
      const behind = at + found[0].length;
      if (at >= codeEnd && at === liveEnd?.start) {
        put({ kind: 'markdown', text: '', ...liveEnd });
        liveEnd = null;
      } else if (at >= codeEnd && !liveEnd && syntax.liveFence && lineFrom(source, behind) === syntax.liveFence) {
        const end: number = regions.fenceEnd(at, found[1]) ?? behind;
        liveEnd = { start: source.lastIndexOf('\n', end - 1) + 1, end };
        put({ kind: 'markdown', text: '', start: behind - found[1].length, end: behind + syntax.liveFence.length });
      } else if (at >= codeEnd) {
        codeEnd = regions.fenceEnd(at, found[1]) ?? codeEnd;
      }
      continue;
    }
    if (found[2] !== undefined) {
      if (at >= codeEnd) {
        codeEnd = regions.spanEnd(at, found[2].length) ?? codeEnd;
      }
      continue;
    }
    if (at < rawEnd) {
      continue;
    }
    const piece = syntax.parse(source, at);
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
      // A call that is never closed, or is closed outside of its code, is plain text.
      if (!closer || (inCode && closer.start > codeEnd)) {
        event.lastIndex = at + 1;
        continue;
      }
      put({ kind: 'markdown', text: '', start: at, end });
      rawEnd = closer.end;
      rawCloser = closer;
    } else if (piece.kind === 'comment') {
      const closer = piece.closer === null ? { start: end, end } : find(piece.closer, end);
      if (closer) {
        put({ kind: 'markdown', text: '', start: at, end: closer.end });
      } else {
        event.lastIndex = at + 1;
      }
    } else if (piece.kind === 'literal') {
      if (!inCode || isEscapedCall(piece.text)) {
        put({ kind: 'literal', text: piece.text, start: at, end });
      } else {
        event.lastIndex = at + 1;
      }
    } else if (piece.kind === 'markdown') {
      put({ kind: 'markdown', text: piece.text, start: at, end });
    } else if (piece.kind === 'close') {
      put({ kind: 'close', name: piece.name, start: at, end, paired: false });
    } else if (piece.kind === 'verbatim') {
      calls += 1;
      const closer = find(piece.closer, end);
      const verbatim = closer ? { start: end, end: closer.start } : null;
      put({ kind: 'call', head: piece.head, start: at, end: closer?.end ?? end, verbatim, close: -1 });
    } else {
      calls += 1;
      put({ kind: 'call', head: piece.head, start: at, end, verbatim: null, close: piece.opens ? -1 : -2 });
    }
  }
  if (rawCloser) {
    put({ kind: 'markdown', text: '', ...rawCloser });
  }
  put({ kind: 'text', start: source.length, end: source.length });
  return items;
}

function lineFrom(source: string, at: number): string {
  const end = source.indexOf('\n', at);
  return source.slice(at, end < 0 ? source.length : end).trimEnd();
}

/** In code, only escaped calls are replaced. Other literals of a language stay as written. */
function isEscapedCall(text: string): boolean {
  return text.startsWith('{');
}

/** Finds the closing tag of each call that has one. The calls between that have none stay single. */
function pair(items: readonly Item[]): void {
  const open: number[] = [];
  const waiting = new Map<string, number>();
  items.forEach((item, at) => {
    if (item.kind === 'call' && item.close === -1 && !item.verbatim) {
      open.push(at);
      waiting.set(item.head.name, (waiting.get(item.head.name) ?? 0) + 1);
    } else if (item.kind === 'close') {
      if (item.name !== '' && (waiting.get(item.name) ?? 0) === 0) {
        return;
      }
      for (let opened = open.pop(); opened !== undefined; opened = open.pop()) {
        const call = items[opened];
        if (call?.kind !== 'call') {
          continue;
        }
        waiting.set(call.head.name, (waiting.get(call.head.name) ?? 1) - 1);
        if (item.name !== '' && call.head.name !== item.name) {
          continue;
        }
        call.close = at;
        item.paired = true;
        break;
      }
    }
  });
  // The outermost pairs first, so that the limit drops the deepest.
  const ends: number[] = [];
  items.forEach((item, at) => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) < at) {
      ends.pop();
    }
    if (item.kind !== 'call' || item.close < 0) {
      return;
    }
    if (ends.length < deepest) {
      ends.push(item.close);
    } else {
      const close = items[item.close];
      if (close?.kind === 'close') {
        close.paired = false;
      }
      item.close = -2;
    }
  });
}
