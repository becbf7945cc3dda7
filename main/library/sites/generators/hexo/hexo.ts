import { wantsMath } from '../../../render/math-dialect.ts';
import { createHash } from 'node:crypto';
import { parseDate, withZone } from '../../../metadata/post-date.ts';
import type { PostDate } from '../../../model/post.ts';
import { commonDialect, type Dialect } from '../../../render/dialect.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import { dateTokens } from '../../addresses/date-tokens.ts';
import {
  aliasAddresses,
  folderPath,
  joinAddress,
  nameOf,
  siteAddress,
  withoutExtension,
} from '../../addresses/site-address.ts';
import { wallClock } from '../../addresses/wall-clock.ts';
import { NamedFolders } from '../../config/named-folders.ts';
import { matchesGlob } from '../../config/match-glob.ts';
import { asObject, asText, asTexts, type Config, readConfig } from '../../config/read-config.ts';
import { fieldText, fieldTexts, unique } from '../../config/read-fields.ts';
import { type Generator, type Publication, type Site, type SourcePost, unpublished } from '../../generator.ts';
import { HexoSettings, hexoSlug, token } from './hexo-settings.ts';

const configs = ['_config.yml', '_config.yaml', '_config.json'] as const;

/** Hexo: https://hexo.io. The rules come from its code, lib/plugins/processor/post.ts and filter/post_permalink.ts. */
export const hexo: Generator = {
  id: 'hexo',
  label: 'Hexo',

  recognise({ paths, folders }) {
    const config = configs.find((path) => paths.has(path));
    if (config && folders.has('scaffolds')) {
      return { code: 'why.has-and-folder', values: { file: config, folder: 'scaffolds' } };
    }
    // Octopress is a Jekyll whose source is in a folder named `source`.
    const octopress = ['_layouts', 'source/_layouts', 'source/_includes'].some((name) => folders.has(name));
    const posts = ['source/_posts', 'source/_drafts'].find((name) => folders.has(name));
    if (!posts || octopress) {
      return null;
    }
    return config
      ? { code: 'why.has-and-folder', values: { file: config, folder: posts } }
      : { code: 'why.has-folder', values: { folder: posts } };
  },

  async open(folder): Promise<Site> {
    const path = configs.find((name) => folder.paths.has(name)) ?? configs[0];
    const { config, notes } = await readConfig(folder, path);
    const named = new NamedFolders(folder, path);
    const settings = new HexoSettings(config, named);
    const address = siteAddress(asText(config['url']));
    const marked = asObject(config['marked']);
    const { config: packages } = await readConfig(folder, 'package.json');
    const languages = asTexts(config['language']);
    const themes = [...folder.folders]
      .filter((name) => /^themes\/[^/]+\/source$/.test(name))
      .map((name) => ({ folder: `${name}/`, at: '/' }));
    return {
      generator: 'hexo',
      title: asText(config['title']),
      contentRoots: [`${settings.source}_posts/`, `${settings.source}_drafts/`, settings.source],
      mounts: [{ folder: settings.source, at: '/' }, ...themes],
      addresses: address ? [address] : [],
      basePath: settings.basePath,
      language: languages[0] === undefined || languages[0] === 'default' ? '' : languages[0].replaceAll('_', '-'),
      timeZone: settings.timeZone,
      headers: ['unopened'],
      dialect: {
        ...commonDialect,
        templates: 'hexo',
        headingIds: 'hexo',
        siteFields: { code_dir: asText(config['code_dir']) },
        codeTitles: true,
        emojiNames: hasEmojiNames(config, packages),
        math: hasMath(config, packages) ? 'dollars' : 'none',
        breaks: marked['breaks'] !== false && asObject(asObject(config['markdown'])['render'])['breaks'] !== false,
        smartQuotes: marked['smartypants'] !== false,
        ...pluginDialect(config, packages),
      },
      notes: [...notes, ...named.notes],
      addsBasePath: true,
      templateFolders: ['scaffolds/', 'themes/'],
      madeLists: [
        asText(config['archive_dir']) || 'archives',
        settings.tagFolder,
        settings.categoryFolder,
        settings.indexPath,
      ].map(folderPath),
      listAddress: (facet, value) => joinAddress(settings.basePath, settings.listPath(facet, value), '/'),
      ...(settings.assetFolders ? { bundles: 'named' } : {}),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => path.startsWith(settings.source) && /\.(?:html?|ejs|pug|njk|swig)$/.test(path),
        publish: (post) => publish(post, settings),
      }),
      publish: (post) => publish(post, settings),
    };
  },
};

/** Every package that is called `hexo-…` is a plugin; the renderer takes markdown-it's plugins by name. */
function hasEmojiNames(config: Config, packages: Config): boolean {
  const names = packageNames(packages);
  const { enable } = asObject(config['githubEmojis']);
  return (
    (enable !== false && names.some((name) => /^hexo-filter-(?:github-)?emojis?$/.test(name))) ||
    names.includes('hexo-renderer-markdown-it-plus') ||
    JSON.stringify(asObject(config['markdown'])['plugins'] ?? null).includes('markdown-it-emoji')
  );
}

/** What plugins of the renderer markdown-it add to Markdown. One renderer brings all of them. */
function pluginDialect(config: Config, packages: Config): Partial<Dialect> {
  const names = packageNames(packages);
  const plugins = JSON.stringify(asObject(config['markdown'])['plugins'] ?? null);
  const has = (name: string): boolean =>
    names.includes('hexo-renderer-markdown-it-plus') || new RegExp(`"markdown-it-${name}\\b`).test(plugins);
  const spans = (['sub', 'sup', 'ins'] as const).filter(has);
  return {
    ...(spans.length > 0 ? { spans } : {}),
    ...(spans.includes('sub') ? { singleTildes: false } : {}),
    highlights: has('mark'),
    abbreviations: has('abbr'),
    ...(has('container') ? { containers: true } : {}),
    ...(has('attrs') ? { attributes: 'blocks', attributeLines: true } : {}),
  };
}

/** Whether a plugin or a setting shows formulas. */
function hasMath(config: Config, packages: Config): boolean {
  const names = packageNames(packages);
  return (
    wantsMath(Object.entries(config)) ||
    names.some((name) =>
      /^hexo-(?:math|katex|mathjax|filter-(?:mathjax|katex)|renderer-(?:kramdown|pandoc))/.test(name),
    ) ||
    names.some((name) => /^hexo-renderer-markdown-it-(?:plus|katex)$/.test(name)) ||
    /katex|mathjax|texmath/.test(JSON.stringify(asObject(config['markdown'])['plugins'] ?? null))
  );
}

function packageNames(packages: Config): readonly string[] {
  return Object.keys({ ...asObject(packages['devDependencies']), ...asObject(packages['dependencies']) });
}

function publish(post: SourcePost, settings: HexoSettings): Publication {
  const path = post.path.startsWith(settings.source) ? post.path.slice(settings.source.length) : null;
  const [, kind, name] = /^_(posts|drafts)\/(.+)$/.exec(path ?? '') ?? [];
  if (path === null || settings.leavesOut(path, name)) {
    return unpublished;
  }
  if (settings.skipped.some((pattern) => matchesGlob(pattern, path))) {
    return name === undefined ? { ...unpublished, url: joinAddress(settings.basePath, path) } : unpublished;
  }
  if (name !== undefined) {
    return publishPost(post, name, kind === 'drafts', settings);
  }
  return {
    kind: 'page',
    url: joinAddress(settings.basePath, pagePath(post, path)),
    aliases: aliasesOf(post, settings),
    names: [],
    metadata: taxonomies(post),
  };
}

/** The path of a page. The index of a folder has the address of the folder. From lib/plugins/processor/asset.ts. */
function pagePath({ fields }: SourcePost, path: string): string {
  const asked = fieldText(fields, 'permalink');
  const page =
    asked === ''
      ? `${withoutExtension(path)}.html`
      : /\.[^./]+$/.test(asked) || asked.endsWith('/')
        ? asked
        : `${asked}.html`;
  return page.replace(/(^|\/)index\.html$/, '$1');
}

function publishPost(post: SourcePost, name: string, draft: boolean, settings: HexoSettings): Publication {
  const parts = settings.nameParts(name);
  const date = dateOf(post, parts);
  const isEarly = settings.leavesFutureOut && date.source !== 'file' && date.time > Date.now();
  const url = isEarly ? null : postPath(post, parts, date, settings);
  return {
    kind: isCommonPage(post) ? 'page' : 'post',
    url: url === null ? null : joinAddress(settings.basePath, url),
    aliases: aliasesOf(post, settings),
    // `post_link` and `post_path` look up the slug first, then the title (lib/plugins/tag/post_link.ts).
    names: unique([parts['title'] ?? '', post.metadata.title].filter((text) => text !== '')),
    metadata: { ...taxonomies(post), date, draft: draft || isEarly || post.metadata.draft },
  };
}

function dateOf(
  { metadata }: SourcePost,
  { year, month, i_month, day, i_day }: Readonly<Record<string, string>>,
): PostDate {
  if (metadata.date.source === 'front-matter') {
    return metadata.date;
  }
  const named = parseDate(`${year}-${month ?? i_month}-${day ?? i_day}`);
  return named ? { ...named, source: 'path' } : metadata.date;
}

/** The path of a post. Null if it depends on something that only Hexo's database or the building computer knows. */
function postPath(
  post: SourcePost,
  parts: Readonly<Record<string, string>>,
  date: PostDate,
  settings: HexoSettings,
): string | null {
  const permalink = fieldText(post.fields, 'permalink');
  if (permalink !== '') {
    return withAssets(permalink, settings);
  }
  const slug = parts['title'] ?? '';
  // Hexo converts a date with a zone to UTC (hexo-front-matter).
  const clock = dateTokens({ text: wallClock(date, 'UTC') });
  const undated = date.source === 'file';
  const zoned = withZone(
    { ...date, text: `${clock.year}-${clock.month}-${clock.day}T${clock.hour}:${clock.minute}:${clock.second}` },
    settings.timeZone,
  );
  const seconds = settings.timeZone === '' || undated ? null : String(Math.floor(zoned.time / 1_000));
  const dated = (value: string): string | null => (undated ? null : value);
  const values: Readonly<Record<string, () => string | null>> = {
    title: () => slug,
    name: () => nameOf(slug),
    post_title: () => hexoSlug(post.metadata.title).toLowerCase(),
    year: () => dated(clock.year),
    month: () => dated(clock.month),
    day: () => dated(clock.day),
    hour: () => dated(clock.hour),
    minute: () => dated(clock.minute),
    second: () => dated(clock.second),
    i_month: () => dated(String(Number(clock.month))),
    i_day: () => dated(String(Number(clock.day))),
    timestamp: () => seconds,
    hash: () => seconds && createHash('sha1').update(`${slug}${seconds}`).digest('hex').slice(0, 12),
    id: () => fieldText(post.fields, 'id') || null,
    category: () => categoryPath(post, settings),
  };
  let known = true;
  const path = settings.permalink.replace(token, (_all, key: string) => {
    const given = Object.hasOwn(values, key)
      ? values[key]?.()
      : parts[key] || fieldText(post.fields, key) || asText(settings.permalinkDefaults[key]);
    if (given === null || given === undefined || (given === '' && !Object.hasOwn(values, key))) {
      known = false;
    }
    return given ?? '';
  });
  return known ? withAssets(path, settings) : null;
}

function withAssets(path: string, { assetFolders }: HexoSettings): string {
  return assetFolders && !/(?:\/|\.html)$/.test(path) ? `${path}/` : path;
}

/**
 * The path of a post's category. A flat list is one chain from parent to child, and a list of lists holds several
 * chains.
 */
function categoryPath({ fields }: SourcePost, settings: HexoSettings): string {
  const value = fields.get('categories') ?? fields.get('category');
  const lines =
    Array.isArray(value) && value.some(Array.isArray) ? value.map((line) => asTexts(line)) : [asTexts(value)];
  const last = lines.at(-1) ?? [];
  return last.length === 0 ? settings.defaultCategory : settings.categorySlug(last);
}

/** The names of tags and categories. A single text is one name, even with spaces. Nested lists are flattened. */
function taxonomies({ fields }: SourcePost): Publication['metadata'] {
  const either = (plural: string, singular: string): readonly string[] =>
    unique(fieldTexts(fields, fieldTexts(fields, plural).length > 0 ? plural : singular));
  return { tags: either('tags', 'tag'), categories: either('categories', 'category') };
}

function aliasesOf({ fields }: SourcePost, { basePath }: HexoSettings): readonly string[] {
  return aliasAddresses(
    unique(['alias', 'aliases', 'redirect_from'].flatMap((key) => fieldTexts(fields, key))),
    basePath,
  );
}
