import { parseFrontMatter } from '../../../front-matter/parse-front-matter.ts';
import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { commonDialect } from '../../../render/dialect.ts';
import type { LinkForm } from '../../../render/references.ts';
import { isMarkdown } from '../../../scan/file-kinds.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { inferAddresses } from '../../addresses/infer-addresses.ts';
import { aliasAddresses, folderOf, joinAddress, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import { asText } from '../../config/read-config.ts';
import { findOldAddresses, oldAddress, slugOfPath } from './old-addresses.ts';
import type { Generator, Publication, Site, SiteFolder, SourcePost } from '../../generator.ts';

type Origin = 'WordPress' | 'Ghost';

/** How many posts are read to find out where they come from. */
const sampled = 60;

/**
 * Posts that a tool exported from WordPress (wordpress-export-to-markdown: one folder a post, with `images/` in it) or
 * from Ghost. No configuration says so, so this is a guess. A Ghost post has its slug as its address. WordPress allows
 * any form of address, so there the path of the file has to do.
 */
export const exported: Generator = {
  id: 'export',
  label: 'Export of another blog',

  async recognise(folder) {
    const origin = await originOf(folder);
    if (origin === 'Ghost') {
      return { code: 'why.ghost' };
    }
    return origin === 'WordPress' ? { code: 'why.wordpress' } : null;
  },

  async open(folder): Promise<Site> {
    const origin = await originOf(folder);
    const inferred = await folder.learn('addresses', (mostPosts) => inferAddresses(folder, mostPosts));
    const old = await folder.learn('old-addresses', (mostPosts) => findOldAddresses(folder, mostPosts));
    const withImages = new Set([...folder.folders].filter((path) => nameOf(path) === 'images').map(folderOf));
    return {
      generator: 'export',
      title: '',
      contentRoots: [''],
      mounts: [{ folder: '', at: '/' }],
      addresses: [...new Set([...old.addresses, ...inferred.addresses])],
      basePath: inferred.basePath,
      language: '',
      timeZone: '',
      headers: [],
      dialect: origin === 'WordPress' ? { ...commonDialect, templates: 'wordpress' } : commonDialect,
      notes: origin === 'Ghost' || old.pattern !== null ? [] : [{ code: 'note.no-export-address' }],
      referenceForm: ghostForm,
      publish: (post) => publish(post, inferred.basePath, origin, old.pattern, withImages),
    };
  },
};

/** An uploaded picture, or a shortcode that the export left as it was. */
const ofWordPressText = /\/wp-content\/uploads\/|\\?\[(?:caption|gallery) [a-z]+=/;

/** A file of Ghost's has this word in place of the address of the blog. */
function ghostForm(href: string): LinkForm | null {
  const [, target] = /^__GHOST_URL__(\/.*)$/.exec(href) ?? [];
  return target === undefined ? null : { form: 'root', target };
}

/** Where the posts come from, judged by their keys and paths. Null if nothing shows it. */
function originOf(folder: SiteFolder): Promise<Origin | null> {
  return folder.learn('origin', () => findOrigin(folder));
}

async function findOrigin(folder: SiteFolder): Promise<Origin | null> {
  const posts = [...folder.paths].filter(isMarkdown);
  const step = Math.max(1, Math.ceil(posts.length / sampled));
  const looked = posts.filter((_path, at) => at % step === 0);
  let ofGhost = 0;
  let ofWordPress = 0;
  for (const path of looked) {
    const text = (await folder.read(path)) ?? '';
    const { fields } = parseFrontMatter(text);
    const cover = asText(fields.get('coverimage'));
    const besideImages = folder.folders.has(`${folderOf(path)}images`);
    if (fields.has('feature_image')) {
      ofGhost += 1;
    }
    // A cover that is only a file name shows the export. Other generators write a path.
    const named = besideImages && (nameOf(path) === 'index.md' || (cover !== '' && !cover.includes('/')));
    if (named || ofWordPressText.test(text)) {
      ofWordPress += 1;
    }
  }
  if (ofGhost * 4 >= looked.length && ofGhost > 0) {
    return 'Ghost';
  }
  return ofWordPress * 4 >= looked.length && ofWordPress > 0 ? 'WordPress' : null;
}

function publish(
  post: SourcePost,
  basePath: string,
  origin: Origin | null,
  pattern: string | null,
  withImages: ReadonlySet<string>,
): Publication {
  const addressPath = withoutExtension(post.path).replace(/(?:^|\/)index$/i, '');
  const name = post.metadata.slug || slugOfPath(post.path);
  const typed = asText(post.fields.get('type')) === 'page' || String(post.fields.get('page')) === 'true';
  const kind = typed || isCommonPage(post) || /(?:^|\/)pages?\//.test(post.path) ? 'page' : 'post';
  const path =
    pattern !== null
      ? oldAddress(kind === 'page' ? '' : pattern, post.metadata.date.text, name)
      : origin === 'Ghost'
        ? name
        : joinAddress(folderOf(addressPath), name);
  return {
    kind,
    url: joinAddress(basePath, path, '/'),
    aliases: aliasAddresses(post.metadata.aliases, '/'),
    names: [],
    metadata: metadataOf(post, withImages),
  };
}

function metadataOf({ path, fields, metadata }: SourcePost, withImages: ReadonlySet<string>): Partial<PostMetadata> {
  const cover = asText(fields.get('coverimage'));
  const inImages = cover !== '' && !cover.includes('/') && withImages.has(folderOf(path));
  const summary = asText(fields.get('custom_excerpt'));
  return {
    ...(inImages ? { cover: `images/${cover}`, thumbnail: `images/${cover}` } : {}),
    ...(metadata.summary === '' && summary !== '' ? { summary } : {}),
    draft: metadata.draft || /(?:^|\/)_drafts\//.test(path),
  };
}
