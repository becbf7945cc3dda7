import type { Hit } from '../../../main/library/model.ts';
import { bridge } from '../../state/bridge.ts';
import { showPane } from '../../state/layout-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { selectField } from '../../controls/panes.ts';
import { closedFind, isFinding, useFind } from './find-store.ts';
import * as frame from '../frame/frame.ts';
import { useReader } from './reader-store.ts';

/** Finding a text in the post that is open: apart from the archive's query, whose marks are put aside meanwhile. */

export const findFieldId = 'find-in-post';
/** A selection longer than this is not what someone looks for. */
const longestSelection = 100;

let ticket = 0;
/** What had the keyboard before the bar. */
let before: Element | null = null;

export function openFind(): void {
  if (!useReader.getState().post) {
    return;
  }
  showPane('post');
  const selected = frame.selectedText().trim();
  const usable = frame.hasFocus() && selected.length <= longestSelection && !selected.includes('\n');
  if (!useFind.getState().open) {
    before = document.activeElement;
  }
  useFind.setState({ open: true });
  if (selected !== '' && usable) {
    void findText(selected, true);
  }
  focusField();
}

/** The bar may be about to appear. */
function focusField(): void {
  requestAnimationFrame(() => selectField(findFieldId));
}

export function closeFind(): void {
  ticket++;
  useFind.setState(closedFind);
  putBackMarks();
  if (
    before instanceof HTMLElement &&
    before !== frame.frameElement() &&
    before.isConnected &&
    before !== document.body
  ) {
    before.focus();
  } else {
    frame.focusFrame();
  }
  before = null;
}

function putBackMarks(): void {
  if (frame.markedKind() === 'archive') {
    return;
  }
  const { hits } = useReader.getState();
  frame.markHits(hits, 'archive');
  useReader.setState({ hit: -1 });
}

/** The first hit at or behind a place of the post, or the first of all. */
function hitFrom(hits: readonly Hit[], place: Pick<Hit, 'block' | 'start'>): number {
  const at = hits.findIndex(
    ({ block, start }) => block > place.block || (block === place.block && start >= place.start),
  );
  return at < 0 && hits.length > 0 ? 0 : at;
}

/** Looks for a text, from the hit that is being looked at or from what is on the screen. `move`: goes to what it finds. */
export async function findText(text: string, move: boolean): Promise<void> {
  const { hits: earlier, hit: at } = useFind.getState();
  useFind.setState({ text });
  const { post } = useReader.getState();
  const { library } = useLibrary.getState();
  const mine = ++ticket;
  if (!post || !library) {
    return;
  }
  if (text === '') {
    useFind.setState({ hits: null, hit: -1 });
    putBackMarks();
    return;
  }
  const reply = await bridge.request('post.find-text', { library: library.id, post: post.id, text });
  if (mine !== ticket || useReader.getState().post !== post) {
    return;
  }
  if (!reply.ok) {
    useFind.setState({ hits: null, hit: -1 });
    putBackMarks();
    return;
  }
  const hits = reply.value;
  const from = earlier?.[at] ?? { block: frame.firstInSight(), start: 0 };
  useFind.setState({ hits, hit: -1 });
  frame.markHits(hits, 'found');
  if (move && hits.length > 0) {
    showFound(hitFrom(hits, from));
  }
}

export function showFound(hit: number): void {
  useFind.setState({ hit });
  const block = useFind.getState().hits?.[hit]?.block;
  if (block !== undefined) {
    frame.showHit(hit, block);
  }
}

/** The next or previous place, round and round. */
export function stepFound(direction: 1 | -1): void {
  const { hits, hit } = useFind.getState();
  if (!hits || hits.length === 0 || frame.markedKind() !== 'found') {
    return;
  }
  showFound(hit < 0 ? (direction === 1 ? 0 : hits.length - 1) : (hit + direction + hits.length) % hits.length);
}

/** Another post came, or the same one afresh: the text is looked for there too, without moving it. */
export function followPost(): void {
  useReader.subscribe(({ post }, earlier) => {
    if (post === earlier.post || !post || !isFinding(useFind.getState())) {
      return;
    }
    useFind.setState({ hits: null, hit: -1 });
    void findText(useFind.getState().text, false);
  });
}
