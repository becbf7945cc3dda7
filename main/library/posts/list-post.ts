import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { withZone } from '../metadata/post-date.ts';
import { postMetadata, titleFromPath } from '../metadata/post-metadata.ts';
import type { Block, PostId, Problem } from '../model.ts';
import { openingHeading, type PostBody, renderPost } from '../render/render-post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import type { Site, SourcePost } from '../sites/generator.ts';
import { postDialect } from './post-dialect.ts';
import type { PostEntry } from './post-table.ts';

/** In bytes: enough for front matter and the first words, so that a list is there long before the whole is read. */
export const listedHead = 16 * 1024;

const longestExcerpt = 240;

/** What the list shows of a post, from the beginning of its text, as its site publishes it. Null where the file is no post (a plain `.txt`, a template). */
export function listPost(
  file: ScannedPost,
  head: { readonly text: string; readonly problems: readonly Problem[] },
  { id, number }: { readonly id: PostId; readonly number: number },
  site: Site,
): PostEntry | null {
  const { fields, body, bodyLine, problems, present } = readFrontMatter(head.text, site.headers);
  if ((file.kind === 'text' && !present) || isTemplate(file.path, site)) {
    return null;
  }
  const common = postMetadata(fields, file);
  let opening: string | null = null;
  const post: SourcePost = {
    path: file.path,
    fields,
    hasHeader: present,
    metadata: common,
    body,
    // Most posts have a title, and then nobody asks.
    get heading() {
      opening ??= openingHeading(body);
      return opening;
    },
  };
  const published = site.publish(post);
  const merged = { ...common, ...published.metadata };
  const metadata = { ...merged, date: withZone(merged.date, site.timeZone) };
  const heading = metadata.title === '' ? post.heading : '';
  const start = beforeReadMore(body.slice(0, 3_000), site.dialect.readMore);
  const excerpt =
    metadata.summary ||
    excerptOf(
      renderPost({
        body: start,
        bodyLine,
        titleHeading: heading,
        dialect: postDialect(site.dialect, file.path, fields),
        fields,
      }).blocks,
    );
  return {
    number,
    id,
    file,
    metadata,
    kind: published.kind,
    url: published.url,
    aliases: published.aliases,
    names: published.names,
    title: oneLine(metadata.title || heading || titleFromPath(file.path)),
    titleFromHeading: heading !== '',
    excerpt: oneLine(excerpt),
    problems: [...head.problems, ...problems, ...metadata.problems],
    readable: true,
    year: metadata.date.text.slice(0, 4),
  };
}

function beforeReadMore(text: string, mark = ''): string {
  const end = mark === '' ? -1 : text.indexOf(mark);
  return end < 0 ? text : text.slice(0, end);
}

/** A listed post once all of its text is known; the same one where its site finds nothing new in that. */
export function completePost(entry: PostEntry, { body, fields }: PostBody, site: Site): PostEntry {
  if (site.readsWholeText !== true || entry.file.size <= listedHead) {
    return entry;
  }
  const { path } = entry.file;
  const known = fields ?? new Map();
  const { metadata } = site.publish({
    path,
    fields: known,
    hasHeader: known.size > 0,
    metadata: postMetadata(known, entry.file),
    heading: '',
    body,
  });
  const tags = metadata.tags ?? entry.metadata.tags;
  return tags.length === entry.metadata.tags.length ? entry : { ...entry, metadata: { ...entry.metadata, tags } };
}

/** Whether a file is a generator's template of posts rather than one: it stands in such a folder, outside all content. */
function isTemplate(path: string, { templateFolders = [], contentRoots }: Site): boolean {
  return (
    templateFolders.some((folder) => path.startsWith(folder)) &&
    !contentRoots.some((root) => root !== '' && path.startsWith(root))
  );
}

/** What the list shows of a file that could not be read. */
export function listUnreadable(
  file: ScannedPost,
  problem: Problem,
  { id, number }: { readonly id: PostId; readonly number: number },
): PostEntry {
  const metadata = postMetadata(new Map(), file);
  return {
    number,
    id,
    file,
    metadata,
    kind: 'post',
    url: null,
    aliases: [],
    names: [],
    title: titleFromPath(file.path),
    titleFromHeading: false,
    excerpt: '',
    problems: [problem],
    readable: false,
    year: metadata.date.text.slice(0, 4),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 1_000);
}

function excerptOf(blocks: readonly Block[]): string {
  let excerpt = '';
  for (const { kind, text } of blocks) {
    if (kind !== 'prose') {
      continue;
    }
    excerpt += `${excerpt === '' ? '' : ' '}${text.replace(/\s+/g, ' ').trim()}`;
    if (excerpt.length >= longestExcerpt) {
      break;
    }
  }
  if (excerpt.length <= longestExcerpt) {
    return excerpt;
  }
  const end = excerpt.lastIndexOf(' ', longestExcerpt);
  return `${excerpt.slice(0, end > longestExcerpt / 2 ? end : longestExcerpt)}…`;
}
