import type { LinkForm } from '../../../render/references.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { parseMarkupHeader } from '../../addresses/markup-header.ts';
import { pageFiles } from '../../addresses/page-files.ts';
import { aliasAddresses, joinAddress } from '../../addresses/site-address.ts';
import { type Generator, type Publication, type Site, type SourcePost, unpublished } from '../../generator.ts';
import { PelicanPost } from './pelican-post.ts';
import { type PelicanSettings, readPelicanSettings } from './pelican-settings.ts';

/** Pelican: https://getpelican.com. The rules come from pelican/contents.py, readers.py and settings.py. */
export const pelican: Generator = {
  id: 'pelican',
  label: 'Pelican',

  recognise({ paths }) {
    const conf = ['pelicanconf.py', 'publishconf.py'].find((path) => paths.has(path));
    return conf ? { code: 'why.has', values: { file: conf } } : null;
  },

  async open(folder): Promise<Site> {
    const settings = await readPelicanSettings(folder);
    return {
      generator: 'pelican',
      title: settings.title,
      contentRoots: [settings.contentRoot],
      mounts: settings.mounts(),
      addresses: settings.addresses,
      basePath: settings.basePath,
      language: settings.language,
      timeZone: settings.timeZone,
      headers: ['meta'],
      dialect: settings.dialect,
      notes: settings.notes,
      templateFolders: ['templates/', 'themes/'],
      madeLists: settings.madeLists,
      dateLists: settings.dateLists,
      referenceForm: bracedForm,
      listAddress: (facet, value) => joinAddress(settings.basePath, settings.listPath(facet, value)),
      takes: ({ path, fields, body }) => takes(path, fields.has('title') || /<title>/i.test(body), settings),
      pageAddress: await pageFiles(folder, {
        isPage: (path) => path.startsWith(settings.contentRoot) && /\.(?:rst|html?|org|adoc)$/i.test(path),
        publish: (post) => publish(post, settings),
        readHeader: parseMarkupHeader,
      }),
      publish: (post) => publish(post, settings),
    };
  },
};

/**
 * The meaning of `{filename}/posts/sea.md` or the older `|filename|…`. Markdown may have encoded the braces and bars.
 */
function bracedForm(href: string): LinkForm | null {
  const written = href.replace(/%7[bcd]/gi, decodeURIComponent);
  const [, what, path] = /^[{|](filename|static|attach|author|category|tag|index)[}|]\s*(.*)$/is.exec(written) ?? [];
  if (what === undefined || path === undefined) {
    return null;
  }
  if (/^(?:filename|static|attach)$/i.test(what)) {
    return { form: path.startsWith('/') ? 'content' : 'asset', target: path };
  }
  return { form: 'list', target: `${what.toLowerCase()}:${path}` };
}

/**
 * Whether Pelican reads a file. It reads no `.txt`, and a file in a static folder is an article only if it has a title.
 */
function takes(path: string, hasTitle: boolean, settings: PelicanSettings): boolean {
  const inside = path.startsWith(settings.contentRoot) ? path.slice(settings.contentRoot.length) : null;
  return !path.endsWith('.txt') && (hasTitle || inside === null || !settings.isStatic(inside));
}

function publish(post: SourcePost, settings: PelicanSettings): Publication {
  const inside = post.path.startsWith(settings.contentRoot) ? post.path.slice(settings.contentRoot.length) : null;
  const kind = inside === null ? null : settings.kindOf(inside);
  if (inside === null || kind === null) {
    return { ...unpublished, kind: isCommonPage(post) || settings.contentRoot !== '' ? 'page' : 'post' };
  }
  const known = new PelicanPost(post, inside, settings);
  const metadata = known.metadata(kind);
  const date = metadata.date ?? post.metadata.date;
  const isEarly = settings.leavesFutureOut && date.source !== 'file' && date.time > Date.now();
  const status = isEarly ? 'draft' : known.text('status').toLowerCase();
  const isWritten = status !== 'skip' && known.isComplete(kind, status);
  const path = isWritten ? known.text('url') || addressOf(known, kind, status === 'draft', settings) : null;
  return {
    kind: kind === 'page' || isCommonPage(post) ? 'page' : 'post',
    url: path === null ? null : joinAddress(settings.basePath, path),
    aliases: aliasAddresses(post.metadata.aliases, settings.basePath),
    names: [],
    metadata: { ...metadata, draft: post.metadata.draft || /^(?:draft|hidden|skip)$/.test(status) },
  };
}

/**
 * The address by the pattern for the post's kind, language and status. Null if the post lacks a value that the pattern
 * needs.
 */
function addressOf(
  post: PelicanPost,
  kind: 'article' | 'page',
  draft: boolean,
  settings: PelicanSettings,
): string | null {
  const first = kind === 'page' ? (draft ? 'DRAFT_PAGE' : 'PAGE') : draft ? 'DRAFT' : 'ARTICLE';
  const isMain = post.language === settings.language.toLowerCase();
  let missing = false;
  // A pattern may use one token hundreds of times. `{date.day:02d}` asks for a part of the date.
  const values = new Map<string, string | null>();
  const path = settings
    .pattern(`${first}${isMain ? '' : '_LANG'}_URL`)
    .replace(
      /\{(\w+)(?:\.(\w+))?(?:![a-z])?(?::([^{}]*))?\}/g,
      (token, key: string, part?: string, format?: string) => {
        const value = values.has(token)
          ? (values.get(token) ?? null)
          : part === undefined
            ? post.token(key, format)
            : post.partOf(key, part, format);
        values.set(token, value);
        missing ||= value === null;
        return value ?? '';
      },
    );
  // Pelican never writes outside of its output folder.
  return missing || path.startsWith('/') ? null : path;
}
