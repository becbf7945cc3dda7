import type { LibraryId, ShownPost } from '../../../main/library/model.ts';
import { bridge } from '../../state/bridge.ts';
import { useLibrary } from '../../state/library-store.ts';
import { pause } from '../../state/pause.ts';
import * as frame from '../frame/frame.ts';
import { useReader } from './reader-store.ts';

/** Where the archive's query is found in the post that is open. */

/** Goes to a hit of the archive's query. */
export function showHit(hit: number): void {
  useReader.setState({ hit });
  // While a text is looked for in the post, the archive's marks are put aside.
  const block = useReader.getState().hits[hit]?.block;
  if (frame.markedKind() === 'archive' && block !== undefined) {
    frame.showHit(hit, block);
  }
}

/** The next or previous hit, round and round. */
export function stepHit(direction: 1 | -1): void {
  const { hits, hit } = useReader.getState();
  if (hits.length === 0) {
    return;
  }
  showHit(hit < 0 ? (direction === 1 ? 0 : hits.length - 1) : (hit + direction + hits.length) % hits.length);
}

let marking = 0;
/** The query that the marks on the screen are of. */
let markedText = '';

/** Another post is on the screen, with the marks of this query. */
export function marksAreOf(text: string): void {
  markedText = text;
}

/** What is being asked for: the hits of a query in a post. Null while nothing is. */
let asked: { readonly post: ShownPost; readonly text: string; readonly done: Promise<void> } | null = null;

/** Marks the hits of another query in the post that is open, without moving it. Asked twice, it is done once. */
export async function markQuery(text: string): Promise<void> {
  const { post } = useReader.getState();
  const { library } = useLibrary.getState();
  if (!post || !library) {
    return;
  }
  if (asked?.post === post && asked.text === text) {
    await asked.done;
    return;
  }
  marking += 1;
  asked = null;
  if (text !== markedText) {
    const done = askHits(library.id, post, text, marking);
    asked = { post, text, done };
    await done;
  }
}

async function askHits(library: LibraryId, post: ShownPost, text: string, mine: number): Promise<void> {
  const reply = await bridge.request('post.hits', { library, post: post.id, text });
  if (mine !== marking) {
    return;
  }
  asked = null;
  if (useReader.getState().post !== post) {
    return;
  }
  if (reply.ok) {
    markedText = text;
    useReader.setState({ hits: reply.value, hit: -1 });
    if (frame.markedKind() === 'archive') {
      frame.markHits(reply.value, 'archive');
    }
  } else if (reply.code === 'restarted') {
    await pause(400);
    if (mine === marking) {
      void markQuery(text);
    }
  }
}
