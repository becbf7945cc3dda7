import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import { type PostMetadata, postMetadata, titleFromPath } from '../../../main/library/metadata/post-metadata.ts';
import { readPost } from '../../../main/library/scan/read-post.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { detectSite } from '../../../main/library/sites/detect-site.ts';
import type { Publication, Site } from '../../../main/library/sites/generator.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { inEnglish } from '../../english.ts';

export const fixtures = fileURLToPath(new URL('../../fixtures/sites/', import.meta.url));

/** A post as its site publishes it: common metadata, with the generator's own on top. */
export interface PublishedPost extends Omit<Publication, 'metadata'> {
  readonly title: string;
  /** The date as written in the post; null where only the file has one. */
  readonly date: string | null;
  readonly metadata: PostMetadata;
}

export interface PublishedSite {
  readonly site: Site;
  readonly label: string;
  readonly why: string;
  /** By path. */
  readonly posts: ReadonlyMap<string, PublishedPost>;
  /** The address of each post, by path. */
  readonly urls: Readonly<Record<string, string | null>>;
}

/** Scans a folder, recognises its generator, and publishes all its posts. */
async function publishFolder(root: string): Promise<PublishedSite> {
  const scanned = await scanFolder(root);
  const files = [...scanned.posts, ...scanned.files];
  const { site, label, why } = await detectSite({
    paths: new Set(files.map((file) => file.path)),
    folders: new Set(scanned.folders),
    read: (name) => readFile(path.join(root, name), 'utf8').catch(() => null),
    learn: (_name, make) => make(),
  });
  const posts = new Map<string, PublishedPost>();
  for (const file of [...scanned.posts].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { text } = await readPost(root, file.bytes);
    const { fields, body, present, quotedKeys } = parseFrontMatter(text, site.headers);
    if (file.kind === 'text' && !present) {
      continue;
    }
    const common = postMetadata(fields, file);
    const heading = /^\s*#[ \t]+(.+?)[ \t]*(?:\n|$)/.exec(body)?.[1] ?? '';
    const { metadata: own, ...publication } = site.publish({
      path: file.path,
      fields,
      hasHeader: present,
      quotedKeys,
      metadata: common,
      heading,
      body,
    });
    const metadata = { ...common, ...own };
    const title = metadata.title || heading || titleFromPath(file.path);
    posts.set(file.path, {
      ...publication,
      title,
      date: metadata.date.source === 'file' ? null : metadata.date.text,
      metadata,
    });
  }
  const urls = Object.fromEntries([...posts].map(([name, { url }]) => [name, url]));
  return { site, label, why: inEnglish(why), posts, urls };
}

/** Publishes the small blog at `test/fixtures/sites/NAME`. */
export function publishFixture(name: string): Promise<PublishedSite> {
  return publishFolder(path.join(fixtures, name));
}

/** Publishes a blog of these files. For tests of a single rule. */
export function publishFiles(files: Readonly<Record<string, string>>): Promise<PublishedSite> {
  return publishFolder(temporaryFolder(files));
}
