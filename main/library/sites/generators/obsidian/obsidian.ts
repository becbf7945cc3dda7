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
 * A vault of Obsidian: https://help.obsidian.md. Its notes have names, not addresses, so all but those that ask for a
 * permalink are published nowhere; links are resolved by name. Every note is a post but those that the vault sets
 * aside: templates, and what its excluded files name.
 */
export const obsidian: Generator = {
  id: 'obsidian',
  label: 'Obsidian vault',

  recognise: ({ folders }) =>
    folders.has('.obsidian') ? { code: 'why.has-folder', values: { folder: '.obsidian' } } : null,

  async recogniseByPosts(folder) {
    return (await folder.learn('vault', () => linksLikeVault(folder))) ? { code: 'why.vault-links' } : null;
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
        // Help pages, Basic formatting syntax: unless “strict line breaks” is on, a line of the source is one on the page.
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

/** Markdown links name notes as wiki links do; `obsidian://open` names one from outside. https://help.obsidian.md/links */
function wikiForm(href: string): LinkForm | null {
  const opened = /^obsidian:\/\/open\?(?:.*&)?file=([^&]+)/i.exec(href)?.[1];
  if (opened !== undefined) {
    return { form: 'wiki', target: decodeAddress(opened) };
  }
  const isElsewhere = /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href) || href === '';
  return isElsewhere ? null : { form: 'wiki', target: decodeAddress(href) };
}

/** `./` and `./images` are beside each note, where references find them without help; `/` is the vault itself. */
function attachmentFolder(path: string): string {
  return path === '' || path.startsWith('.') ? '' : folderPath(path);
}

/** A folder of templates by its name: `Templates`, `_templates`, `99 Templates`. */
const templateFolder = /^[^\p{L}]*templates?$/iu;

/** What of a vault's settings decides what its notes are. */
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

  /** The day of a daily note whose name has the vault's own format. */
  dateOf(path: string): Partial<PostMetadata> {
    const inside = path.startsWith(this.#dailyFolder) ? path.slice(this.#dailyFolder.length) : '';
    const date = this.#dailyDate?.(withoutExtension(inside));
    return date ? { date: { ...date, source: 'path' } } : {};
  }
}

/** An excluded file may be named by an expression between slashes. */
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
      // A note is called what its file is called; where its first heading says the same, that is not shown twice.
      title: metadata.title || (sameHeading ? '' : name),
      tags: uniqueTags([...propertyTags(fields.get('tags') ?? fields.get('tag')), ...inlineTags(body)]),
      ...(metadata.date.source === 'front-matter' ? {} : settings.dateOf(post.path)),
    },
  };
}
