import { commonDialect } from '../render/dialect.ts';
import type { Generator, Publication, Site, SourcePost } from './generator.ts';
import { inlineTags, propertyTags, uniqueTags } from './obsidian-tags.ts';
import { asText, readConfig } from './read-config.ts';
import { folderPath, joinAddress, nameOf, withoutExtension } from './site-address.ts';

const settings = '.obsidian/app.json';

/**
 * A vault of Obsidian: https://help.obsidian.md. Its notes have names, not addresses, so all but those that ask for a
 * permalink are published nowhere; links are resolved by name. Every note is a post.
 */
export const obsidian: Generator = {
  id: 'obsidian',
  label: 'Obsidian vault',

  recognise: ({ folders }) => (folders.has('.obsidian') ? 'it has a .obsidian folder' : null),

  async open(folder): Promise<Site> {
    const { config, notes } = await readConfig(folder, settings);
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
        templates: 'obsidian',
        headingIds: 'none',
        // Help pages, Basic formatting syntax: unless “strict line breaks” is on, a line of the source is one on the page.
        breaks: config['strictLineBreaks'] !== true,
        math: 'dollars',
        highlights: true,
      },
      notes,
      publish,
    };
  },
};

/** `./` and `./images` are beside each note, where references find them without help; `/` is the vault itself. */
const attachmentFolder = (path: string): string => (path === '' || path.startsWith('.') ? '' : folderPath(path));

const publish = (post: SourcePost): Publication => {
  const { metadata, fields, heading, body } = post;
  const name = withoutExtension(nameOf(post.path));
  const permalink = asText(fields.get('permalink'));
  const sameHeading = heading.trim().toLowerCase() === name.toLowerCase();
  return {
    kind: 'post',
    url: permalink === '' || /^https?:/i.test(permalink) ? null : joinAddress(permalink),
    aliases: [],
    names: metadata.aliases,
    metadata: {
      aliases: [],
      // A note is called what its file is called; where its first heading says the same, that is not shown twice.
      title: metadata.title || (sameHeading ? '' : name),
      tags: uniqueTags([...propertyTags(fields.get('tags') ?? fields.get('tag')), ...inlineTags(body)]),
    },
  };
};
