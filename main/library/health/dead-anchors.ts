import type { Archive } from '../archive.ts';
import { groupBy } from '../group-by.ts';
import { forEachInTurn } from '../indexing/reading-pass.ts';
import type { PostId } from '../model/ids.ts';
import type { PostEntry } from '../posts/post-table.ts';
import type { RecordedText } from '../records/post-record.ts';
import { templateIds } from './template-ids.ts';

/** A link to a heading or anchor in a post. */
export interface NamedPlace {
  readonly from: PostEntry;
  readonly line: number;
  /** As written. */
  readonly target: string;
  /** The post that should have the anchor. */
  readonly post: PostId;
  readonly fragment: string;
}

/** Anchors that browsers, themes and generators make. No post has them in its text. */
const madeElsewhere =
  /^(?:top|_?top|:~:.*|[!/].*|fn.*|more(?:-\d+)?|read-?more|comments?(?:[-_]\w+)?|respond|disqus_thread|share|footer|header|(?:main-?)?content|main|nav|sidebar|L\d+.*|toc[-_]?\d+|.*[{}<>].*)?$/is;

/** The form in which a heading is compared with a link's fragment. */
function words(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The links whose anchor is not in the post that they lead to. An anchor that a template may make is not reported. */
export async function deadAnchors(
  archive: Archive,
  named: readonly NamedPlace[],
  signal: AbortSignal,
): Promise<readonly NamedPlace[]> {
  // Imported late: it brings tables of letters that a start does not need.
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
    if (text.blocks.length === 0) {
      // A template makes this page of other data, and its anchors with it.
      return;
    }
    const headings = text.blocks.filter(({ kind }) => kind === 'heading').map(({ text: heading }) => heading);
    const ids = [...headingAnchors(headings, style)].flatMap((anchorsOfStyle) => anchorsOfStyle.map(([id]) => id));
    const has = new PlacesOf(entry, text, [...headings, ...ids]);
    dead.push(...places.filter(({ fragment }) => !has.place(fragment)));
  };
  await forEachInTurn([...asked], check, { signal, atOnce: 1 });
  if (dead.length === 0) {
    return dead;
  }
  const around = await templateIds(archive, signal);
  return dead.filter(({ fragment }) => !around.has(fragment));
}

/** The names of all anchors of one post. */
class PlacesOf {
  readonly #exact: ReadonlySet<string>;
  readonly #loose: ReadonlySet<string>;
  /** The text of calls of templates and components. */
  readonly #calls: readonly string[];

  /** `named` is for headings: their words and their ids. */
  constructor({ title }: PostEntry, { blocks, anchors }: RecordedText, named: readonly string[]) {
    this.#exact = new Set([...anchors, ...named]);
    // Themes give the title an id as well.
    this.#loose = new Set([...this.#exact, title].map(words));
    this.#calls = blocks.filter(({ kind }) => kind === 'shortcode').map(({ text }) => text);
  }

  place(fragment: string): boolean {
    if (this.#exact.has(fragment)) {
      return true;
    }
    // `Heading#Below` names the lower heading; `^id` names a block and never matches a heading's words.
    const isWords = !fragment.startsWith('^') && this.#loose.has(words(fragment.split('#').at(-1) ?? ''));
    return isWords || this.#calls.some((call) => call.includes(fragment));
  }
}
