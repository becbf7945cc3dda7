import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { parseDate } from '../../../metadata/post-date.ts';
import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { folderOf, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import { matchGroups } from '../../config/linear-regex.ts';
import type { SourcePost } from '../../generator.ts';
import type { PelicanSettings } from './pelican-settings.ts';
import { pelicanSlug } from './pelican-slug.ts';
import { strftime } from '../../addresses/strftime.ts';

/** What Pelican knows of a post: its own lines, then what its path says, then the settings' defaults. */
export class PelicanPost {
  /** In lower case. */
  readonly language: string;
  readonly #settings: PelicanSettings;
  readonly #post: SourcePost;
  /** Its path below the content root. */
  readonly #inside: string;
  readonly #ofPath: ReadonlyMap<string, string>;

  constructor(post: SourcePost, inside: string, settings: PelicanSettings) {
    this.#post = post;
    this.#inside = inside;
    this.#settings = settings;
    this.#ofPath = metadataOfPath(inside, settings);
    this.language = (this.text('lang') || settings.language).toLowerCase();
  }

  /** The text of a key; empty where nothing says it. */
  text(key: string): string {
    return (firstText(this.#post.fields.get(key)) || this.#given(key)).trim();
  }

  /** Whether it has what Pelican asks of every post: a title, and of an article that is no draft a date too. */
  isComplete(kind: 'article' | 'page', status: string): boolean {
    if (this.text('title') === '') {
      return false;
    }
    return kind === 'page' || status === 'draft' || this.#settings.defaultDate === 'fs' || this.#date !== null;
  }

  /** What a token of a pattern stands for; null where the post has no such thing. */
  token(key: string, format = '%Y-%m-%d %H:%M:%S'): string | null {
    const settings = this.#settings;
    switch (key) {
      case 'slug':
        return this.#slug;
      case 'lang':
        return this.language;
      case 'date':
        return this.#date === null ? null : strftime(this.#date, format);
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

  /** What takes the place of the post's common metadata. */
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

  /** What the path or the settings say where the post does not. */
  #given(key: string): string {
    return this.#ofPath.get(key) || this.#settings.defaultMetadata.get(key) || '';
  }

  get #slug(): string | null {
    const own = this.text('slug');
    if (own !== '') {
      return own;
    }
    const { slugFromName, titleSlug } = this.#settings;
    const source = slugFromName ? withoutExtension(nameOf(this.#inside)) : this.text('title');
    return source === '' ? null : pelicanSlug(source, titleSlug);
  }

  get #category(): string {
    const own = firstText(this.#post.fields.get('category')).trim();
    return own || this.#ofPath.get('category') || this.#settings.defaultCategory;
  }

  get #authors(): readonly string[] {
    const several = namesOf(this.#post.fields.get('authors') ?? this.#given('authors'));
    const one = this.text('author') || this.#settings.author;
    return several.length > 0 ? several : [one].filter(Boolean);
  }

  /** The post's own date, that of its path, that of the settings; null where there is none. */
  get #date(): PostMetadata['date'] | null {
    const { metadata, fields } = this.#post;
    if (metadata.date.source === 'front-matter') {
      return metadata.date;
    }
    const own = parseDate(monthFirst(firstText(fields.get('date'))));
    if (own) {
      return { ...own, source: 'front-matter' };
    }
    const date = parseDate(this.#ofPath.get('date') || this.#settings.defaultDate);
    return date && { ...date, source: 'path' };
  }
}

/** What the settings let a path say of its post; what comes later counts. */
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

/** `3/9/2014` as Python's dateutil reads it: the month first, where it can be one. */
function monthFirst(text: string): string {
  return text.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, (_all, one: string, other: string, year: string) =>
    Number(one) > 12 ? `${year}-${other}-${one}` : `${year}-${one}-${other}`,
  );
}

function firstText(value: FrontMatterValue | undefined): string {
  const first = Array.isArray(value) ? (value[0] as FrontMatterValue | undefined) : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

/** A list, or one text: taken apart at semicolons where it has any, else at commas (readers.py, ensure_metadata_list). */
function namesOf(value: FrontMatterValue | undefined): readonly string[] {
  const list = Array.isArray(value)
    ? (value as readonly FrontMatterValue[]).map(firstText)
    : firstText(value).split(firstText(value).includes(';') ? ';' : ',');
  return [...new Set(list.map((name) => name.trim()).filter(Boolean))].slice(0, 500);
}
