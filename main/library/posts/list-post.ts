import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { postMetadata, titleFromPath } from '../metadata/post-metadata.ts';
import type { Block, PostId, Problem } from '../model.ts';
import { openingHeading, renderPost } from '../render/render-post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { PostEntry } from './post-table.ts';

/** In bytes: enough for front matter and the first words, so that a list is there long before the whole is read. */
export const listedHead = 16 * 1024;

const longestExcerpt = 240;

/** What the list shows of a post, from the beginning of its text. Null where the file is no post (a plain `.txt`). */
export const listPost = (
  file: ScannedPost,
  head: { readonly text: string; readonly problems: readonly Problem[] },
  { id, number }: { readonly id: PostId; readonly number: number },
): PostEntry | null => {
  const { fields, body, bodyLine, problems, present } = readFrontMatter(head.text);
  if (file.kind === 'text' && !present) return null;
  const metadata = postMetadata(fields, file);
  const heading = metadata.title === '' ? openingHeading(body) : '';
  const start = body.slice(0, 3_000);
  const excerpt = metadata.summary || excerptOf(renderPost({ body: start, bodyLine, titleHeading: heading }).blocks);
  return {
    number,
    id,
    file,
    metadata,
    title: oneLine(metadata.title || heading || titleFromPath(file.path)),
    titleFromHeading: heading !== '',
    excerpt: oneLine(excerpt),
    problems: [...head.problems, ...problems, ...metadata.problems],
    readable: true,
    year: metadata.date.text.slice(0, 4),
  };
};

/** What the list shows of a file that could not be read. */
export const listUnreadable = (
  file: ScannedPost,
  problem: Problem,
  { id, number }: { readonly id: PostId; readonly number: number },
): PostEntry => {
  const metadata = postMetadata(new Map(), file);
  return {
    number,
    id,
    file,
    metadata,
    title: titleFromPath(file.path),
    titleFromHeading: false,
    excerpt: '',
    problems: [problem],
    readable: false,
    year: metadata.date.text.slice(0, 4),
  };
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 1_000);

const excerptOf = (blocks: readonly Block[]): string => {
  let excerpt = '';
  for (const { kind, text } of blocks) {
    if (kind !== 'prose') continue;
    excerpt += `${excerpt === '' ? '' : ' '}${text.replace(/\s+/g, ' ').trim()}`;
    if (excerpt.length >= longestExcerpt) break;
  }
  if (excerpt.length <= longestExcerpt) return excerpt;
  const end = excerpt.lastIndexOf(' ', longestExcerpt);
  return `${excerpt.slice(0, end > longestExcerpt / 2 ? end : longestExcerpt)}…`;
};
