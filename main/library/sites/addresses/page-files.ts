import { type FrontMatter, parseFrontMatter } from '../../front-matter/parse-front-matter.ts';
import { postMetadata } from '../../metadata/post-metadata.ts';
import type { Publication, SiteFolder, SourcePost } from '../generator.ts';

/** Pages of which more than the path is read; the others get the address that their path gives them. */
const mostRead = 1_000;
const readAtOnce = 16;

/** What a page says of itself. */
export type PageHeader = Pick<FrontMatter, 'fields' | 'present' | 'quotedKeys'>;

export interface PageFileOptions {
  /** Whether a path is one of a page that Offprint does not read. */
  isPage(path: string): boolean;
  /** What the generator makes of such a page, were it read. */
  publish(post: SourcePost): Publication;
  /** The header of such a file; that of a post unless told. */
  readHeader?(text: string): PageHeader;
}

/**
 * The addresses of pages that a site makes of files which Offprint does not read as posts. Headers are read once, when the
 * site is opened: a page that comes later, or one of very many, has the address of its path.
 */
export async function pageFiles(
  folder: SiteFolder,
  { isPage, publish, readHeader = parseFrontMatter }: PageFileOptions,
): Promise<(path: string) => string | null> {
  const addressOf = (path: string, text: string | null): string | null => {
    const { fields, present, quotedKeys } = text === null ? unread : readHeader(text);
    const metadata = postMetadata(fields, { path, modified: 0 });
    return publish({ path, fields, hasHeader: present, quotedKeys, metadata, heading: '', body: '' }).url;
  };
  const known = new Map<string, string | null>();
  const paths = [...folder.paths].filter(isPage).sort().slice(0, mostRead);
  for (let at = 0; at < paths.length; at += readAtOnce) {
    const some = paths.slice(at, at + readAtOnce);
    const texts = await Promise.all(some.map((path) => folder.read(path)));
    for (const [index, path] of some.entries()) {
      known.set(path, addressOf(path, texts[index] ?? null));
    }
  }
  return (path) => {
    if (!isPage(path)) {
      return null;
    }
    const address = known.get(path);
    return address === undefined ? addressOf(path, null) : address;
  };
}

/** Most pages begin with front matter, be it empty: without it some generators take a file for no page. */
const unread: PageHeader = { fields: new Map(), present: true, quotedKeys: new Set() };
