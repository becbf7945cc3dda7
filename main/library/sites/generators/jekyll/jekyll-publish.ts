import { postMetadata } from '../../../metadata/post-metadata.ts';
import type { PostDate } from '../../../model/post.ts';
import { jekyllSlug } from '../../../slugs/jekyll-slug.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { dateTokens } from '../../addresses/date-tokens.ts';
import { folderOf, joinAddress, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import { inZone, wallClock } from '../../addresses/wall-clock.ts';
import { fieldText, unique } from '../../config/read-fields.ts';
import { type Publication, type SourcePost, unpublished } from '../../generator.ts';
import type { Collection, JekyllSettings } from './jekyll-config.ts';
import {
  documentCategories,
  hasUnknownZone,
  type Fields,
  jekyllAliases,
  jekyllDate,
  jekyllTags,
  pageCategories,
  withDefaults,
} from './jekyll-fields.ts';
import { dateValues, expandPermalink } from './jekyll-permalink.ts';

/** How Jekyll publishes a post: as a document of a collection (such as a post), as a page, or not at all. */
export function publishJekyll(post: SourcePost, settings: JekyllSettings): Publication {
  const inside = settings.inside(post.path);
  if (inside === null) {
    return notPublished(post);
  }
  const path = settings.documentPath(inside);
  const document = path === null ? null : documentAt(path, settings);
  // A file without front matter in a collection is copied unchanged.
  if (document?.collection && !post.hasHeader) {
    return publishFile(post, document.path, document.collection, settings);
  }
  if (document) {
    return publishDocument(post, document, settings);
  }
  return isInPosts(inside) || !settings.entries.readsPage(inside)
    ? notPublished(post)
    : publishPage(post, inside, settings);
}

function notPublished(post: SourcePost): Publication {
  return {
    ...unpublished,
    kind: isInPosts(post.path) ? 'post' : 'page',
  };
}

function isInPosts(path: string): boolean {
  return /(?:^|\/)_(?:posts|drafts)\//.test(path);
}

interface Document {
  /** The path within the folder of collections. */
  readonly path: string;
  /** Absent for posts. */
  readonly collection?: Collection;
  /** The folders above `_posts`. */
  readonly folders: readonly string[];
  readonly draft: boolean;
}

/**
 * The document at a path. Everything below `_posts` or `_drafts`, in any folder, is a post. Null if the path is not a
 * document.
 */
function documentAt(path: string, settings: JekyllSettings): Document | null {
  const [, above = '', kind, rest = ''] = /^(|.*?\/)_(posts|drafts)\/(.*)$/.exec(path) ?? [];
  if (kind !== undefined) {
    const folder = settings.fromSource(above);
    if (!settings.entries.readsFolder(folder.replace(/\/$/, ''))) {
      return null;
    }
    if (!settings.entries.readsDocument(`${folder}_${kind}/`, rest)) {
      return null;
    }
    return { path, folders: above.split('/').filter(Boolean), draft: kind === 'drafts' };
  }
  const collection = settings.collectionOf(path);
  return collection && settings.entries.readsDocument(collection.folder, path.slice(collection.folder.length))
    ? { path, collection, folders: [], draft: false }
    : null;
}

/** The day at the start of a document's file name, and the rest of the name. */
function nameParts(path: string): { readonly day: string | undefined; readonly name: string } {
  const whole = withoutExtension(nameOf(path));
  const [, day, rest] = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/.exec(whole) ?? [];
  return { day, name: (rest ?? whole).replace(/\.+$/, '') };
}

/** Publishes a post, a draft, or a document of another collection. */
function publishDocument(post: SourcePost, document: Document, settings: JekyllSettings): Publication {
  const { path, collection, folders, draft } = document;
  const type = collection?.label ?? 'posts';
  const fields = withDefaults(post, path, type, settings);
  const { day, name } = nameParts(path);
  const metadata = postMetadata(fields, { path: post.path, modified: post.metadata.date.time });
  const known = metadata.date.source === 'file' ? post.metadata.date : metadata.date;
  const date = jekyllDate(post, fields, day, settings) ?? known;
  const categories = documentCategories(post, fields, folders, settings.defaultsFor(path, type));
  const isPost = collection ? date.source !== 'file' && collection.label !== 'pages' : true;
  const [url = null, ...elsewhere] = addressesOf(document, fields, categories, date, settings);
  return {
    kind: isPost && !isCommonPage(post) ? 'post' : 'page',
    url,
    aliases: unique([...jekyllAliases(fields, settings.basePath), ...elsewhere]),
    names: [],
    metadata: {
      ...metadata,
      keys: post.metadata.keys,
      problems: post.metadata.problems,
      title: metadata.title || titleOf(name),
      date: inZone(date, settings.timeZone),
      slug: fieldText(fields, 'slug'),
      address: fieldText(fields, 'permalink'),
      categories,
      tags: jekyllTags(fields),
      draft: metadata.draft || draft,
    },
  };
}

/**
 * The addresses of a document. None if Jekyll does not read it, or if its address needs a day that Jekyll does not
 * know. Without a time zone the day depends on the computer that built the site: a server, or one in the author's zone.
 * So there may be two addresses.
 */
function addressesOf(
  { path, collection, draft }: Document,
  fields: Fields,
  categories: readonly string[],
  date: PostDate,
  settings: JekyllSettings,
): readonly string[] {
  // Jekyll ignores a file in `_posts` without a date in its name.
  const isRead = collection ? collection.output : draft || nameParts(path).day !== undefined;
  const { label, folder, permalink } = collection ?? settings.posts;
  const pattern = fieldText(fields, 'permalink') || permalink || `/:collection/:path${settings.suffix}`;
  const hasDay = /:(?:year|short_year|w_year|i?_?month|short_month|long_month)/.test(pattern);
  if (!isRead || (hasDay && date.source === 'file')) {
    return [];
  }
  const slug = fieldText(fields, 'slug') || nameParts(path).name;
  const addressOn = (clock: string): string =>
    joinAddress(
      settings.basePath,
      expandPermalink(pattern, {
        ...dateValues(dateTokens({ text: clock })),
        collection: () => label,
        path: () => withoutExtension(path).replace(folder.slice(0, -1), '').replace(/\.+$/, ''),
        name: () => jekyllSlug(withoutExtension(nameOf(path))),
        title: () => jekyllSlug(slug, 'pretty', { keepCase: true }),
        slug: () => jekyllSlug(slug),
        categories: () => unique(categories.map((category) => category.toLowerCase())).join('/'),
        slugified_categories: () => unique(categories.map((category) => jekyllSlug(category))).join('/'),
        output_ext: () => settings.outputExtension(path),
      }),
    );
  const clocks = hasUnknownZone(fields)
    ? [date.text]
    : settings.timeZone === ''
      ? [wallClock(date, 'UTC'), date.text]
      : [wallClock(date, settings.timeZone)];
  return unique(clocks.map(addressOn));
}

/**
 * Publishes a file of a collection that is not a document. Its name fills all tokens of the pattern that only a
 * document has.
 */
function publishFile(
  post: SourcePost,
  path: string,
  { label, folder, output, permalink }: Collection,
  settings: JekyllSettings,
): Publication {
  if (!output) {
    return notPublished(post);
  }
  const inside = withoutExtension(path)
    .slice(folder.length - 1)
    .replace(/\.+$/, '');
  const expanded = expandPermalink(permalink || `/:collection/:path${settings.suffix}`, {
    collection: () => label,
    path: () => inside,
    output_ext: () => '',
    name: () => nameOf(inside),
    title: () => '',
  });
  const address = `${expanded.replace(/\/$/, '')}${extensionOf(path)}`;
  return { ...notPublished(post), url: joinAddress(settings.basePath, address) };
}

function publishPage(post: SourcePost, path: string, settings: JekyllSettings): Publication {
  const fields = withDefaults(post, path, 'pages', settings);
  const metadata = postMetadata(fields, { path: post.path, modified: post.metadata.date.time });
  return {
    kind: 'page',
    url: joinAddress(settings.basePath, addressOfPage(post, path, fields, settings)),
    aliases: jekyllAliases(fields, settings.basePath),
    names: [],
    metadata: {
      ...metadata,
      keys: post.metadata.keys,
      problems: post.metadata.problems,
      date: metadata.date.source === 'file' ? post.metadata.date : metadata.date,
      address: fieldText(fields, 'permalink'),
      tags: jekyllTags(fields),
      categories: pageCategories(fields),
    },
  };
}

function addressOfPage(post: SourcePost, path: string, fields: Fields, settings: JekyllSettings): string {
  const extension = settings.outputExtension(path);
  const base = withoutExtension(nameOf(path)).replace(/\.+$/, '');
  if (extension === '.html' && settings.isReadmeIndex(path, post.hasHeader)) {
    return folderOf(path);
  }
  if (!post.hasHeader && !settings.isPageWithoutHeader(path)) {
    return `${folderOf(path)}${base}${extensionOf(path)}`;
  }
  const pattern =
    extension !== '.html'
      ? '/:path/:basename:output_ext'
      : base === 'index'
        ? '/:path/'
        : `/:path/:basename${settings.suffix}`;
  return expandPermalink(fieldText(fields, 'permalink') || pattern, {
    path: () => folderOf(path),
    basename: () => base,
    output_ext: () => extension,
  });
}

function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}

/** The title that Jekyll makes of a file name (titleize_slug in lib/jekyll/utils.rb). */
function titleOf(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ')
    .trim();
}
