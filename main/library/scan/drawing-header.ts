import type { PictureSize } from '../model/picture-facts.ts';

/**
 * The size in the first tag of an SVG file; null if it has no valid one. `head` is the beginning of the file. The tag
 * must end within it. Each byte is read a few times at most. Entities are not resolved.
 */
export function drawingSize(head: Uint8Array): PictureSize | null {
  // All that matters is ASCII. In UTF-16 no tag is found.
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  const attributes = rootAttributes(text, rootStart(text));
  if (attributes === null || sizeInStyle.test(attributes.get('style') ?? '')) {
    return null;
  }
  const width = side(attributes.get('width'));
  const height = side(attributes.get('height'));
  const box = boxRatio(attributes.get('viewBox'));
  if (width === undefined || height === undefined || box === undefined) {
    return null;
  }
  if (width !== null && height !== null) {
    return { width, height, ratio: width / height };
  }
  return /\bnone\b/.test(attributes.get('preserveAspectRatio') ?? '') ? null : { width, height, ratio: box };
}

/** Styles win over attributes. They are not read. */
const sizeInStyle = /(?<![\w-])(?:width|height)\s*:/i;
/** In UTF-16 units. Nobody writes a longer size. */
const longestValue = 100;
/** In CSS pixels. */
const largest = 100_000;

/** Where the first tag begins, behind declarations and comments; -1 if there is none. */
function rootStart(text: string): number {
  let at = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  for (;;) {
    at = behindSpace(text, at);
    if (text.startsWith('<!--', at)) {
      at = behind(text, '-->', at + 4);
    } else if (text.startsWith('<?', at)) {
      at = behind(text, '?>', at + 2);
    } else if (text.startsWith('<!', at)) {
      at = behindDoctype(text, at + 2);
    } else {
      return at;
    }
  }
}

function behindSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '-')) {
    at += 1;
  }
  return at;
}

/** The end of the text if `mark` is not in it. */
function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** A document type may declare entities in brackets. A `>` there, in quotes or in a comment does not end it. */
function behindDoctype(text: string, from: number): number {
  let isInside = false;
  for (let at = from; at < text.length; ) {
    const letter = text[at] ?? '';
    if (text.startsWith('<!--', at)) {
      at = behind(text, '-->', at + 4);
      continue;
    }
    at = letter === '"' || letter === "'" ? behind(text, letter, at + 1) : at + 1;
    if (letter === '[' || letter === ']') {
      isInside = letter === '[';
    } else if (letter === '>' && !isInside) {
      return at;
    }
  }
  return text.length;
}

/** The attributes of the tag `<svg>` there; null if there is another one, or it does not end. */
function rootAttributes(text: string, start: number): ReadonlyMap<string, string> | null {
  const name = /<(?:[\w-]{1,40}:)?svg(?=[\s/>])/y;
  name.lastIndex = start;
  if (!name.test(text)) {
    return null;
  }
  const found = new Map<string, string>();
  for (let at = name.lastIndex; ; ) {
    at = behindSpace(text, at);
    if (text[at] === '>' || text[at] === '/') {
      return found;
    }
    const equals = text.indexOf('=', at);
    const open = equals < 0 ? text.length : behindSpace(text, equals + 1);
    const quote = text[open];
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1;
    if (close < 0) {
      return null;
    }
    found.set(text.slice(at, equals).trim(), text.slice(open + 1, close));
    at = close + 1;
  }
}

/** In CSS pixels, by unit. */
const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 96 / 72],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['em', 16],
  ['rem', 16],
]);

/** A width or height. Null if the file states none, or a relative one: `50%`. Undefined if it is not valid. */
function side(value: string | undefined): number | null | undefined {
  if (value === undefined) {
    return null;
  }
  if (value.length > longestValue) {
    return;
  }
  const [, number = '', unit = ''] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?|\d+\.)\s*([a-z]*|%)\s*$/i.exec(value) ?? [];
  if (unit === '%' || value.trim() === 'auto') {
    return null;
  }
  const found = Number(number) * (units.get(unit.toLowerCase()) ?? 0);
  return isSize(found) ? found : undefined;
}

/** The width of a `viewBox` divided by its height. Null if there is no `viewBox`, undefined if it is not valid. */
function boxRatio(value: string | undefined): number | null | undefined {
  if (value === undefined) {
    return null;
  }
  const numbers = value.length > longestValue ? [] : value.trim().split(/\s*,\s*|\s+/);
  const [, , width = 0, height = 0] = numbers.map(Number);
  return numbers.length === 4 && isSize(width) && isSize(height) ? width / height : undefined;
}

function isSize(number: number): boolean {
  return number > 0 && number <= largest;
}
