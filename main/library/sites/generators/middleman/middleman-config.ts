import { NamedFolders } from '../../config/named-folders.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';
import { basePathOf, folderPath, joinAddress } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';
import { escapeRegex } from '../../../escape-regex.ts';

/** A blog of a Middleman site: `activate :blog`. */
export interface MiddlemanBlog {
  /** The start of its sources and addresses, with a slash at its end. Empty if there is none. */
  readonly prefix: string;
  /** The pattern of article paths below the source folder, without extensions. */
  readonly sources: SourcePattern;
  readonly permalink: string;
  /** The addresses of lists below the prefix, with `{tag}`, `{year}` or `{num}`. */
  readonly tagLink: string;
  readonly yearLink: string;
  readonly pageLink: string;
  /** The addresses of lists of other fields, by field: `custom_collections`. They start at the root of the site. */
  readonly collections: ReadonlyMap<string, string>;
  /** The word that ends the excerpt of an article. */
  readonly readMore: string;
}

export interface SourcePattern {
  readonly rule: RegExp;
  /** The name of each group of the rule: `year`, `title`. */
  readonly keys: readonly string[];
}

export interface MiddlemanSettings {
  readonly config: string;
  /** The source folder, with a slash at its end. */
  readonly source: string;
  readonly url: string;
  readonly basePath: string;
  /** The folder that Middleman puts before relative paths of pictures (asset_path of middleman-core). */
  readonly pictures: string;
  readonly blogs: readonly MiddlemanBlog[];
  /** Whether `about.html` has the address `about/`. */
  readonly directoryIndexes: boolean;
  readonly notes: readonly Told[];
  /** Addresses that lead to a page by `redirect` or `proxy`. The page is named by its path or its address. */
  aliasesOf(...names: readonly string[]): readonly string[];
  /** All these addresses, below the base path. */
  readonly otherAddresses: readonly string[];
  readonly timeZone: string;
  readonly kramdown: boolean;
  readonly smartQuotes: boolean;
}

/** The zone names of Rails that blogs use. Others are IANA names already. */
const railsZones: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Eastern Time (US & Canada)': 'America/New_York',
    'Central Time (US & Canada)': 'America/Chicago',
    'Mountain Time (US & Canada)': 'America/Denver',
    'Pacific Time (US & Canada)': 'America/Los_Angeles',
    Amsterdam: 'Europe/Amsterdam',
    Berlin: 'Europe/Berlin',
    Brisbane: 'Australia/Brisbane',
    Edinburgh: 'Europe/London',
    London: 'Europe/London',
    Madrid: 'Europe/Madrid',
    Melbourne: 'Australia/Melbourne',
    Moscow: 'Europe/Moscow',
    Paris: 'Europe/Paris',
    Rome: 'Europe/Rome',
    Seoul: 'Asia/Seoul',
    Singapore: 'Asia/Singapore',
    Stockholm: 'Europe/Stockholm',
    Sydney: 'Australia/Sydney',
    Tokyo: 'Asia/Tokyo',
    Vienna: 'Europe/Vienna',
    Warsaw: 'Europe/Warsaw',
  }),
);

/** Reads the literal settings of `config.rb`, line by line. It is never run. */
export async function readMiddlemanConfig(folder: SiteFolder): Promise<MiddlemanSettings> {
  const program = ((await folder.read('config.rb')) ?? '').slice(0, 256 * 1024);
  const lines = program.split('\n').map((line) => line.replace(/^\s*#.*$|\s#\s.*$/, ''));
  const settings = new Map<string, string>();
  for (const line of lines) {
    const [, key = '', text] = /^\s*(?:set\s*(?:\(\s*)?:|config\[:)(\w+)\]?\s*[,=](.*)$/.exec(line) ?? [];
    if (text !== undefined) {
      settings.set(key, text.trim().replace(/\)$/, '').trim());
    }
  }
  const at = (key: string): string => rubyText(settings.get(key) ?? '');
  const zone = at('time_zone') || rubyText(/^[ \t]*Time\.zone[ \t]*=(.*)$/m.exec(lines.join('\n'))?.[1]?.trim() ?? '');
  const engine = settings.get('markdown_engine') ?? '';
  const named = new NamedFolders(folder, 'config.rb');
  const source = named.one(at('source'), 'source');
  const others = otherNames(lines);
  const basePath = basePathOf(joinAddress(at('http_prefix')));
  const blogs = parseBlogs(lines).map((blog) => ({
    ...blog,
    prefix: blog.prefix === '' ? '' : named.one(blog.prefix, '', source).slice(source.length),
  }));
  return {
    config: 'config.rb',
    source,
    url: at('url_root') || at('site_url') || at('url') || at('base_url'),
    basePath,
    aliasesOf: (...names) =>
      [...new Set(names.flatMap((name) => others.get(nameKey(name)) ?? []))].map((other) =>
        joinAddress(basePath, other),
      ),
    otherAddresses: [...others.values()].flat(),
    pictures: at('images_dir') || 'images',
    blogs,
    notes: named.notes,
    directoryIndexes: lines.some((line) => /^\s*activate\s*\(?\s*:directory_indexes\b/.test(line)),
    // Blogs of Middleman are in UTC unless a zone is set (extension.rb).
    timeZone: railsZones.get(zone) ?? (zone || 'UTC'),
    kramdown: engine === '' || /kramdown/.test(engine),
    smartQuotes:
      engine === '' || /kramdown/.test(engine) || /smartypants:\s*true|:smartypants\s*=>\s*true/.test(program),
  };
}

function parseBlogs(lines: readonly string[]): readonly MiddlemanBlog[] {
  const blogs: MiddlemanBlog[] = [];
  lines.forEach((line, start) => {
    const [, name, rest = ''] = /^\s*activate\s*\(?\s*:blog\b(?:.*?\bdo\s*\|\s*(\w+)\s*\|)?(.*)$/.exec(line) ?? [];
    if (!/^\s*activate\s*\(?\s*:blog\b/.test(line)) {
      return;
    }
    const options = new Map<string, string>();
    for (const [, key = '', text = ''] of rest.matchAll(
      /\b(prefix|permalink|sources|taglink|year_link|page_link)(?::|\s*=>)\s*("[^"]*"|'[^']*')/g,
    )) {
      options.set(key, rubyText(text));
    }
    for (let at = start + 1; name !== undefined && at < Math.min(lines.length, start + 80); at += 1) {
      const inside = lines[at] ?? '';
      if (/^end\b/.test(inside) || /^\s*activate\b/.test(inside)) {
        break;
      }
      const [, owner, key = '', text = ''] = /^\s*(\w+)\.(\w+)\s*=\s*(\S.*?)\s*$/.exec(inside) ?? [];
      if (owner === name) {
        options.set(key, rubyText(text) || plainExpression(text));
      }
    }
    const prefix = folderPath(options.get('prefix') ?? '');
    const link = (name: string, usual: string): string => tokens(options.get(name) || usual);
    blogs.push({
      // The defaults are those of extension.rb.
      tagLink: link('taglink', 'tags/{tag}.html'),
      yearLink: link('year_link', '/{year}.html'),
      pageLink: link('page_link', 'page/{num}'),
      collections: collectionsOf(lines.slice(start, start + 80).join('\n')),
      prefix,
      sources: sourcePattern(options.get('sources') || '{year}-{month}-{day}-{title}.html'),
      // The default is /(READMORE)/ (extension.rb).
      readMore: options.get('summary_separator') || 'READMORE',
      permalink: tokens(options.get('permalink') || '/{year}/{month}/{day}/{title}.html'),
    });
  });
  return blogs;
}

/** `category: { link: '/categories/{category}.html' }` */
function collectionsOf(block: string): ReadonlyMap<string, string> {
  const options = /custom_collections\s*=\s*\{([\s\S]{0,2000})/.exec(block)?.[1] ?? '';
  const rows = options.matchAll(/:?(\w{1,50})(?::|\s*=>)\s*\{\s*:?link(?::|\s*=>)\s*["']([^"'\n]{1,200})["']/g);
  return new Map([...rows].map(([, field = '', pattern = '']) => [field, tokens(pattern)]));
}

/** The other addresses of pages: `redirect "a.html", to: "/b.html"` and `proxy "/a.html", "/b.html"`. */
function otherNames(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const [, from, to] =
      /^\s*(?:redirect|proxy)[\s(]+["']([^"'#]{1,500})["']\s*,\s*(?:to:|:to\s*=>)?\s*["']([^"'#]{1,500})["']/.exec(
        line,
      ) ?? [];
    if (from !== undefined && to !== undefined) {
      found.set(nameKey(to), [...(found.get(nameKey(to)) ?? []), from]);
    }
  }
  return found;
}

/** One key for the path of a page and for its address. */
function nameKey(name: string): string {
  return joinAddress(name).replace(/(?:\/index)?(?:\.html)?\/?$/, '');
}

/** A quoted text in which nothing is computed. Empty for anything else. */
function rubyText(written: string): string {
  const [, , text = ''] = /^(["'])((?:(?!\1)[^\\]|\\.)*)\1/.exec(written) ?? [];
  return text.includes('#{') ? '' : text.replace(/\\(.)/g, '$1');
}

/** The text that a regular expression without special signs matches (`/(SPLIT HERE)/`). Empty for anything else. */
function plainExpression(written: string): string {
  return /^\/\(?([\w -]+)\)?\/$/.exec(written)?.[1] ?? '';
}

/** Turns the older form `:year` into `{year}` (uri_templates.rb). */
function tokens(pattern: string): string {
  return pattern.replace(/:([A-Za-z0-9]+)/g, '{$1}');
}

const segments: ReadonlyMap<string, string> = new Map(
  Object.entries({ year: '(\\d{4})', month: '(\\d{2})', day: '(\\d{2})' }),
);
/** How many tokens of a pattern may match anything. More of them could take long to match. */
const mostFreeTokens = 3;

function sourcePattern(pattern: string): SourcePattern {
  const keys: string[] = [];
  const source = tokens(pattern)
    .replace(/^\//, '')
    .replace(/\.html$/, '')
    .split(/(\{\w+\})/)
    .map((part) => {
      const key = /^\{(\w+)\}$/.exec(part)?.[1];
      if (key === undefined) {
        return escapeRegex(part);
      }
      keys.push(key);
      return segments.get(key) ?? '(.*?)';
    })
    .join('');
  const free = keys.filter((key) => !segments.has(key)).length;
  return free > mostFreeTokens ? { rule: /(?!)/, keys: [] } : { rule: new RegExp(`^${source}$`), keys };
}
