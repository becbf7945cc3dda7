import type { Archive } from '../archive.ts';
import { groupBy } from '../group-by.ts';
import { passOver } from '../indexing/reading-pass.ts';
import type { PostId } from '../model/ids.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RecordedText } from '../records/post-record.ts';

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

/** The links whose place is not in the post that they lead to. A place that a template may make is let pass. */
export async function deadAnchors(
  archive: Archive,
  named: readonly NamedPlace[],
  signal: AbortSignal,
): Promise<readonly NamedPlace[]> {
  // Tables of letters come with it, which a start has no need of.
  const { headingAnchors } = await import('../render/heading-id.ts');
  const style = archive.site?.site.dialect.headingIds ?? 'none';
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
    const text = archive.text(entry);
    const headings = text.blocks.filter(({ kind }) => kind === 'heading').map(({ text: heading }) => heading);
    const ids = [...headingAnchors(headings, style)].flatMap((own) => own.map(([id]) => id));
    const has = new PlacesOf(entry, text, [...headings, ...ids]);
    dead.push(...places.filter(({ fragment }) => !has.place(fragment)));
  };
  await passOver([...asked], check, { signal, atOnce: 1 });
  return dead;
}

/** The names that lead to a place of one post. */
class PlacesOf {
  readonly #exact: ReadonlySet<string>;
  readonly #loose: ReadonlySet<string>;
  /** What calls of templates and components say. */
  readonly #calls: readonly string[];

  /** `named`: the words of its headings, and their ids. */
  constructor({ title }: PostEntry, { blocks, anchors }: RecordedText, named: readonly string[]) {
    this.#exact = new Set([...anchors, ...named]);
    // Themes give the title an id too.
    this.#loose = new Set([...this.#exact, title].map(words));
    this.#calls = blocks.filter(({ kind }) => kind === 'shortcode').map(({ text }) => text);
  }

  place(fragment: string): boolean {
    if (this.#exact.has(fragment)) {
      return true;
    }
    // `Heading#Below` names the heading below; `^id` is a block's, never a heading's words.
    const isWords = !fragment.startsWith('^') && this.#loose.has(words(fragment.split('#').at(-1) ?? ''));
    return isWords || this.#calls.some((call) => call.includes(fragment));
  }
}
