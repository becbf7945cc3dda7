import { NamedFolders } from '../../config/named-folders.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';
import { commonDialect } from '../../../render/dialect.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import {
  addressesBelow,
  aliasAddresses,
  folderOf,
  joinAddress,
  nameOf,
  withoutExtension,
} from '../../addresses/site-address.ts';
import { fieldText } from '../../config/read-fields.ts';
import {
  asLiteralList,
  asLiteralObject,
  JsLiterals,
  type Literal,
  LiteralCall,
  type LiteralObject,
  literalText,
} from '../../config/read-literals-js.ts';
import type { Generator, Publication, Site, SiteFolder, SourcePost } from '../../generator.ts';

const configName = /^gatsby-config\.[cm]?[jt]s$/;

/**
 * Gatsby: https://www.gatsbyjs.com. A program of each site makes its pages, so these rules are those of the starters.
 */
export const gatsby: Generator = {
  id: 'gatsby',
  label: 'Gatsby',

  recognise({ paths }) {
    const config = [...paths].find((path) => configName.test(path));
    return config ? { code: 'why.has', values: { file: config } } : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readSettings(folder);
    const { metadata, program } = settings;
    const url = literalText(metadata['siteUrl']) || literalText(metadata['siteURL']) || literalText(metadata['url']);
    return {
      generator: 'gatsby',
      title: literalText(metadata['title']),
      contentRoots: settings.sources.map((source) => source.folder),
      mounts: [{ folder: 'static/', at: '/' }],
      addresses: addressesBelow(settings.basePath, url),
      basePath: settings.basePath,
      language: literalText(metadata['language']) || literalText(metadata['lang']),
      // A YAML date without a zone becomes a JavaScript date in UTC.
      timeZone: 'UTC',
      headers: [],
      dialect: {
        ...commonDialect,
        templates: /gatsby-plugin-mdx/.test(program) ? 'mdx' : 'none',
        templateFiles: ['mdx'],
        codeComments: true,
        headingIds: 'github',
        emojiNames: /gatsby-remark-emojis?\b|remark-g?emoji\b/.test(program),
        singleTildes: false,
        smartQuotes: /gatsby-remark-smartypants/.test(program),
        attributes:
          /gatsby-remark-(?:custom-header-ids|autolink-headers)/.test(program) &&
          /enableCustomId\s*:\s*true|enable-custom-id|custom-header-ids/.test(program)
            ? 'headings'
            : 'none',
        math: /gatsby-remark-(?:katex|mathjax)|remark-math/.test(program) ? 'dollars' : 'none',
      },
      notes: [...settings.notes, ...(settings.computed ? [{ code: 'note.gatsby-prefix' } as const] : [])],
      addsBasePath: true,
      templateFolders: ['templates/'],
      pageAddress: (path) => componentPage(path, settings),
      publish: (post) => publish(post, settings),
    };
  },
};

/** A folder that `gatsby-source-filesystem` reads. */
interface Source {
  readonly name: string;
  /** The folder, with a slash at its end. */
  readonly folder: string;
}

interface Settings {
  readonly program: string;
  readonly metadata: LiteralObject;
  readonly basePath: string;
  readonly slash: boolean;
  readonly sources: readonly Source[];
  /** The text that `gatsby-node` puts before the path of a file. */
  readonly prefix: string;
  readonly computed: boolean;
  /** The keys of front matter that give an address. */
  readonly keys: readonly string[];
  readonly notes: readonly Told[];
}

async function readSettings(folder: SiteFolder): Promise<Settings> {
  const path = [...folder.paths].find((name) => configName.test(name)) ?? '';
  const program = (await folder.read(path)) ?? '';
  const literals = new JsLiterals(program);
  const config = literals.exported();
  const folders = new NamedFolders(folder, path);
  const named = asLiteralList(config['plugins']).flatMap((plugin) => sourceOf(plugin, folders));
  const guessed = ['content', 'src/posts', 'src/content', 'posts', 'blog']
    .filter((name) => folder.folders.has(name))
    .map((name) => ({ name, folder: `${name}/` }));
  const sources = [...(named.length === 0 ? guessed : named), { name: 'pages', folder: 'src/pages/' }];
  const node = [...folder.paths].find((name) => /^gatsby-node\.[cm]?[jt]s$/.test(name));
  const nodeProgram = (node && (await folder.read(node))) ?? '';
  const { prefix, computed } = prefixOf(nodeProgram);
  return {
    program,
    metadata: asLiteralObject(config['siteMetadata']) ?? {},
    basePath: joinAddress(literalText(config['pathPrefix']), '/'),
    slash: literalText(config['trailingSlash']) !== 'never',
    sources: sources.sort((a, b) => b.folder.length - a.folder.length),
    prefix,
    computed,
    keys: addressKeysOf(nodeProgram),
    notes: folders.notes,
  };
}

function sourceOf(plugin: Literal, folders: NamedFolders): readonly Source[] {
  const object = asLiteralObject(plugin);
  if (!/gatsby-source-filesystem$/.test(nameOfPlugin(object?.['resolve']))) {
    return [];
  }
  const options = asLiteralObject(object?.['options']);
  return folders
    .found([pathOf(options?.['path'])])
    .filter((folder) => folder !== '')
    .map((folder) => ({ name: literalText(options?.['name']), folder }));
}

function nameOfPlugin(value: Literal): string {
  return value instanceof LiteralCall ? literalText(value.values[0]) : literalText(value);
}

/**
 * The path in `'content'`, `path.join(__dirname, 'content')` or `path.resolve('content')`. Empty for any other value.
 */
function pathOf(value: Literal): string {
  if (!(value instanceof LiteralCall)) {
    return literalText(value);
  }
  return /(?:^|\.)(?:join|resolve)$/.test(value.name)
    ? value.values
        .map(literalText)
        .filter((part) => part !== '')
        .join('/')
    : '';
}

const addressKeys = ['path', 'permalink', 'url', 'slug'];

/**
 * The keys of front matter that `gatsby-node` makes addresses of. If it makes them of file paths, these are the keys
 * that it reads: `frontmatter.slug`, `frontmatter { slug }`. Any other program may leave that to a module of its own.
 */
function addressKeysOf(program: string): readonly string[] {
  if (!program.includes('createFilePath')) {
    return addressKeys;
  }
  return addressKeys.filter((key) =>
    new RegExp(
      String.raw`frontmatter\??\.\s{0,99}${key}\b|frontmatter\s{0,99}\{[^{}]{0,999}\b${key}\b|\b${key}\b[^{}=;]{0,99}\}\s{0,9}=\s{0,9}[\w.?]{0,99}frontmatter\b`,
    ).test(program),
  );
}

/** The text before the slug, in the addresses that `gatsby-node` makes for the field of a node or for a page. */
function prefixOf(program: string): { readonly prefix: string; readonly computed: boolean } {
  const found = new Set<string>();
  let computed = false;
  const making =
    /\b(?:path|value|slug)\s*:\s*(?:`([^`$\n]*)\$\{[^}\n]*(?:slug|path|value|filePath)[^}\n]*\}\/?`|(["'])([\w/-]*)\2\s*\+|(`[^`\n]*`))/gi;
  for (const [, template, , text, other] of program.matchAll(making)) {
    const written = template ?? text;
    if (written !== undefined && /^[\w/-]*$/.test(written)) {
      found.add(joinAddress(written));
    } else if (other?.includes('${')) {
      computed = true;
    }
  }
  const [prefix] = found;
  return found.size === 1 && prefix !== undefined
    ? { prefix, computed: false }
    : { prefix: '/', computed: computed || found.size > 1 };
}

/**
 * The address of a component in `src/pages/`. A component that stands for many pages (`{Post.slug}.js`, `[...].js`) has
 * none.
 */
function componentPage(path: string, { basePath, slash }: Settings): string | null {
  const [, inside = ''] = /^src\/pages\/(.+)\.[jt]sx?$/.exec(path) ?? [];
  if (inside === '' || /[[\]{}]|(?:^|\/)__tests__\/|\.(?:test|spec|d)$/.test(inside)) {
    return null;
  }
  const address = joinAddress(basePath, inside.replace(/(^|\/)index$/, '$1'));
  return slash ? joinAddress(address, '/') : address.replace(/(.)\/+$/, '$1');
}

const postSources = /(?:^|[/_-])(?:blog|posts?|articles?|journal|notes?|writing)(?:$|[/_-])/i;

function publish(post: SourcePost, settings: Settings): Publication {
  const source = settings.sources.find(({ folder }) => post.path.startsWith(folder));
  const dated = post.metadata.date.source === 'front-matter' || post.metadata.date.source === 'path';
  const isPost =
    source !== undefined &&
    (dated || (source.name !== 'pages' && postSources.test(`${source.name}/${folderOf(post.path)}`)));
  return {
    kind: isPost && !isCommonPage(post) ? 'post' : 'page',
    url: source ? addressOf(post, source, settings) : null,
    aliases: aliasAddresses(post.metadata.aliases, settings.basePath),
    names: [],
    metadata: {},
  };
}

/**
 * The address of a post: `path`, `permalink` or `slug` of its front matter, or else its path within the source. From
 * create-file-path.js.
 */
function addressOf(
  { path, fields }: SourcePost,
  { name, folder }: Source,
  { basePath, prefix, slash, keys }: Settings,
): string {
  // A component of `src/pages/` has its path as its address, whatever stands in it.
  const isComponent = name === 'pages' && path.endsWith('.mdx');
  const given = (key: string): string => (keys.includes(key) && !isComponent ? fieldText(fields, key) : '');
  const asked = given('path') || given('permalink') || given('url');
  if (asked.startsWith('/')) {
    return joinAddress(basePath, asked);
  }
  const before = name === 'pages' ? '/' : prefix;
  const slug = given('slug') || asked;
  const inside = path.slice(folder.length);
  const fileName = withoutExtension(nameOf(inside));
  const made = slug === '' ? `${folderOf(inside)}${fileName === 'index' ? '' : fileName}` : slug;
  const whole =
    made.startsWith('/') && slug !== '' && prefix !== '/' && joinAddress(made).startsWith(joinAddress(prefix, '/'))
      ? joinAddress(basePath, made)
      : joinAddress(basePath, before, made);
  return slash ? joinAddress(whole, '/') : whole.replace(/(.)\/+$/, '$1');
}
