import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { type PostMetadata, postMetadata } from '../../../metadata/post-metadata.ts';
import { commonDialect } from '../../../render/dialect.ts';
import type { LinkForm } from '../../../render/references.ts';
import { isMarkdown } from '../../../scan/file-kinds.ts';
import { transliterate } from '../../../slugs/transliterate.ts';
import { parseMarkupHeader } from '../../addresses/markup-header.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import { decodeAddress, joinAddress, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import { asText } from '../../config/read-config.ts';
import type { Generator, Publication, Site, SourcePost } from '../../generator.ts';
import { type ListFacet, type NikolaPlace, type NikolaSettings, readNikolaSettings } from './nikola-settings.ts';
import { readSidecars, type Sidecar } from './nikola-sidecars.ts';

/** Nikola: https://getnikola.com. The rules come from its handbook, nikola/post.py and nikola/utils.py. */
export const nikola: Generator = {
  id: 'nikola',
  label: 'Nikola',

  async recognise({ paths, read }) {
    if (!paths.has('conf.py')) {
      return null;
    }
    // Sphinx also has a conf.py.
    return /^(?:POSTS|PAGES)[ \t]*=/m.test((await read('conf.py')) ?? '') ? { code: 'why.nikola' } : null;
  },

  async open(folder): Promise<Site> {
    const [settings, sidecars] = await Promise.all([readNikolaSettings(folder), readSidecars(folder)]);
    return {
      generator: 'nikola',
      title: settings.title,
      contentRoots: settings.contentRoots,
      mounts: settings.mounts(folder),
      addresses: settings.addresses,
      basePath: settings.basePath,
      language: settings.language,
      timeZone: settings.timeZone,
      headers: settings.metaLines ? ['comment', 'meta'] : ['comment'],
      dialect: {
        ...commonDialect,
        // Shortcodes of Nikola are written `{{% name %}}`, as in Hugo.
        templates: 'hugo',
        headingIds: settings.headingIds ? 'python' : 'none',
        rawHeadingIds: true,
        attributes: 'blocks',
        wordTags: 'python',
        looseHeadings: true,
        spacedAddresses: 'links',
        emojiNames: settings.emojiNames,
        math: settings.math ? 'dollars' : 'none',
        abbreviations: true,
        singleTildes: false,
        codeHeaders: settings.codeHeaders,
      },
      notes: settings.notes,
      templateFolders: ['templates/', 'themes/'],
      madeLists: [
        settings.archiveFolder,
        'archive.html',
        'categories/',
        'authors/',
        ...(['tag', 'category', 'author'] as const).map((facet) => settings.listFolder(facet)),
        ...settings.madePages(folder),
      ],
      madeBelow: settings.hierarchies ? [settings.listFolder('category')] : [],
      addsBasePath: true,
      referenceForm: (href) => magicForm(href, settings),
      listAddress: (facet, value) => listAddress(settings, facet, value),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => settings.place(path) !== null && !isMarkdown(path) && !/\.(?:txt|meta)$/i.test(path),
        publish: (post) => publish(post, settings, sidecars),
        readHeader: (text) => parseMarkupHeader(text, ['comment']),
      }),
      publish: (post) => publish(post, settings, sidecars),
    };
  },
};

/**
 * `link://slug/sea` names a post, `link://filename/posts/sea.md` a file, `link://tag/sea` a list. Nikola also makes
 * `sea.thumbnail.png` of a picture `sea.png`. The names are those of the path handlers: `nikola list path_handlers`.
 */
function magicForm(href: string, settings: NikolaSettings): LinkForm | null {
  const [, kind, name = ''] = /^link:\/\/(\w+)(?:\/(.*))?$/.exec(href) ?? [];
  if (kind === undefined) {
    const [, stem, extension] = /^([^?#]+)\.thumbnail(\.\w+)$/i.exec(href) ?? [];
    return stem === undefined ? null : { form: 'address', target: `${stem}${extension}` };
  }
  if (/^(?:slug|post|page)$/.test(kind)) {
    return { form: 'name', target: name };
  }
  if (kind === 'filename') {
    return { form: 'site', target: name };
  }
  const facet = /^(?:tag|category|author)$/.exec(kind)?.[0] as ListFacet | undefined;
  if (facet && name !== '') {
    const address = listAddress(settings, facet, decodeAddress(name));
    return { form: 'root', target: `/${address.slice(settings.basePath.length)}` };
  }
  const made = settings.madeAddress(kind, name);
  return made === null
    ? { form: 'list', target: `${kind.replace(/_(?:rss|atom)$/, '')}:${name}` }
    : { form: 'root', target: made };
}

function listAddress(settings: NikolaSettings, facet: ListFacet, value: string): string {
  const parts = facet === 'category' && settings.hierarchies ? value.split('/') : [value];
  return settings.listAddress(facet, parts.map(nikolaSlug));
}

function publish(source: SourcePost, settings: NikolaSettings, sidecars: ReadonlyMap<string, Sidecar>): Publication {
  const stem = withoutExtension(source.path);
  const language = settings.languageOf(stem);
  const untranslated = language === '' ? stem : stem.slice(0, -language.length - 1);
  const ofPath = Object.entries(settings.metadataOfPath(source.path)).map(
    ([key, value]): [string, FrontMatterValue] => [key, value],
  );
  const sidecar = [...(sidecars.get(untranslated) ?? []), ...(sidecars.get(stem) ?? [])];
  const post =
    sidecar.length === 0 && ofPath.length === 0
      ? source
      : withFields(source, new Map([...ofPath, ...source.fields, ...sidecar]));
  const place = settings.place(source.path, language);
  const url =
    place === null ? null : joinAddress(settings.basePath, pathOf(post, place, untranslated, language, settings));
  return {
    kind: place?.kind ?? 'page',
    url,
    aliases: url === null ? [] : settings.aliasesOf(url),
    names: [],
    metadata: metadataOf(post, source, language, settings),
  };
}

function withFields(post: SourcePost, fields: ReadonlyMap<string, FrontMatterValue>): SourcePost {
  return {
    ...post,
    fields,
    metadata: postMetadata(fields, { path: post.path, modified: post.metadata.date.time }),
  };
}

function textOf({ fields }: SourcePost, key: string): string {
  return asText(fields.get(key));
}

function pathOf(
  post: SourcePost,
  { folder }: NikolaPlace,
  untranslated: string,
  language: string,
  settings: NikolaSettings,
): string {
  const slug = textOf(post, 'slug') || nikolaSlug(nameOf(untranslated));
  const pretty = settings.pretty && slug !== 'index' && String(post.fields.get('pretty_url')).toLowerCase() !== 'false';
  const path = joinAddress(
    settings.prefix(language || settings.language),
    folder,
    pretty ? `${slug}/index.html` : `${slug}.html`,
  );
  return settings.stripIndexes ? path.replace(/\/index\.html$/, '/') : path;
}

/** A file name in the form of addresses (slugify in nikola/utils.py). */
function nikolaSlug(name: string): string {
  return transliterate(name)
    .replace(/[^+\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

/** Before Nikola had `status`, these tags marked drafts and private posts. */
const stateTags = new Set(['draft', 'private', 'retired']);

function metadataOf(
  post: SourcePost,
  source: SourcePost,
  language: string,
  settings: NikolaSettings,
): Partial<PostMetadata> {
  const tags = namesOf(post.fields.get('tags'));
  const authors = namesOf(post.fields.get('authors') ?? post.fields.get('author'));
  return {
    ...(post === source ? {} : post.metadata),
    tags: tags.filter((tag) => !stateTags.has(tag.toLowerCase())),
    categories: [textOf(post, 'category')].filter(Boolean),
    authors: authors.length > 0 || settings.author === '' ? authors : [settings.author],
    lang: language || post.metadata.lang || settings.language,
    draft: post.metadata.draft || tags.some((tag) => /^(?:draft|private)$/i.test(tag)),
  };
}

function namesOf(value: FrontMatterValue | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly FrontMatterValue[]) : asText(value).split(',');
  return [...new Set(list.map(asText).filter(Boolean))].slice(0, 500);
}
