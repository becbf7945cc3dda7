import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PostMetadata } from '../../../main/library/metadata/post-metadata.ts';
import type { Publication } from '../../../main/library/sites/generator.ts';
import { fixtures, type PublishedPost } from './publish-fixture.ts';

/** What a generator says of a post: its address, and whatever else of it is to be compared. */
export interface ExpectedPost {
  readonly url: string | null;
  readonly kind?: Publication['kind'];
  readonly title?: string;
  /** As a program printed it, with the zone's offset; null where there is none. */
  readonly date?: string | null;
  /** As the post has it; null where only the file's own time is known. */
  readonly written?: string | null;
  readonly dateFrom?: PostMetadata['date']['source'];
  /** As the post has it; null where it was not changed. */
  readonly updated?: string | null;
  readonly draft?: boolean;
  readonly aliases?: readonly string[];
  readonly names?: readonly string[];
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  readonly authors?: readonly string[];
  readonly lang?: string;
  readonly series?: PostMetadata['series'];
  readonly summary?: string;
  readonly cover?: string;
  readonly coverCaption?: string;
  readonly thumbnail?: string;
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

/** The names of all small blogs; an export has one for each program that it may come from. */
export function fixtureNames(): readonly string[] {
  return readdirSync(fixtures).flatMap((name) => {
    return name === 'export' ? readdirSync(path.join(fixtures, name)).map((inner) => `${name}/${inner}`) : [name];
  });
}

/** The names of the blogs that have a file of this name, which says what is expected of them. */
export function fixturesWith(file: 'expected-posts.json' | 'expected-links.json'): readonly string[] {
  return fixtureNames().filter((name) => existsSync(path.join(fixtures, name, file)));
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
    dateFrom: metadata.date.source,
    updated: metadata.updated?.text ?? null,
    draft: metadata.draft,
    aliases,
    names,
    categories: metadata.categories,
    tags: metadata.tags,
    authors: metadata.authors,
    lang: metadata.lang,
    series: metadata.series,
    summary: metadata.summary,
    cover: metadata.cover,
    coverCaption: metadata.coverCaption,
    thumbnail: metadata.thumbnail,
    problems: metadata.problems,
    rule: wanted.rule ?? '',
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in wanted)) as unknown as ExpectedPost;
}
