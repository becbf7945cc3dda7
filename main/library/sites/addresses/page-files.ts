import { type FrontMatter, parseFrontMatter } from '../../front-matter/parse-front-matter.ts';
import { postMetadata } from '../../metadata/post-metadata.ts';
import type { Publication, SiteFolder, SourcePost } from '../generator.ts';

/** The most pages whose headers are read. The others get the address that belongs to their path. */
const mostRead = 1_000;
const readAtOnce = 16;

/** The fields of a page's header, as front matter has them. */
export type PageHeader = Pick<FrontMatter, 'fields' | 'present' | 'quotedKeys'>;

export interface PageFileOptions {
  /** Whether the path belongs to a page that Offprint does not read. */
  isPage(path: string): boolean;
  /** How the generator would publish the page. */
  publish(post: SourcePost): Publication;
  /** Parses the header of such a file; `parseFrontMatter` if absent. */
  readHeader?(text: string): PageHeader;
}

/**
 * Finds the addresses of pages whose files Offprint does not read as posts. Their headers are read once, when the site
 * is opened. A page that is added later gets the address that belongs to its path, as do pages beyond `mostRead`.
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

/**
 * Stands for a header that was not read. `present` is true because most pages have one, and some generators make no
 * page of a file without it.
 */
const unread: PageHeader = { fields: new Map(), present: true, quotedKeys: new Set() };
