import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PostMetadata } from '../../../main/library/metadata/post-metadata.ts';
import type { Publication } from '../../../main/library/sites/generator.ts';
import { fixtures, type PublishedPost } from './publish-fixture.ts';

/** What a generator makes of a post: its address, and other fields to compare. */
export interface ExpectedPost {
  readonly url: string | null;
  readonly kind?: Publication['kind'];
  readonly title?: string;
  /** The date as the generator printed it, with the offset of its zone; null for none. */
  readonly date?: string | null;
  /** The date as written in the post; null where only the file has one. */
  readonly written?: string | null;
  readonly dateFrom?: PostMetadata['date']['source'];
  /** The date of the last change, as written in the post; null for none. */
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
  /** The place in the generator's code or documentation that says so. For people only. */
  readonly rule?: string;
}

/** The expected posts of the blog at `test/fixtures/sites/NAME`, by path. They come from the generator itself. */
export async function readExpectedPosts(name: string): Promise<Readonly<Record<string, ExpectedPost>>> {
  return JSON.parse(await readFile(path.join(fixtures, name, 'expected-posts.json'), 'utf8')) as Record<
    string,
    ExpectedPost
  >;
}

/** The names of all small blogs. There is an export from each program. */
export function fixtureNames(): readonly string[] {
  return readdirSync(fixtures).flatMap((name) => {
    return name === 'export' ? readdirSync(path.join(fixtures, name)).map((inner) => `${name}/${inner}`) : [name];
  });
}

/** The names of the blogs that have this file with expectations. */
export function fixturesWith(file: 'expected-posts.json' | 'expected-links.json'): readonly string[] {
  return fixtureNames().filter((name) => existsSync(path.join(fixtures, name, file)));
}

/** The fields of a published post that `wanted` has. If a printed date has no time or no zone, only the day counts. */
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
