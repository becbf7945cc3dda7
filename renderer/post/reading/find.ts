import { createStore } from 'zustand';
import type { Hit } from '../../../main/library/model/blocks.ts';
import { Latest } from '../../state/latest.ts';
import { selectField } from '../../controls/panes.ts';
import { closedFind, type FindState, isFinding } from './find-store.ts';
import type { PostServices } from './post-services.ts';
import { stepRound } from './step-round.ts';

export const findFieldId = 'find-in-post';
/** In UTF-16 units. A longer selection is not taken as the text to search for. */
const longestSelection = 100;

/** The search for a text in the open post. Meanwhile the marks of the archive's query are not shown. */
export class Find {
  readonly store = createStore<FindState>(() => closedFind);
  readonly #services: PostServices;
  readonly #onOpen: () => void;
  readonly #asking = new Latest();
  readonly #stopFollowing: () => void;
  /** The element that had the focus before the bar opened. */
  #before: Element | null = null;

  /** `onOpen` is called before the bar opens. */
  constructor(services: PostServices, onOpen: () => void) {
    this.#services = services;
    this.#onOpen = onOpen;
    // Another post, or a new version of the same one: the text is searched there too, without scrolling.
    this.#stopFollowing = services.store.subscribe(({ post }, earlier) => {
      if (post !== earlier.post && post && isFinding(this.store.getState())) {
        this.store.setState({ hits: null, hit: -1 });
        void this.look(this.store.getState().text, false);
      }
    });
  }

  open(): void {
    const { frame, store } = this.#services;
    if (!store.getState().post) {
      return;
    }
    this.#onOpen();
    const selected = frame.selectedText().trim();
    const usable = frame.hasFocus() && selected.length <= longestSelection && !selected.includes('\n');
    if (!this.store.getState().open) {
      this.#before = document.activeElement;
    }
    this.store.setState({ open: true });
    if (selected !== '' && usable) {
      void this.look(selected, true);
    }
    // In the next frame, because the bar may not be rendered yet.
    requestAnimationFrame(() => selectField(findFieldId));
  }

  dismiss(): void {
    const { frame } = this.#services;
    this.#asking.end();
    this.store.setState(closedFind);
    this.#putBackMarks();
    const before = this.#before;
    this.#before = null;
    const isElsewhere = before instanceof HTMLElement && before !== frame.element && before !== document.body;
    if (isElsewhere && before.isConnected) {
      before.focus();
    } else {
      frame.focus();
    }
  }

  #putBackMarks(): void {
    const { frame, store } = this.#services;
    if (frame.markedKind === 'archive') {
      return;
    }
    frame.markHits(store.getState().hits, 'archive');
    store.setState({ hit: -1 });
  }

  /** Searches a text, from the current hit or from the first block in sight. `move`: scrolls to the hit that it finds. */
  async look(text: string, move: boolean): Promise<void> {
    const { library, frame, store, ask } = this.#services;
    const { hits: earlier, hit: at } = this.store.getState();
    this.store.setState({ text });
    const { post } = store.getState();
    const isLatest = this.#asking.begin();
    if (!post) {
      return;
    }
    if (text === '') {
      this.#findNothing();
      return;
    }
    const reply = await ask('post.find-text', { library: library.id, post: post.id, text });
    if (!isLatest() || store.getState().post !== post) {
      return;
    }
    if (!reply.ok) {
      this.#findNothing();
      return;
    }
    const hits = reply.value;
    const from = earlier?.[at] ?? { block: frame.firstInSight(), start: 0 };
    this.store.setState({ hits, hit: -1 });
    frame.markHits(hits, 'found');
    if (move && hits.length > 0) {
      this.show(hitFrom(hits, from));
    }
  }

  #findNothing(): void {
    this.store.setState({ hits: null, hit: -1 });
    this.#putBackMarks();
  }

  show(hit: number): void {
    this.store.setState({ hit });
    const block = this.store.getState().hits?.[hit]?.block;
    if (block !== undefined) {
      this.#services.frame.showHit(hit, block);
    }
  }

  /** Goes to the next or previous hit; after the last one comes the first. */
  step(direction: 1 | -1): void {
    const { hits, hit } = this.store.getState();
    if (hits && hits.length > 0 && this.#services.frame.markedKind === 'found') {
      this.show(stepRound(hit, direction, hits.length));
    }
  }

  close(): void {
    this.#asking.end();
    this.#stopFollowing();
  }
}

/** The index of the first hit at or after a position in the post, or else of the first hit of all. */
function hitFrom(hits: readonly Hit[], place: Pick<Hit, 'block' | 'start'>): number {
  const at = hits.findIndex(
    ({ block, start }) => block > place.block || (block === place.block && start >= place.start),
  );
  return at < 0 && hits.length > 0 ? 0 : at;
}
