import { parseFrontMatter } from '../../../front-matter/parse-front-matter.ts';
import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { commonDialect } from '../../../render/dialect.ts';
import { isMarkdown } from '../../../scan/file-kinds.ts';
import { isCommonPage } from '../../addresses/common-pages.ts';
import { inferAddresses } from '../../addresses/infer-addresses.ts';
import { aliasAddresses, folderOf, joinAddress, nameOf, withoutExtension } from '../../addresses/site-address.ts';
import { asText } from '../../config/read-config.ts';
import type { Generator, Publication, Site, SiteFolder, SourcePost } from '../../generator.ts';

type Origin = 'WordPress' | 'Ghost';

/** Of the posts, so many are looked at to tell where they come from. */
const sampled = 60;

/**
 * Posts that a tool took out of WordPress (wordpress-export-to-markdown: a folder for each, `images/` in it) or Ghost.
 * What address a post had there is only known where it says so: Ghost puts a slug at the top, WordPress what its
 * owner chose, so that a post’s place in the folder has to do. No configuration tells of them; little is certain.
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
    const inferred = await folder.learn('addresses', () => inferAddresses(folder));
    const withImages = new Set([...folder.folders].filter((path) => nameOf(path) === 'images').map(folderOf));
    return {
      generator: 'export',
      title: '',
      contentRoots: [''],
      mounts: [{ folder: '', at: '/' }],
      addresses: inferred.addresses,
      basePath: inferred.basePath,
      language: '',
      timeZone: '',
      headers: [],
      dialect: commonDialect,
      notes: origin === 'Ghost' ? [] : [{ code: 'note.no-export-address' }],
      publish: (post) => publish(post, inferred.basePath, origin, withImages),
    };
  },
};

/** Where the posts come from, as far as their keys and places tell; null where they tell nothing. */
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
    const { fields } = parseFrontMatter((await folder.read(path)) ?? '');
    const cover = asText(fields.get('coverimage'));
    const besideImages = folder.folders.has(`${folderOf(path)}images`);
    if (fields.has('feature_image')) {
      ofGhost += 1;
    }
    // Other generators' covers are paths; the export names the file alone.
    if (besideImages && (nameOf(path) === 'index.md' || (cover !== '' && !cover.includes('/')))) {
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
  withImages: ReadonlySet<string>,
): Publication {
  const own = withoutExtension(post.path).replace(/(?:^|\/)index$/i, '');
  const name = post.metadata.slug || nameOf(own).replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
  const path = origin === 'Ghost' ? name : joinAddress(folderOf(own), name);
  const typed = asText(post.fields.get('type')) === 'page' || String(post.fields.get('page')) === 'true';
  return {
    kind: typed || isCommonPage(post) || /(?:^|\/)pages\//.test(post.path) ? 'page' : 'post',
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
