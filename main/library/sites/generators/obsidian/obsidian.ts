import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { commonDialect } from '../../../render/dialect.ts';
import type { LinkForm } from '../../../render/references.ts';
import {
  decodeAddress,
  folderOf,
  folderPath,
  isWebAddress,
  joinAddress,
  nameOf,
  withoutExtension,
} from '../../addresses/site-address.ts';
import { type LinearRegex, linearRegex } from '../../config/linear-regex.ts';
import { mostPatterns } from '../../config/match-glob.ts';
import { asText, asTexts, type Config, readConfig } from '../../config/read-config.ts';
import type { Generator, Publication, Site, SourcePost } from '../../generator.ts';
import { vaultSettings } from '../../config/vault-settings.ts';
import { linksLikeVault } from './obsidian-links.ts';
import { dailyDates } from './obsidian-daily.ts';
import { inlineTags, propertyTags, uniqueTags } from './obsidian-tags.ts';

/**
 * A vault of Obsidian: https://help.obsidian.md. Its notes have names instead of addresses, and links use these names.
 * Only a note that sets a permalink has an address. Every note is a post, except templates and files that the vault
 * excludes.
 */
export const obsidian: Generator = {
  id: 'obsidian',
  label: 'Obsidian vault',

  recognise: ({ folders }) =>
    folders.has('.obsidian') ? { code: 'why.has-folder', values: { folder: '.obsidian' } } : null,

  async recogniseByPosts(folder) {
    return (await folder.learn('vault', (mostPosts) => linksLikeVault(folder, mostPosts)))
      ? { code: 'why.vault-links' }
      : null;
  },

  async open(folder): Promise<Site> {
    const [app, templates, daily] = await Promise.all(vaultSettings.map((path) => readConfig(folder, path)));
    const config = app?.config ?? {};
    const notes = [app, templates, daily].flatMap((read) => read?.notes ?? []);
    const settings = new VaultSettings(config, templates?.config ?? {}, daily?.config ?? {});
    const attachments = attachmentFolder(asText(config['attachmentFolderPath']));
    return {
      generator: 'obsidian',
      title: '',
      contentRoots: [''],
      mounts: [{ folder: '', at: '/' }, ...(attachments === '' ? [] : [{ folder: attachments, at: '/' }])],
      addresses: [],
      basePath: '/',
      language: '',
      timeZone: '',
      headers: [],
      dialect: {
        ...commonDialect,
        headingIds: 'none',
        // From the help page on basic formatting: a line break in the source is one on the page, unless “strict line
        // breaks” is on.
        breaks: config['strictLineBreaks'] !== true,
        math: 'dollars',
        highlights: true,
        singleTildes: false,
        wikiLinks: true,
        noteMarks: true,
        bareSizes: true,
      },
      notes,
      readsWholeText: true,
      referenceForm: wikiForm,
      publish: (post) => publish(post, settings),
    };
  },
};

/**
 * A Markdown link names a note like a wiki link does, and so does `obsidian://open`. From
 * https://help.obsidian.md/links
 */
function wikiForm(href: string): LinkForm | null {
  const opened = /^obsidian:\/\/open\?(?:.*&)?file=([^&]+)/i.exec(href)?.[1];
  if (opened !== undefined) {
    return { form: 'wiki', target: decodeAddress(opened) };
  }
  const isElsewhere = /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href) || href === '';
  return isElsewhere ? null : { form: 'wiki', target: decodeAddress(href) };
}

/**
 * The folder of attachments. It is empty for `./` and `./images`, since references find files beside their note anyway.
 * `/` is the vault itself.
 */
function attachmentFolder(path: string): string {
  return path === '' || path.startsWith('.') ? '' : folderPath(path);
}

/** The name of a folder of templates: `Templates`, `_templates`, `99 Templates`. */
const templateFolder = /^[^\p{L}]*templates?$/iu;

/** The settings of a vault that decide how its notes are listed. */
class VaultSettings {
  readonly #setAside: readonly string[];
  readonly #excluded: readonly LinearRegex[];
  readonly #dailyFolder: string;
  readonly #dailyDate: ReturnType<typeof dailyDates>;

  constructor(app: Config, templates: Config, daily: Config) {
    const filters = asTexts(app['userIgnoreFilters']);
    const dailyTemplate = asText(daily['template']).replace(/^\/+/, '');
    this.#setAside = [
      folderPath(asText(templates['folder'])),
      dailyTemplate === '' || dailyTemplate.endsWith('.md') ? dailyTemplate : `${dailyTemplate}.md`,
      ...filters.filter((filter) => !isExpression(filter)),
    ].filter((start) => start !== '');
    this.#excluded = filters
      .filter(isExpression)
      .slice(0, mostPatterns)
      .flatMap((filter) => linearRegex(filter.slice(1, -1), { ignoreCase: true }) ?? []);
    this.#dailyFolder = folderPath(asText(daily['folder']));
    const format = asText(daily['format']);
    this.#dailyDate = format === '' ? null : dailyDates(format);
  }

  isSetAside(path: string): boolean {
    return (
      this.#setAside.some((start) => path.startsWith(start)) ||
      this.#excluded.some((pattern) => pattern.test(path)) ||
      folderOf(path)
        .split('/')
        .some((name) => templateFolder.test(name))
    );
  }

  /** The date of a daily note, if its name has the vault's format. */
  dateOf(path: string): Partial<PostMetadata> {
    const inside = path.startsWith(this.#dailyFolder) ? path.slice(this.#dailyFolder.length) : '';
    const date = this.#dailyDate?.(withoutExtension(inside));
    return date ? { date: { ...date, source: 'path' } } : {};
  }
}

/** Whether a filter for excluded files is a regular expression, between slashes. */
function isExpression(filter: string): boolean {
  return filter.length > 2 && filter.startsWith('/') && filter.endsWith('/');
}

function publish(post: SourcePost, settings: VaultSettings): Publication {
  const { metadata, fields, heading, body } = post;
  const name = withoutExtension(nameOf(post.path));
  const permalink = asText(fields.get('permalink'));
  const sameHeading = heading.trim().toLowerCase() === name.toLowerCase();
  return {
    kind: settings.isSetAside(post.path) ? 'page' : 'post',
    url: permalink === '' || isWebAddress(permalink) ? null : joinAddress(permalink),
    aliases: [],
    names: metadata.aliases,
    metadata: {
      aliases: [],
      // The title of a note is its file name. If its first heading says the same, the title is not shown twice.
      title: metadata.title || (sameHeading ? '' : name),
      tags: uniqueTags([...propertyTags(fields.get('tags') ?? fields.get('tag')), ...inlineTags(body)]),
      ...(metadata.date.source === 'front-matter' ? {} : settings.dateOf(post.path)),
    },
  };
}
