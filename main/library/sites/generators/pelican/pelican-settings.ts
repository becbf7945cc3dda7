import { basePathOf, folderPath, joinAddress, nameOf, siteAddress } from '../../addresses/site-address.ts';
import { type BoundedLiterals, boundedLiterals } from '../../config/bounded-literals.ts';
import { type LinearRegex, linearRegex } from '../../config/linear-regex.ts';
import { matchesFnmatch, mostPatterns } from '../../config/match-glob.ts';
import { folderWithin, NamedFolders } from '../../config/named-folders.ts';
import { type PythonValue, parsePythonLiterals } from '../../config/read-literals-python.ts';
import type { Dialect } from '../../../render/dialect.ts';
import type { Mount, SiteFolder } from '../../generator.ts';
import { pelicanDialect } from './pelican-dialect.ts';
import { defaultSubstitutions, pelicanSlug, type PelicanSlugRules } from './pelican-slug.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';
import { escapeRegex } from '../../../escape-regex.ts';

/** The patterns of post addresses, with Pelican's defaults (pelican/settings.py). */
const defaultPatterns = {
  ARTICLE_URL: '{slug}.html',
  ARTICLE_LANG_URL: '{slug}-{lang}.html',
  DRAFT_URL: 'drafts/{slug}.html',
  DRAFT_LANG_URL: 'drafts/{slug}-{lang}.html',
  PAGE_URL: 'pages/{slug}.html',
  PAGE_LANG_URL: 'pages/{slug}-{lang}.html',
  DRAFT_PAGE_URL: 'drafts/pages/{slug}.html',
  DRAFT_PAGE_LANG_URL: 'drafts/pages/{slug}-{lang}.html',
} as const;

export type PelicanPattern = keyof typeof defaultPatterns;

const files = ['pelicanconf.py', 'publishconf.py'];

/** The literal settings of Pelican that decide where a post is published. */
export class PelicanSettings {
  readonly title: string;
  readonly addresses: readonly string[];
  readonly basePath: string;
  readonly contentRoot: string;
  readonly language: string;
  readonly timeZone: string;
  readonly author: string;
  readonly defaultCategory: string;
  readonly folderAsCategory: boolean;
  readonly slugFromName: boolean;
  readonly titleSlug: PelicanSlugRules;
  readonly categorySlug: PelicanSlugRules;
  readonly authorSlug: PelicanSlugRules;
  readonly #tagSlug: PelicanSlugRules;
  readonly filenameMetadata: LinearRegex | null;
  readonly pathMetadata: LinearRegex | null;
  readonly defaultMetadata: ReadonlyMap<string, string>;
  /** The date of posts without one; `fs` is the modification time. Empty if such a file is not published. */
  readonly defaultDate: string;
  /** Values for a file, or for all files of a folder. The most specific path comes last. */
  readonly #extraMetadata: readonly (readonly [path: string, values: ReadonlyMap<string, string>])[];
  readonly dialect: Dialect;
  /** Whether a post with a date in the future is a draft. */
  readonly leavesFutureOut: boolean;
  readonly notes: readonly Told[];
  /** Folders of articles below the content root, each with a slash at its end. */
  readonly #articles: readonly string[];
  readonly #values: ReadonlyMap<string, PythonValue>;

  /** `computedPath` is the last text in an expression for `PATH`: `content` of `str(here / 'content')`. */
  constructor(
    { values, notes: leftOut }: BoundedLiterals,
    folder: SiteFolder,
    previewAddress: string,
    computedPath: string,
  ) {
    this.#values = values;
    const notes = [...leftOut];
    this.notes = notes;
    const given = [this.#text('SITEURL'), previewAddress].map(siteAddress).filter((address) => address !== null);
    this.addresses = [...new Set(given)].filter((address) => !/^https?:\/\/(?:localhost|127\.0\.0\.1)\b/.test(address));
    this.basePath = basePathOf(this.addresses[0] ?? this.#text('SITEURL'));
    this.title = this.#text('SITENAME');
    const named = new NamedFolders(folder, 'pelicanconf.py');
    // Without a setting, the folder named `content` is used. Many sites name it on the command line: `pelican
    // content`.
    const usual = folder.folders.has('content') ? 'content' : '';
    const guessed = this.#text('PATH') === '' && computedPath !== '' ? named.found([computedPath])[0] : undefined;
    this.contentRoot = guessed ?? (named.one(this.#text('PATH'), usual) || folderPath(usual));
    notes.push(...named.notes);
    const articles = this.#paths('ARTICLE_PATHS', this.#list('ARTICLE_DIR', ['']));
    const isThere = (path: string): boolean => {
      const whole = `${this.contentRoot}${path}`.slice(0, -1);
      return path === '' || folder.folders.has(whole) || folder.paths.has(whole);
    };
    this.#articles = articles.some(isThere) ? articles : [''];
    this.language = this.#text('DEFAULT_LANG') || 'en';
    this.timeZone = this.#text('TIMEZONE') || 'UTC';
    this.author = this.#text('AUTHOR');
    this.defaultCategory = this.#text('DEFAULT_CATEGORY') || 'misc';
    this.folderAsCategory = this.#values.get('USE_FOLDER_AS_CATEGORY') !== false;
    this.slugFromName = this.#text('SLUGIFY_SOURCE') === 'basename';
    this.titleSlug = this.#slugRules('SLUG_REGEX_SUBSTITUTIONS', notes);
    this.categorySlug = this.#slugRulesOrTitles('CATEGORY_REGEX_SUBSTITUTIONS', notes);
    this.authorSlug = this.#slugRulesOrTitles('AUTHOR_REGEX_SUBSTITUTIONS', notes);
    this.#tagSlug = this.#slugRulesOrTitles('TAG_REGEX_SUBSTITUTIONS', notes);
    this.filenameMetadata = this.#regex('FILENAME_METADATA', String.raw`(?P<date>\d{4}-\d{2}-\d{2}).*`, notes);
    this.pathMetadata = this.#regex('PATH_METADATA', '', notes);
    this.defaultMetadata = textsOf(values.get('DEFAULT_METADATA'));
    this.leavesFutureOut = values.get('WITH_FUTURE_DATES') === false;
    this.defaultDate = dateText(values.get('DEFAULT_DATE'));
    const extra = values.get('EXTRA_PATH_METADATA');
    this.#extraMetadata = (extra instanceof Map ? [...(extra as ReadonlyMap<string, PythonValue>)] : [])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, set]) => [path, textsOf(set)]);
    this.dialect = pelicanDialect(values, this.#list('PLUGINS', []));
  }

  /** A setting as trimmed text. Empty if it is not a text. */
  #text(name: string): string {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  #list(name: string, otherwise: readonly string[]): readonly string[] {
    const value = this.#values.get(name);
    if (typeof value === 'string') {
      return [value];
    }
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : otherwise;
  }

  /** Folders below the content root, each with a slash at its end. Those outside of it are left out. */
  #paths(name: string, otherwise: readonly string[]): readonly string[] {
    return this.#list(name, otherwise).flatMap((path) => folderWithin(path) ?? []);
  }

  #regex(name: string, otherwise: string, notes: Told[]): LinearRegex | null {
    const pattern = this.#text(name) || otherwise;
    if (pattern === '') {
      return null;
    }
    const regex = linearRegex(pattern);
    if (!regex) {
      notes.push({ code: 'note.pelican-pattern', values: { name } });
    }
    return regex;
  }

  #slugRulesOrTitles(name: string, notes: Told[]): PelicanSlugRules {
    return this.#values.has(name) || this.#values.has(name.replace('_REGEX', ''))
      ? this.#slugRules(name, notes)
      : this.titleSlug;
  }

  #slugRules(name: string, notes: Told[]): PelicanSlugRules {
    const pairs = this.#values.get(name);
    const old = this.#values.get(name.replace('_REGEX', ''));
    const substitutions = Array.isArray(old)
      ? oldSubstitutions(old)
      : Array.isArray(pairs)
        ? (pairs as readonly PythonValue[]).slice(0, mostPatterns).flatMap((pair) => {
            const [from, to] = Array.isArray(pair) ? (pair as readonly PythonValue[]) : [];
            const regex =
              typeof from === 'string' && typeof to === 'string' ? linearRegex(from, { ignoreCase: true }) : null;
            if (!regex) {
              notes.push({ code: 'note.pelican-slugs', values: { name } });
            }
            return regex ? [[regex, to as string] as const] : [];
          })
        : defaultSubstitutions;
    return {
      substitutions,
      unicode: this.#values.get('SLUGIFY_USE_UNICODE') === true,
      keepCase: this.#values.get('SLUGIFY_PRESERVE_CASE') === true,
    };
  }

  /** The address pattern of this name: the setting, or its default. */
  pattern(name: PelicanPattern): string {
    return this.#text(name) || defaultPatterns[name];
  }

  /** The addresses of the home page, of archives and of all tags, categories and authors. */
  get madeLists(): readonly string[] {
    const usual = {
      ARCHIVES: 'archives.html',
      TAGS: 'tags.html',
      CATEGORIES: 'categories.html',
      AUTHORS: 'authors.html',
    };
    const named = Object.entries(usual).map(
      ([name, file]) => this.#text(`${name}_URL`) || this.#text(`${name}_SAVE_AS`) || file,
    );
    return [...named, this.#text('INDEX_URL'), this.#text('INDEX_SAVE_AS')]
      .filter((address) => address !== '')
      .map(withoutIndex);
  }

  /** The forms of the addresses of lists of years, months and days: `posts/:year/`. */
  get dateLists(): readonly string[] {
    return ['YEAR', 'MONTH', 'DAY'].flatMap((unit) => {
      const pattern = this.#text(`${unit}_ARCHIVE_URL`) || this.#text(`${unit}_ARCHIVE_SAVE_AS`);
      const parts = withoutIndex(pattern).replace(
        /\{date(?:\.(year|month|day)|:%-?([YbBmd]))(?::[^{}]*)?\}/g,
        (_token, attribute?: string, directive = '') => `:${attribute ?? dateUnits.get(directive)}`,
      );
      return pattern === '' || parts.includes('{') ? [] : [parts];
    });
  }

  /** The path of the list of a tag, category or author. */
  listPath(facet: 'tag' | 'category' | 'author', value: string): string {
    const rules = { tag: this.#tagSlug, category: this.categorySlug, author: this.authorSlug }[facet];
    const pattern = this.#text(`${facet.toUpperCase()}_URL`) || `${facet}/{slug}.html`;
    const slug = pelicanSlug(value, rules);
    return pattern.replaceAll('{slug}', () => slug);
  }

  /** Whether a path below the content root is an article, a page or neither. */
  kindOf(inside: string): 'article' | 'page' | null {
    if (
      this.#list('IGNORE_FILES', [])
        .slice(0, mostPatterns)
        .some((pattern) => matchesFnmatch(pattern, nameOf(inside)))
    ) {
      return null;
    }
    const pages = this.#paths('PAGE_PATHS', this.#list('PAGE_DIR', ['pages']));
    if (isBelow(inside, pages) && !isBelow(inside, this.#paths('PAGE_EXCLUDES', []))) {
      return 'page';
    }
    if (isBelow(inside, this.#articles) && !isBelow(inside, this.#paths('ARTICLE_EXCLUDES', []))) {
      return 'article';
    }
    return null;
  }

  /** The values that `EXTRA_PATH_METADATA` gives to a path below the content root. */
  extraMetadata(inside: string): ReadonlyMap<string, string> {
    const matching = this.#extraMetadata.filter(
      ([path]) => inside === path || inside.startsWith(path.replace(/\/*$/, '/')),
    );
    return new Map(matching.flatMap(([, values]) => [...values]));
  }

  /**
   * Whether a path below the content root is in a static folder. Such a file is copied unchanged, unless it is an
   * article.
   */
  isStatic(inside: string): boolean {
    return isBelow(
      inside,
      this.#paths('STATIC_PATHS', ['images']).filter((path) => path !== ''),
    );
  }

  /**
   * The mounts: the content root at the top, each static folder at its own path, and each file that has another path in
   * `EXTRA_PATH_METADATA`.
   */
  mounts(): readonly Mount[] {
    const statics = this.#paths('STATIC_PATHS', ['images']);
    return [
      { folder: this.contentRoot, at: '/' },
      ...statics
        .filter((path) => path !== '')
        .map((path) => ({ folder: `${this.contentRoot}${path}`, at: `/${path}` })),
      ...this.#extraMetadata.flatMap(([path, values]) => {
        const folder = values.has('path') ? folderWithin(path) : null;
        return folder
          ? [{ folder: `${this.contentRoot}${folder}`.slice(0, -1), at: joinAddress(values.get('path') ?? '') }]
          : [];
      }),
    ];
  }
}

const dateUnits: ReadonlyMap<string, string> = new Map([
  ['Y', 'year'],
  ['b', 'month'],
  ['B', 'month'],
  ['m', 'month'],
  ['d', 'day'],
]);

function withoutIndex(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(folder) || `${path}/` === folder);
}

/** The texts of a dictionary, with keys in lower case. */
function textsOf(value: PythonValue | undefined): ReadonlyMap<string, string> {
  return new Map(
    value instanceof Map
      ? [...(value as ReadonlyMap<string, PythonValue>)].flatMap(([key, text]) =>
          typeof text === 'string' ? [[key.toLowerCase(), text] as const] : [],
        )
      : [],
  );
}

/** A date from a text, or from a tuple of year, month, day, hour, minute and second. */
function dateText(value: PythonValue | undefined): string {
  if (typeof value === 'string') {
    return value;
  }
  if (!Array.isArray(value)) {
    return '';
  }
  const [year, month, day, ...time] = (value as readonly PythonValue[]).map((part) => String(part).padStart(2, '0'));
  return `${year}-${month}-${day}${time.length === 0 ? '' : ` ${[...time, '00'].slice(0, 3).join(':')}`}`;
}

/**
 * Converts `SLUG_SUBSTITUTIONS` of Pelican 3. Its pairs of texts come first, then the default rules of later versions.
 * A pair that is marked to keep signs leaves out the rule that removes them.
 */
function oldSubstitutions(pairs: readonly PythonValue[]): PelicanSlugRules['substitutions'] {
  let keepsSigns = false;
  const replaced = pairs.flatMap((pair) => {
    const [from, to, keeps] = Array.isArray(pair) ? (pair as readonly PythonValue[]) : [];
    if (typeof from !== 'string' || typeof to !== 'string') {
      return [];
    }
    keepsSigns ||= keeps === true;
    return [[new RegExp(escapeRegex(from), 'giu'), to] as const];
  });
  return [...replaced, ...(keepsSigns ? defaultSubstitutions.slice(1, 3) : defaultSubstitutions)];
}

/** The last text in the expression that a program gives to `PATH`. Empty if there is none. */
function computedPath(program: string): string {
  const [, expression = ''] = /^PATH[ \t]*=[ \t]*([^\n]{1,300})/m.exec(program) ?? [];
  return [...expression.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, one, other]) => one ?? other ?? '').at(-1) ?? '';
}

/** Reads `pelicanconf.py`, and then `publishconf.py`, whose values replace the former. */
export async function readPelicanSettings(folder: SiteFolder): Promise<PelicanSettings> {
  const programs = await Promise.all(files.map(async (path) => (await folder.read(path)) ?? ''));
  const [main, publish] = programs.map((program, at) => boundedLiterals(files[at] ?? '', parsePythonLiterals(program)));
  const preview = main?.values.get('SITEURL');
  return new PelicanSettings(
    {
      values: new Map([...(main?.values ?? []), ...(publish?.values ?? [])]),
      notes: [...(main?.notes ?? []), ...(publish?.notes ?? [])],
    },
    folder,
    typeof preview === 'string' ? preview : '',
    programs.map(computedPath).find((path) => path !== '') ?? '',
  );
}
