import { zolaAnchor } from '../slugs/zola-slug.ts';
import type { HeadingIdStyle } from './dialect.ts';

export type NamedStyle = Exclude<HeadingIdStyle, 'none'>;

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** Letters without an ASCII decomposition, with the spellings of the `slugize` function. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
};

function latin(text: string): string {
  return withoutAccents(text).replace(/[ßæÆøØœŒđĐðÐþÞłŁıħĦ]/g, (letter) => spelled[letter] ?? letter);
}

function trimDashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '-') {
    start += 1;
  }
  while (end > start && text[end - 1] === '-') {
    end -= 1;
  }
  return text.slice(start, end);
}

const makers: Readonly<Record<NamedStyle, (text: string) => string>> = {
  // github-slugger, regex.js.
  github: (text) =>
    text
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-'),
  // Hugo, markup/goldmark/autoid.go.
  goldmark: (text) =>
    text
      .trim()
      .replace(/[^\p{L}\p{Nd}_\- ]/gu, '')
      .replaceAll(' ', '-')
      .toLowerCase() || 'heading',
  'goldmark-ascii': (text) =>
    withoutAccents(text)
      .trim()
      .replace(/[^a-zA-Z0-9_\- ]/g, '')
      .replaceAll(' ', '-')
      .toLowerCase() || 'heading',
  // Hugo, markup/blackfriday: each run of other characters becomes one dash, and none is left at the ends.
  blackfriday: (text) => trimDashes(text.replace(/[^\p{L}\p{N}]+/gu, '-')).toLowerCase(),
  // kramdown-parser-gfm, generate_gfm_header_id.
  kramdown: (text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
      .replace(/[ \t]/g, '-'),
  // kramdown, converter/base.rb, basic_generate_id.
  'kramdown-plain': (text) =>
    text
      .replace(/^[^a-zA-Z]+/, '')
      .replace(/[^a-zA-Z0-9 -]/g, '')
      .replaceAll(' ', '-')
      .toLowerCase() || 'section',
  // hexo-util, slugize.js; case is kept.
  hexo: (text) =>
    trimDashes(
      latin(text)
        .replace(/\p{Cc}/gu, '')
        .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-'),
    ),
  // Python-Markdown, extensions/toc.py, slugify.
  python: (text) =>
    withoutAccents(text)
      .replace(/\P{ASCII}/gu, '')
      .replace(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, '-'),
  slug: (text) => zolaAnchor(text, 'on'),
  'slug-safe': (text) => zolaAnchor(text, 'safe'),
  // markdown-it-anchor.
  anchor: (text) => encoded(text.trim().toLowerCase().replace(/\s+/g, '-')),
};

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The id that a style gives to a heading with this text, if no other heading has it. */
export function headingId(text: string, style: NamedStyle): string {
  return makers[style](text);
}

/** Zola (components/markdown, `find_anchor`) and Python-Markdown's toc reserve the ids that headings set themselves. */
const reserving: ReadonlySet<NamedStyle> = new Set(['slug', 'slug-safe', 'python']);

/** Gives ids to the headings of one post. A repeated id gets the number that the style gives it. */
export class HeadingIds {
  readonly #style: NamedStyle;
  readonly #seen = new Map<string, number>();

  /** `given` are the ids that headings of the post set themselves. Some styles never use them again. */
  constructor(style: NamedStyle, given: readonly string[] = []) {
    this.#style = style;
    if (reserving.has(style)) {
      for (const id of given) {
        this.#seen.set(id, 0);
      }
    }
  }

  next(text: string): string {
    const base = headingId(text, this.#style);
    const mark = this.#style === 'python' ? '_' : '-';
    let count = this.#seen.get(base);
    if (count === undefined) {
      this.#seen.set(base, 0);
      return base;
    }
    let id: string;
    do {
      count += 1;
      id = `${base}${mark}${count}`;
    } while (this.#seen.has(id));
    this.#seen.set(base, count);
    this.#seen.set(id, 0);
    return id;
  }
}

const styles: readonly NamedStyle[] = [
  'github',
  'goldmark',
  'goldmark-ascii',
  'kramdown',
  'kramdown-plain',
  'hexo',
  'python',
  'slug',
  'slug-safe',
  'anchor',
  'blackfriday',
];

/**
 * The ids of a post's headings in every style. The folder's style comes first, so no heading loses its id to an extra
 * anchor of another. `given`: the ids that headings set themselves.
 */
export function headingAnchors(
  texts: readonly string[],
  style: HeadingIdStyle,
  given: readonly string[] = [],
): readonly (readonly (readonly [id: string, heading: number])[])[] {
  const order = style === 'none' ? styles : [style, ...styles.filter((other) => other !== style)];
  return order.map((each) => {
    const ids = new HeadingIds(each, given);
    return texts.map((text, heading) => [ids.next(text), heading] as const);
  });
}
