import { headingId } from '../../../render/heading-id.ts';
import { basePathOf, joinAddress, withoutExtension } from '../../addresses/site-address.ts';
import { matchesPicomatch, mostPatterns } from '../../config/match-glob.ts';
import type { NamedFolders } from '../../config/named-folders.ts';
import { asObject, asText, asTexts, type Config } from '../../config/read-config.ts';
import { escapeRegex } from '../../../escape-regex.ts';

/** hexo-util, slugize: the same for headings and addresses. */
export function hexoSlug(text: string): string {
  return headingId(text, 'hexo');
}

/** The settings of Hexo that decide where a post is published. */
export class HexoSettings {
  /** The source folder, with a slash at its end. */
  readonly source: string;
  readonly basePath: string;
  readonly timeZone: string;
  readonly permalink: string;
  readonly permalinkDefaults: Config;
  readonly assetFolders: boolean;
  readonly defaultCategory: string;
  /** Patterns of files, below the source, that are published as they are. */
  readonly skipped: readonly string[];
  readonly #included: readonly string[];
  readonly #excluded: readonly string[];
  readonly #ignored: readonly string[];
  /** Whether posts with a date in the future are left out. */
  readonly leavesFutureOut: boolean;
  /** The path of the list of all posts. It is the home page unless a setting says otherwise. */
  readonly indexPath: string;
  readonly tagFolder: string;
  readonly categoryFolder: string;
  readonly #categories: Config;
  readonly #tags: Config;
  readonly #case: number;
  readonly #name: { readonly rule: RegExp; readonly keys: readonly string[] };

  constructor(config: Config, named: NamedFolders) {
    this.source = named.one(asText(config['source_dir']), 'source');
    const root = asText(config['root']);
    this.basePath = root === '' ? basePathOf(asText(config['url'])) : joinAddress(root, '/');
    this.timeZone = asText(config['timezone']);
    this.permalink = asText(config['permalink']) || ':year/:month/:day/:title/';
    this.permalinkDefaults = asObject(config['permalink_defaults']);
    this.assetFolders = config['post_asset_folder'] === true;
    this.defaultCategory = asText(config['default_category']) || 'uncategorized';
    this.skipped = asTexts(config['skip_render']).slice(0, mostPatterns);
    this.#included = asTexts(config['include']).slice(0, mostPatterns);
    this.#excluded = asTexts(config['exclude']).slice(0, mostPatterns);
    this.#ignored = asTexts(config['ignore']).slice(0, mostPatterns);
    this.leavesFutureOut = config['future'] === false;
    this.indexPath = asText(asObject(config['index_generator'])['path']);
    this.#categories = asObject(config['category_map']);
    this.#tags = asObject(config['tag_map']);
    this.tagFolder = asText(config['tag_dir']) || 'tags';
    this.categoryFolder = asText(config['category_dir']) || 'categories';
    this.#case = Number(config['filename_case'] ?? 0);
    this.#name = nameRule(withoutExtension(asText(config['new_post_name']) || ':title.md'));
  }

  /**
   * Whether Hexo skips a file. `path` is below the source. `post` is its path below `_posts`, where settings for hidden
   * files don't count (isExcludedFile in lib/plugins/processor/common.ts).
   */
  leavesOut(path: string, post: string | undefined): boolean {
    const matches = (patterns: readonly string[]): boolean =>
      patterns.some((pattern) => matchesPicomatch(pattern, path));
    if (/[%~]$/.test(path) || matches(this.#ignored)) {
      return true;
    }
    return post === undefined
      ? matches(this.#excluded) || (hidden.test(path) && !matches(this.#included))
      : hidden.test(post);
  }

  /**
   * The parts of a file's path below `_posts`, by the pattern `new_post_name`. If the path does not match the pattern,
   * all of it is the title.
   */
  nameParts(path: string): Readonly<Record<string, string>> {
    const name = withoutExtension(path);
    const match = this.#name.rule.exec(name);
    if (!match) {
      return { title: hexoSlug(name) };
    }
    const parts = Object.fromEntries(this.#name.keys.map((key, at) => [key, match[at + 1] ?? '']));
    return { ...parts, title: parts['title'] ?? hexoSlug(name) };
  }

  categorySlug(names: readonly string[]): string {
    const slugs = names.map((name) => hexoSlug(asText(this.#categories[name]) || name));
    return this.#cased(slugs.join('/'));
  }

  /**
   * The path of the list of a tag, category or author. The list of a nested category has the paths of its parents
   * before this one.
   */
  listPath(facet: 'tag' | 'category' | 'author', value: string): string {
    if (facet === 'category') {
      return joinAddress(this.categoryFolder, this.categorySlug([value]));
    }
    const slug = this.#cased(hexoSlug(asText(this.#tags[value]) || value));
    return joinAddress(facet === 'tag' ? this.tagFolder : 'authors', slug);
  }

  #cased(path: string): string {
    return this.#case === 1 ? path.toLowerCase() : this.#case === 2 ? path.toUpperCase() : path;
  }
}

/** A token of a pattern: `:title`. */
export const token = /:(\w*[^_\W])/g;
const segments: ReadonlyMap<string, string> = new Map(
  Object.entries({
    year: '(\\d{4})',
    month: '(\\d{2})',
    day: '(\\d{2})',
    i_month: '(\\d{1,2})',
    i_day: '(\\d{1,2})',
    hash: '([0-9a-f]{12})',
  }),
);
/** How many tokens of a pattern may match anything. More of them could take long to match. */
const mostFreeTokens = 3;

function nameRule(pattern: string): { readonly rule: RegExp; readonly keys: readonly string[] } {
  const keys: string[] = [];
  const source = escapeRegex(pattern.slice(0, 200)).replace(token, (_all, key: string) => {
    keys.push(key);
    return segments.get(key) ?? '(.+?)';
  });
  const free = keys.filter((key) => !segments.has(key)).length;
  return free > mostFreeTokens ? { rule: /^(.+)$/, keys: ['title'] } : { rule: new RegExp(`^${source}$`), keys };
}

const hidden = /(?:^|\/)[_.]/;
