import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFrontMatter } from '../../../main/library/front-matter/read-front-matter.ts';
import { type PostMetadata, postMetadata, titleFromPath } from '../../../main/library/metadata/post-metadata.ts';
import { readPost } from '../../../main/library/scan/read-post.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { detectSite } from '../../../main/library/sites/detect-site.ts';
import type { Publication, Site } from '../../../main/library/sites/generator.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/sites/', import.meta.url));

/** A post as its site publishes it, what its generator says laid over what the common keys say. */
export interface PublishedPost extends Omit<Publication, 'metadata'> {
  readonly title: string;
  /** As written; null where only the file's own time is known. */
  readonly date: string | null;
  readonly metadata: PostMetadata;
}

export interface PublishedSite {
  readonly site: Site;
  readonly label: string;
  readonly why: string;
  /** By path. */
  readonly posts: ReadonlyMap<string, PublishedPost>;
  /** Every post's address by its path: what most tests are about. */
  readonly urls: Readonly<Record<string, string | null>>;
}

/** Scans a folder, finds its generator and publishes all its posts. */
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
    const { fields, body, present } = readFrontMatter(text, site.headers);
    if (file.kind === 'text' && !present) {
      continue;
    }
    const common = postMetadata(fields, file);
    const heading = /^\s*#[ \t]+(.+?)[ \t]*(?:\n|$)/.exec(body)?.[1] ?? '';
    const { metadata: own, ...publication } = site.publish({
      path: file.path,
      fields,
      hasHeader: present,
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
  return { site, label, why, posts, urls };
}

/** Publishes the small blog at `test/fixtures/sites/NAME`. */
export function publishFixture(name: string): Promise<PublishedSite> {
  return publishFolder(path.join(fixtures, name));
}

/** Publishes a blog of these files: for one rule at a time. */
export function publishFiles(files: Readonly<Record<string, string>>): Promise<PublishedSite> {
  return publishFolder(temporaryFolder(files));
}

/** What a generator says of a post: its address, and whatever else of it is to be compared. */
export interface ExpectedPost {
  readonly url: string | null;
  readonly kind?: Publication['kind'];
  readonly title?: string;
  /** As a program printed it, with the zone's offset; null where there is none. */
  readonly date?: string | null;
  /** As the post has it; null where only the file's own time is known. */
  readonly written?: string | null;
  readonly draft?: boolean;
  readonly aliases?: readonly string[];
  readonly names?: readonly string[];
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  readonly authors?: readonly string[];
  readonly lang?: string;
  readonly summary?: string;
  readonly cover?: string;
  readonly problems?: PostMetadata['problems'];
  /** Where the generator's code or documentation says so; for people. */
  readonly rule?: string;
}

/** What the generator itself says of the posts of the blog at `test/fixtures/sites/NAME`, by path. */
export async function readExpectedPosts(name: string): Promise<Readonly<Record<string, ExpectedPost>>> {
  return JSON.parse(await readFile(path.join(fixtures, name, 'expected-posts.json'), 'utf8')) as Record<
    string,
    ExpectedPost
  >;
}

/** The names of the blogs that say what is expected of their posts. */
export function fixturesWithPosts(): readonly string[] {
  return readdirSync(fixtures)
    .flatMap((name) => [name, `${name}/ghost`, `${name}/wordpress`])
    .filter((name) => existsSync(path.join(fixtures, name, 'expected-posts.json')));
}

/** The same of a published post, with those keys that `wanted` has. Of a printed date without a time or a zone, only the day. */
export function saidOf(post: PublishedPost | undefined, wanted: ExpectedPost): ExpectedPost | undefined {
  if (!post) {
    return undefined;
  }
  const { title, date, metadata, url, kind, aliases, names } = post;
  const all: Required<ExpectedPost> = {
    url,
    kind,
    title,
    date: date !== null && wanted.date?.startsWith(date) ? wanted.date : date,
    written: date,
    draft: metadata.draft,
    aliases,
    names,
    categories: metadata.categories,
    tags: metadata.tags,
    authors: metadata.authors,
    lang: metadata.lang,
    summary: metadata.summary,
    cover: metadata.cover,
    problems: metadata.problems,
    rule: wanted.rule ?? '',
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in wanted)) as unknown as ExpectedPost;
}
