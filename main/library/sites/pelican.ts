import type { FrontMatterValue } from '../front-matter/read-front-matter.ts';
import { parseDate } from '../metadata/post-date.ts';
import type { PostMetadata } from '../metadata/post-metadata.ts';
import { commonDialect } from '../render/dialect.ts';
import { isCommonPage } from './common-pages.ts';
import { type Generator, type Publication, type Site, type SourcePost, unpublished } from './generator.ts';
import { type PelicanPattern, type PelicanSettings, readPelicanSettings } from './pelican-settings.ts';
import { pelicanSlug } from './pelican-slug.ts';
import { matchGroups } from './python-regex.ts';
import { aliasAddresses, folderOf, joinAddress, nameOf, withoutExtension } from './site-address.ts';
import { strftime } from './strftime.ts';

/** Pelican: https://getpelican.com. The rules are those of pelican/contents.py, readers.py and settings.py. */
export const pelican: Generator = {
  id: 'pelican',
  label: 'Pelican',

  recognise({ paths }) {
    const conf = ['pelicanconf.py', 'publishconf.py'].find((path) => paths.has(path));
    return conf ? `it has ${conf}` : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readPelicanSettings(folder);
    return {
      generator: 'pelican',
      title: settings.title,
      contentRoots: [settings.contentRoot],
      mounts: settings.mounts(),
      addresses: settings.addresses,
      basePath: settings.basePath,
      language: settings.language,
      timeZone: settings.timeZone,
      headers: ['meta'],
      dialect: {
        ...commonDialect,
        headingIds: settings.headingIds ? 'python' : 'none',
        smartQuotes: settings.typographer,
        attributes: 'blocks',
        abbreviations: true,
      },
      notes: settings.notes,
      listAddress: (facet, value) => joinAddress(settings.basePath, settings.listPath(facet, value)),
      publish: (post) => publish(post, settings),
    };
  },
};

const publish = (post: SourcePost, settings: PelicanSettings): Publication => {
  const inside = post.path.startsWith(settings.contentRoot) ? post.path.slice(settings.contentRoot.length) : null;
  const kind = inside === null ? null : settings.kindOf(inside);
  if (inside === null || kind === null)
    return { ...unpublished, kind: isCommonPage(post) || settings.contentRoot !== '' ? 'page' : 'post' };
  const known = new Known(post, inside, settings);
  const status = known.text('status').toLowerCase();
  const asked = known.text('url');
  const path =
    status === 'skip' || !known.isComplete(kind, status)
      ? null
      : asked !== ''
        ? asked
        : addressOf(known, kind, status === 'draft');
  return {
    kind: kind === 'page' || isCommonPage(post) ? 'page' : 'post',
    url: path === null ? null : joinAddress(settings.basePath, path),
    aliases: aliasAddresses(post.metadata.aliases, settings.basePath),
    names: [],
    metadata: { ...known.metadata(kind), draft: post.metadata.draft || /^(?:draft|hidden|skip)$/.test(status) },
  };
};

/** Where the pattern of its kind, language and status puts a post; null where it lacks what the pattern wants. */
const addressOf = (known: Known, kind: 'article' | 'page', draft: boolean): string | null => {
  const first = kind === 'page' ? (draft ? 'DRAFT_PAGE' : 'PAGE') : draft ? 'DRAFT' : 'ARTICLE';
  const { settings } = known;
  const name = `${first}${known.language === settings.language.toLowerCase() ? '' : '_LANG'}_URL` as PelicanPattern;
  let missing = false;
  const path = settings.pattern(name).replace(/\{(\w+)(?::([^{}]*))?\}/g, (_token, key: string, format?: string) => {
    const value = known.token(key, format);
    missing ||= value === null;
    return value ?? '';
  });
  // Pelican writes nothing outside of its output folder.
  return missing || path.startsWith('/') ? null : path;
};

/** What Pelican knows of a post: the post's own lines, then its path, then the settings' defaults. */
class Known {
  readonly settings: PelicanSettings;
  readonly language: string;
  readonly #post: SourcePost;
  readonly #inside: string;
  readonly #ofPath: Readonly<Record<string, string>>;

  constructor(post: SourcePost, inside: string, settings: PelicanSettings) {
    this.#post = post;
    this.#inside = inside;
    this.settings = settings;
    const folder = nameOf(folderOf(inside).replace(/\/$/, ''));
    const { filenameMetadata, pathMetadata } = settings;
    this.#ofPath = {
      ...settings.extraMetadata(inside),
      ...(settings.folderAsCategory && folder !== '' ? { category: folder } : {}),
      ...(pathMetadata ? matchGroups(pathMetadata, inside) : {}),
      ...(filenameMetadata ? matchGroups(filenameMetadata, withoutExtension(nameOf(inside))) : {}),
    };
    this.language = (this.text('lang') || settings.language).toLowerCase();
  }

  text(key: string): string {
    return (
      firstText(this.#post.fields.get(key)) ||
      this.#ofPath[key] ||
      this.settings.defaultMetadata.get(key) ||
      ''
    ).trim();
  }

  /** Whether it has what Pelican asks of every post: a title, and of an article that is no draft a date too. */
  isComplete(kind: 'article' | 'page', status: string): boolean {
    if (this.text('title') === '') return false;
    return kind === 'page' || status === 'draft' || this.settings.defaultDate === 'fs' || this.#date() !== null;
  }

  get #category(): string {
    const { fields } = this.#post;
    return firstText(fields.get('category')).trim() || this.#ofPath['category'] || this.settings.defaultCategory;
  }

  get #authors(): readonly string[] {
    const { fields } = this.#post;
    const several = namesOf(fields.get('authors') ?? this.#given('authors'));
    const own = several.length > 0 ? several : [this.text('author')];
    const named = own.filter(Boolean);
    return named.length > 0 || this.settings.author === '' ? named : [this.settings.author];
  }

  get #slug(): string | null {
    const own = this.text('slug');
    if (own !== '') return own;
    const source = this.settings.slugFromName ? withoutExtension(nameOf(this.#inside)) : this.text('title');
    return source === '' ? null : pelicanSlug(source, this.settings.titleSlug);
  }

  /** What a token of a pattern stands for; null where the post has no such thing. */
  token(key: string, format?: string): string | null {
    const { settings } = this;
    switch (key) {
      case 'slug':
        return this.#slug;
      case 'lang':
        return this.language;
      case 'date': {
        const date = this.#date();
        return date === null ? null : strftime(date, format ?? '%Y-%m-%d %H:%M:%S');
      }
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

  /** What the path or the settings say where the post does not. */
  #given(key: string): string {
    return this.#ofPath[key] || this.settings.defaultMetadata.get(key) || '';
  }

  /** The post's own date, that of its path, that of the settings; null where there is none. */
  #date(): PostMetadata['date'] | null {
    const { metadata, fields } = this.#post;
    if (metadata.date.source === 'front-matter') return metadata.date;
    const own = parseDate(monthFirst(firstText(fields.get('date'))));
    if (own) return { ...own, source: 'front-matter' };
    const date = parseDate(this.#ofPath['date'] || this.settings.defaultDate);
    return date && { ...date, source: 'path' };
  }

  metadata(kind: 'article' | 'page'): Partial<PostMetadata> {
    const { fields, metadata } = this.#post;
    const summary = fields.get('summary');
    const date = this.#date();
    const categories = kind === 'article' ? [this.#category] : [firstText(fields.get('category'))].filter(Boolean);
    return {
      title: metadata.title || this.text('title'),
      tags: namesOf(fields.get('tags') ?? this.#given('tags')),
      categories,
      authors: this.#authors,
      lang: metadata.lang || this.text('lang') || this.settings.language,
      ...(date ? { date } : {}),
      ...(Array.isArray(summary) ? { summary: (summary as readonly unknown[]).join(' ').slice(0, 2_000) } : {}),
    };
  }
}

/** `3/9/2014` as Python's dateutil reads it: the month first, where it can be one. */
const monthFirst = (text: string): string =>
  text.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, (_all, one: string, other: string, year: string) =>
    Number(one) > 12 ? `${year}-${other}-${one}` : `${year}-${one}-${other}`,
  );

const firstText = (value: FrontMatterValue | undefined): string => {
  const first = Array.isArray(value) ? (value[0] as FrontMatterValue | undefined) : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
};

/** A list, or one text: taken apart at semicolons where it has any, else at commas (readers.py, ensure_metadata_list). */
const namesOf = (value: FrontMatterValue | undefined): readonly string[] => {
  const list = Array.isArray(value)
    ? (value as readonly FrontMatterValue[]).map(firstText)
    : firstText(value).split(firstText(value).includes(';') ? ';' : ',');
  return [...new Set(list.map((name) => name.trim()).filter(Boolean))].slice(0, 500);
};
