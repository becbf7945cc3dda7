import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { Latest } from '../../state/latest.ts';
import type { PostServices } from './post-services.ts';
import { stepRound } from './step-round.ts';

/** The hits of the archive's query in the open post. */
export class ArchiveHits {
  readonly #services: PostServices;
  readonly #marking = new Latest();
  /** The query whose hits are marked on the screen. */
  #marked = '';
  /** The request that is under way: the hits of a query in a post. Null for none. */
  #asked: { readonly post: ShownPost; readonly text: string; readonly done: Promise<void> } | null = null;

  constructor(services: PostServices) {
    this.#services = services;
  }

  /** Goes to a hit of the archive's query. */
  show(hit: number): void {
    const { store, frame } = this.#services;
    store.setState({ hit });
    // During a search in the post, the marks of the archive's query are not shown.
    const block = store.getState().hits[hit]?.block;
    if (frame.markedKind === 'archive' && block !== undefined) {
      frame.showHit(hit, block);
    }
  }

  /** Goes to the next or previous hit; after the last one comes the first. */
  step(direction: 1 | -1): void {
    const { hits, hit } = this.#services.store.getState();
    if (hits.length > 0) {
      this.show(stepRound(hit, direction, hits.length));
    }
  }

  /** To be called when another post is shown, with the hits of this query already marked. */
  setMarkedQuery(text: string): void {
    this.#marked = text;
  }

  /** Marks the hits of another query in the open post, without scrolling. A call for a query that is under way waits for it. */
  async mark(text: string): Promise<void> {
    const { post } = this.#services.store.getState();
    if (!post) {
      return;
    }
    if (this.#asked?.post === post && this.#asked.text === text) {
      await this.#asked.done;
      return;
    }
    const isLatest = this.#marking.begin();
    this.#asked = null;
    if (text !== this.#marked) {
      const done = this.#ask(post, text, isLatest);
      this.#asked = { post, text, done };
      await done;
    }
  }

  async #ask(post: ShownPost, text: string, isLatest: () => boolean): Promise<void> {
    const { library, store, frame, ask } = this.#services;
    const reply = await ask('post.hits', { library: library.id, post: post.id, text });
    if (!isLatest()) {
      return;
    }
    this.#asked = null;
    if (!reply.ok || store.getState().post !== post) {
      return;
    }
    this.#marked = text;
    store.setState({ hits: reply.value, hit: -1 });
    if (frame.markedKind === 'archive') {
      frame.markHits(reply.value, 'archive');
    }
  }

  close(): void {
    this.#marking.end();
  }
}
