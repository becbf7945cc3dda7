import type { Archive } from '../archive.ts';
import { groupBy } from '../group-by.ts';
import { passOver } from '../indexing/reading-pass.ts';
import type { PostId } from '../model.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { References } from '../render/references.ts';

/** A link that names a place in a post. */
export interface NamedPlace {
  readonly from: PostEntry;
  readonly line: number;
  /** As written. */
  readonly target: string;
  /** The post that the place should be in. */
  readonly post: PostId;
  readonly fragment: string;
}

/** Places that browsers, themes and generators make: no post has them in its text. */
const madeElsewhere =
  /^(?:top|_?top|:~:.*|[!/].*|fn.*|more(?:-\d+)?|read-?more|comments?(?:[-_]\w+)?|respond|disqus_thread|share|footer|header|(?:main-?)?content|main|nav|sidebar|L\d+.*|.*[{}<>].*)?$/is;

/** The form in which headings and what links say of them are compared. */
function words(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** What `Heading#Below` names is the heading below. */
function lastPart(fragment: string): string {
  return fragment.split('#').at(-1) ?? '';
}

const noReferences: References = {
  link: (target) => ({ kind: 'dead', target: typeof target === 'string' ? target : target.target, why: '' }),
  picture: () => ({ kind: 'missing' }),
};

/**
 * The links whose place is not in the post that they lead to. The ids of a post are known only when it is rendered, so
 * this is done for posts whose headings do not tell. A place that the post's source names in some way is let pass.
 */
export async function deadAnchors(
  archive: Archive,
  named: readonly NamedPlace[],
  signal: AbortSignal,
): Promise<readonly NamedPlace[]> {
  const dead: NamedPlace[] = [];
  const asked = groupBy(
    named.filter(({ fragment }) => !madeElsewhere.test(fragment)),
    ({ post }) => post,
  );
  const check = async ([post, places]: readonly [PostId, readonly NamedPlace[]]): Promise<void> => {
    const entry = archive.posts.get(post);
    if (!entry?.readable || !archive.hasText(entry)) {
      return;
    }
    const { blocks } = archive.text(entry);
    const headings = new Set(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => words(text)));
    // Themes give the title an id too.
    headings.add(words(entry.title));
    const open = places.filter(({ fragment }) => fragment.startsWith('^') || !headings.has(words(lastPart(fragment))));
    dead.push(...(open.length === 0 ? [] : await missingFrom(archive, entry, open)));
  };
  await passOver([...asked], check, { signal, atOnce: 1 });
  return dead;
}

async function missingFrom(
  archive: Archive,
  entry: PostEntry,
  places: readonly NamedPlace[],
): Promise<readonly NamedPlace[]> {
  // The file may have gone, or changed to something that can't be read: the next check says what is wrong with it.
  const source = await archive.reader.read(entry).catch(() => null);
  if (source === null) {
    return [];
  }
  const { anchors } = await archive.reader.show(entry, source, noReferences);
  const exact = new Set(anchors.map(([name]) => name));
  const loose = new Set(anchors.map(([name]) => words(name)));
  const { body } = source.source;
  return places.filter(({ fragment }) => {
    const isKnown = exact.has(fragment) || (!fragment.startsWith('^') && loose.has(words(lastPart(fragment))));
    // A component, a template or an element that is left out may make it: `<Note id="sea">`, `{{< anchor "sea" >}}`.
    return !isKnown && !["'", '"', '='].some((sign) => body.includes(sign + fragment));
  });
}
