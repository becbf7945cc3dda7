import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { parseDate } from '../../../metadata/post-date.ts';
import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { folderOf, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import { matchGroups } from '../../config/linear-regex.ts';
import type { SourcePost } from '../../generator.ts';
import type { PelicanSettings } from './pelican-settings.ts';
import { pelicanSlug } from './pelican-slug.ts';
import { strftime } from '../../addresses/strftime.ts';

/**
 * A post as Pelican knows it. Its own fields count first, then those that its path gives, then the defaults of the
 * settings.
 */
export class PelicanPost {
  /** In lower case. */
  readonly language: string;
  readonly #settings: PelicanSettings;
  readonly #post: SourcePost;
  /** The path below the content root. */
  readonly #inside: string;
  readonly #ofPath: ReadonlyMap<string, string>;

  constructor(post: SourcePost, inside: string, settings: PelicanSettings) {
    this.#post = post;
    this.#inside = inside;
    this.#settings = settings;
    this.#ofPath = metadataOfPath(inside, settings);
    this.language = (this.text('lang') || settings.language).toLowerCase();
  }

  /** The value of a key as text. Empty if there is none. */
  text(key: string): string {
    return (firstText(this.#post.fields.get(key)) || this.#given(key)).trim();
  }

  /** Whether the post has what Pelican requires: a title, and for a published article a date. */
  isComplete(kind: 'article' | 'page', status: string): boolean {
    if (this.text('title') === '') {
      return false;
    }
    return kind === 'page' || status === 'draft' || this.#settings.defaultDate === 'fs' || this.#date !== null;
  }

  /** The value of a token in a pattern. Null if the post has none. */
  token(key: string, format = '%Y-%m-%d %H:%M:%S'): string | null {
    const settings = this.#settings;
    switch (key) {
      case 'slug':
        return this.#slug;
      case 'lang':
        return this.language;
      case 'date':
        return this.#date === null || this.#lacks(format) ? null : strftime(this.#date, format);
      case 'category':
        return pelicanSlug(this.#category, settings.categorySlug);
      case 'author':
        return this.#authors[0] === undefined ? '' : pelicanSlug(this.#authors[0], settings.authorSlug);
      case 'path':
        return this.#inside;
      default:
        return this.text(key) || null;
    }
  }

  /** The value of an attribute: `day` of `date`, `slug` of `category`. Null if the post has none. */
  partOf(key: string, part: string, format = ''): string | null {
    if (key === 'date') {
      const directive = dateAttributes.get(part);
      const written = directive === undefined ? null : this.token(key, directive);
      return written === null ? null : formattedNumber(Number(written), format);
    }
    const name = key === 'category' ? this.#category : key === 'author' ? (this.#authors[0] ?? '') : null;
    return name === null ? null : part === 'name' ? name : part === 'slug' ? this.token(key) : null;
  }

  /** The metadata that replaces what the common keys gave. */
  metadata(kind: 'article' | 'page'): Partial<PostMetadata> {
    const { fields, metadata } = this.#post;
    const summary = fields.get('summary');
    const date = this.#date;
    const categories = kind === 'article' ? [this.#category] : [firstText(fields.get('category'))].filter(Boolean);
    return {
      title: metadata.title || this.text('title'),
      tags: namesOf(fields.get('tags') ?? this.#given('tags')),
      categories,
      authors: this.#authors,
      lang: metadata.lang || this.text('lang') || this.#settings.language,
      ...(date ? { date } : {}),
      ...(Array.isArray(summary) ? { summary: (summary as readonly unknown[]).join(' ').slice(0, 2_000) } : {}),
    };
  }

  /** The value that the path or the settings give. */
  #given(key: string): string {
    return this.#ofPath.get(key) || this.#settings.defaultMetadata.get(key) || '';
  }

  get #slug(): string | null {
    const writtenSlug = this.text('slug');
    if (writtenSlug !== '') {
      return writtenSlug;
    }
    const { slugFromName, titleSlug } = this.#settings;
    const source = slugFromName ? withoutExtension(nameOf(this.#inside)) : this.text('title');
    return source === '' ? null : pelicanSlug(source, titleSlug);
  }

  get #category(): string {
    const writtenCategory = firstText(this.#post.fields.get('category')).trim();
    return writtenCategory || this.#ofPath.get('category') || this.#settings.defaultCategory;
  }

  get #authors(): readonly string[] {
    const several = namesOf(this.#post.fields.get('authors') ?? this.#given('authors'));
    const one = this.text('author') || this.#settings.author;
    return several.length > 0 ? several : [one].filter(Boolean);
  }

  /** The date of the post, of its path, or of the settings. Null if there is none. */
  get #date(): PostMetadata['date'] | null {
    const { metadata, fields } = this.#post;
    if (metadata.date.source === 'front-matter') {
      return metadata.date;
    }
    const writtenDate = parseDate(monthFirst(firstText(fields.get('date'))));
    if (writtenDate) {
      return { ...writtenDate, source: 'front-matter' };
    }
    const partial = this.#partialDate;
    if (partial) {
      return { ...partial.date, source: 'front-matter' };
    }
    const date = parseDate(this.#ofPath.get('date') || this.#settings.defaultDate);
    return date && { ...date, source: 'path' };
  }

  get #partialDate(): PartialDate | null {
    const written = this.#post.metadata.date.source === 'front-matter' ? '' : firstText(this.#post.fields.get('date'));
    return partialDate(written);
  }

  /** Whether an address wants the day or month that the date does not say. Pelican takes those of its last build. */
  #lacks(format: string): boolean {
    const told = this.#partialDate?.told;
    return told !== undefined && (told === 'month' ? /%[^YymbB%-]/ : /%[^Yy%-]/).test(format);
  }
}

/** Attributes of Python's dates. */
const dateAttributes: ReadonlyMap<string, string> = new Map([
  ['year', '%Y'],
  ['month', '%m'],
  ['day', '%d'],
  ['hour', '%H'],
  ['minute', '%M'],
  ['second', '%S'],
]);

/** A whole number in a format of Python: `02d`, `4`. Other formats are ignored. */
function formattedNumber(value: number, format: string): string {
  const [, zero = '', width = ''] = /^(0?)([1-9]?)d?$/.exec(format) ?? [];
  return String(value).padStart(Number(width), zero === '' ? ' ' : '0');
}

/** The values that settings take from a post's path. A later one replaces an earlier one. */
function metadataOfPath(inside: string, settings: PelicanSettings): ReadonlyMap<string, string> {
  const folder = nameOf(folderOf(inside).replace(/\/$/, ''));
  const { filenameMetadata, folderAsCategory, pathMetadata } = settings;
  return new Map([
    ...settings.extraMetadata(inside),
    ...(folderAsCategory && folder !== '' ? [['category', folder] as const] : []),
    ...Object.entries(pathMetadata ? matchGroups(pathMetadata, inside) : {}),
    ...Object.entries(filenameMetadata ? matchGroups(filenameMetadata, withoutExtension(nameOf(inside))) : {}),
  ]);
}

interface PartialDate {
  readonly date: Omit<PostMetadata['date'], 'source'>;
  /** The smallest part that is told. */
  readonly told: 'month' | 'year';
}

/** `2019-02`, `02/2019`, `Feb 2019` and `2019`: the first day of the month or year. */
function partialDate(text: string): PartialDate | null {
  const numbers = /^(\d{4})[-/](\d{1,2})$/.exec(text) ?? /^(?=(?:.*\/)(\d{4})$)(\d{1,2})\//.exec(text);
  const [, year = text, month = ''] = numbers ?? [];
  if (/^\d{4}$/.test(year)) {
    const date = parseDate(`${year}-${month === '' ? '01' : month.padStart(2, '0')}-01`);
    return date && { date, told: month === '' ? 'year' : 'month' };
  }
  const named = /^[a-z]{3,9}\.? \d{4}$/i.test(text) ? parseDate(text.replace(/ (?=\d{4}$)/, ' 1, ')) : null;
  return named && { date: named, told: 'month' };
}

/** Reads `3/9/2014` as dateutil of Python does: the month comes first, unless that number is above 12. */
function monthFirst(text: string): string {
  return text.replace(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})/, (_all, one: string, other: string, year: string) =>
    Number(one) > 12 ? `${year}-${other}-${one}` : `${year}-${one}-${other}`,
  );
}

function firstText(value: FrontMatterValue | undefined): string {
  const first = Array.isArray(value) ? (value[0] as FrontMatterValue | undefined) : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

/**
 * The names in a list or in one text. A text is split at semicolons if it has any, otherwise at commas. From
 * ensure_metadata_list in readers.py.
 */
function namesOf(value: FrontMatterValue | undefined): readonly string[] {
  const list = Array.isArray(value)
    ? (value as readonly FrontMatterValue[]).map(firstText)
    : firstText(value).split(firstText(value).includes(';') ? ';' : ',');
  return [...new Set(list.map((name) => name.trim()).filter(Boolean))].slice(0, 500);
}
