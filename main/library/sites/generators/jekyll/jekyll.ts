import { wantsMath } from '../../../render/math-dialect.ts';
import { commonDialect } from '../../../render/dialect.ts';
import { fileKindOf } from '../../../scan/file-kinds.ts';
import { jekyllSlug } from '../../../slugs/jekyll-slug.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import { joinAddress } from '../../addresses/site-address.ts';
import { asObject, asText, asTexts, type Config } from '../../config/read-config.ts';
import { asField, unique } from '../../config/read-fields.ts';
import { type Generator, type Site, unpublished } from '../../generator.ts';
import { findJekyllConfig, type JekyllSettings, readJekyllConfig } from './jekyll-config.ts';
import { readIncludes } from './jekyll-includes.ts';
import { expandPermalink } from './jekyll-permalink.ts';
import { publishJekyll } from './jekyll-publish.ts';

function hasFolder(folders: ReadonlySet<string>, name: string): boolean {
  return folders.has(name) || [...folders].some((path) => path.endsWith(`/${name}`));
}

const otherConfigs =
  /^(?:\.eleventy|eleventy\.config|astro\.config|docusaurus\.config|gatsby-config|next\.config|nuxt\.config)\.[cm]?[jt]s$|^(?:config\.rb|conf\.py|pelicanconf\.py)$/;

const nestedConfig = /^(?:[^/]+\/){1,2}_config\.(?:ya?ml|toml)$/;

/** Jekyll: https://jekyllrb.com. The rules come from its code: lib/jekyll/document.rb, url.rb and page.rb. */
export const jekyll: Generator = {
  id: 'jekyll',
  label: 'Jekyll',

  recognise({ paths, folders }) {
    // Hexo also has `_config.yml` and `_posts`. Octopress is a Jekyll whose source is where Hexo has its own.
    const octopress = ['_layouts', 'source/_layouts', 'source/_includes'].some((name) => folders.has(name));
    if (folders.has('scaffolds') || (folders.has('source/_posts') && !octopress)) {
      return null;
    }
    const config = findJekyllConfig(paths)?.path;
    const telling = ['_posts', '_drafts', '_layouts', '_includes', '_data', '_sass'].find((name) =>
      hasFolder(folders, name),
    );
    if (config && telling) {
      return { code: 'why.has-and-folder', values: { file: config, folder: telling } };
    }
    if (config && (paths.has('Gemfile') || paths.has('index.md') || paths.has('index.html'))) {
      return { code: 'why.has', values: { file: config } };
    }
    // Other generators may have a folder of this name, and so may a site in a folder of this one.
    const others = [...paths].some((path) => otherConfigs.test(path) || nestedConfig.test(path));
    return hasFolder(folders, '_posts') && !others ? { code: 'why.has-folder', values: { folder: '_posts' } } : null;
  },

  async open(folder): Promise<Site> {
    const { settings, notes } = await readJekyllConfig(folder);
    const { config, source, address, basePath } = settings;
    const kramdown = asObject(config['kramdown']);
    const highlighting = asObject(kramdown['syntax_highlighter_opts']);
    const isKramdown = !/^(?:redcarpet|commonmark|rdiscount|maruku)/i.test(asText(config['markdown']));
    const archives = archiveAddresses(config, basePath);
    const written = settings.collections.filter(({ output, label }) => output && label !== 'posts');
    return {
      generator: 'jekyll',
      title: asText(config['title']) || asText(config['name']),
      contentRoots: contentRoots(folder.folders, settings),
      mounts: [
        { folder: source, at: '/' },
        ...written.map((collection) => ({ folder: settings.folderOf(collection), at: `/${collection.label}/` })),
      ],
      addresses: address ? [address] : [],
      basePath,
      language: (asText(config['lang']) || asText(config['locale'])).replaceAll('_', '-'),
      timeZone: settings.timeZone,
      headers: [],
      dialect: {
        ...commonDialect,
        templates: 'liquid',
        singleTildes: false,
        siteFields: asField(config),
        includes: await readIncludes(folder, `${source}${asText(config['includes_dir']) || '_includes'}`),
        headingIds: asText(kramdown['input']).toLowerCase() === 'kramdown' ? 'kramdown-plain' : 'kramdown',
        breaks: kramdown['hard_wrap'] === true,
        smartQuotes: !/^(?:apos,apos|39,39)/.test(asText(kramdown['smart_quotes'])),
        emojiNames: settings.emojiNames,
        attributes: 'blocks',
        math: wantsMath(Object.entries(config)) ? 'dollars' : 'display',
        abbreviations: true,
        spacedAddresses: 'definitions',
        looseHeadings: !isKramdown || asText(kramdown['input']).toLowerCase() === 'kramdown',
        kramdown: isKramdown,
        numberedCode: [highlighting, asObject(highlighting['block'])].some((each) => each['line_numbers'] === true),
        ...(isKramdown ? { wordTags: 'kramdown' as const } : {}),
      },
      notes,
      templateFolders: ['_layouts/', '_includes/', '_sass/'],
      ...(archives ? { listAddress: archives, dateLists: dateArchives(config) } : {}),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => fileKindOf(path) === 'unread' && settings.inside(path) !== null,
        // A file without front matter is not processed.
        publish: (post) => (post.hasHeader ? publishJekyll(post, settings) : unpublished),
      }),
      publish: (post) => publishJekyll(post, settings),
    };
  },
};

/** The addresses of lists by jekyll-archives. Null if the plugin is not used. */
function archiveAddresses(config: Config, basePath: string): Site['listAddress'] | null {
  if (!asTexts(config['plugins'] ?? config['gems']).includes('jekyll-archives')) {
    return null;
  }
  const archives = asObject(config['jekyll-archives']);
  const permalinks = asObject(archives['permalinks']);
  const mode = asText(archives['slug_mode']) || 'default';
  return (facet, value) => {
    const pattern = asText(permalinks[facet]) || `/${facet}/:name/`;
    return joinAddress(basePath, expandPermalink(pattern, { name: () => jekyllSlug(value, mode) }));
  };
}

/** The addresses of lists of years, months and days by jekyll-archives. Each kind has to be switched on. */
function dateArchives(config: Config): readonly string[] {
  const { enabled, permalinks } = asObject(config['jekyll-archives']);
  const usual = { year: '/:year/', month: '/:year/:month/', day: '/:year/:month/:day/' };
  return Object.entries(usual).flatMap(([kind, address]) =>
    enabled === true || enabled === 'all' || asTexts(enabled).includes(kind)
      ? [asText(asObject(permalinks)[kind]) || address]
      : [],
  );
}

function contentRoots(folders: ReadonlySet<string>, settings: JekyllSettings): readonly string[] {
  const posts = [...folders]
    .filter((path) => path.startsWith(settings.source) && /(?:^|\/)_(?:posts|drafts)$/.test(path))
    .map((path) => `${path}/`);
  const collections = settings.collections
    .map((collection) => settings.folderOf(collection))
    .filter((path) => folders.has(path.slice(0, -1)));
  const top = `${settings.source}${settings.fromSource('')}`;
  return unique([...(posts.length > 0 ? posts.sort() : [`${top}_posts/`]), ...collections, top, settings.source]);
}
