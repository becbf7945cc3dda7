import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import type { PostId } from '../../../main/library/model/ids.ts';
import type { PostPlace } from '../../../main/library/model/post.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { keyboardPlace } from '../../controls/keyboard-place.ts';
import { afterPaint } from '../../state/after-paint.ts';
import { Latest } from '../../state/latest.ts';
import { paintMark } from '../../state/paint-mark.ts';
import { pause } from '../../state/pause.ts';
import type { ArchiveHits } from './archive-hits.ts';
import { type Finding, goToFinding, goToFragment } from './go-to.ts';
import { keepPlace, present, push, rename, step } from './history.ts';
import type { PostServices } from './post-services.ts';
import type { Session } from './session.ts';
import { closedReader } from './reader-store.ts';
import { tell } from '../../say.ts';

/** Where to scroll when a post has been opened. */
type Goal =
  | { readonly kind: 'first-hit' }
  | { readonly kind: 'place'; readonly place: PostPlace | null }
  /** Stay where the post is being read now: the same post is shown again. */
  | { readonly kind: 'here' }
  | { readonly kind: 'fragment'; readonly fragment: string }
  | { readonly kind: 'finding'; readonly finding: Finding };

interface Opening {
  readonly goal: Goal;
  /** `new` adds a step to the history; `walked` is a step by Back or Forward. */
  readonly step: 'new' | 'walked';
  /** Whether the post gets the focus, unless the person has moved it meanwhile. */
  readonly focus: boolean;
  /** Whether a failure is not shown: at the start, the post of the last session may be gone. */
  readonly quiet?: boolean;
}

/** What a reader needs from the rest of the window. */
export interface ReaderHost {
  /** The archive's query. */
  readonly searchText: () => string;
  /** Whether reading the folder is complete, cancelled or has failed. */
  readonly isSettled: () => boolean;
  /** Shows the post where the window has room for one pane only. */
  readonly showPane: () => void;
}

/** Opens posts, and keeps the history for Back and Forward. */
export class Reader {
  /** The post that is shown with all its formatting, however long its layout takes; null for none. */
  #whole: PostId | null = null;
  readonly #services: PostServices;
  readonly #hits: ArchiveHits;
  readonly #session: Session;
  readonly #host: ReaderHost;
  readonly #opening = new Latest();
  /** Tries the last opening again; null before the first. */
  #retry: (() => Promise<void>) | null = null;
  /** The nonce of the latest rendering that is equal to the shown post. */
  #renderedAs = '';

  constructor(services: PostServices, hits: ArchiveHits, session: Session, host: ReaderHost) {
    this.#services = services;
    this.#hits = hits;
    this.#session = session;
    this.#host = host;
  }

  /** Asks for a post. While the folder is being read, it waits for one that is not listed yet. */
  async #read(post: PostId, isLatest: () => boolean, quiet: boolean) {
    const { library, store, ask } = this.#services;
    for (let tries = 0; ; tries++) {
      const text = this.#host.searchText();
      const reply = await ask('post.read', { library: library.id, post, text, whole: this.#whole === post });
      if (!isLatest()) {
        return null;
      }
      if (reply.ok) {
        return { post: reply.value, text };
      }
      const mayCome = (reply.code === 'gone' || reply.code === 'restarted') && !this.#host.isSettled();
      if (!mayCome || tries > 1_000) {
        store.setState({ opening: null, failure: quiet ? null : tell(reply.message) });
        return null;
      }
      await pause(Math.min(500, 60 + tries * 20));
      if (!isLatest()) {
        return null;
      }
    }
  }

  async #open(id: PostId, opening: Opening): Promise<void> {
    const { store, frame } = this.#services;
    const isLatest = this.#opening.begin();
    this.#whole = this.#whole === id ? id : null;
    const isWaiting = keyboardPlace();
    this.#rememberPlace();
    this.#retry = () => this.#open(id, opening);
    store.setState({ opening: id, failure: null, deadLink: null });
    const answer = await this.#read(id, isLatest, opening.quiet ?? false);
    if (!answer) {
      return;
    }
    const { post, text } = answer;
    await frame.ready();
    const beginning = await frame.prepare(post);
    if (!isLatest()) {
      return;
    }
    // The place is read only now, because the person may have scrolled while the post was fetched.
    const goal: Goal = opening.goal.kind === 'here' ? { kind: 'place', place: frame.readPlace() } : opening.goal;
    this.#rememberPlace();
    const { history } = store.getState();
    const place = goal.kind === 'place' ? goal.place : null;
    store.setState({
      post,
      opening: null,
      gone: false,
      hits: post.hits,
      hit: -1,
      heading: null,
      // `post.id` and not `id`: the file may have been renamed meanwhile.
      history:
        opening.step === 'new' && present(history)?.post !== post.id
          ? push(history, { post: post.id, place })
          : history,
    });
    const shown = frame.showPost(post, beginning);
    this.#renderedAs = post.nonce;
    this.#hits.setMarkedQuery(text);
    await shown;
    if (!isLatest()) {
      return;
    }
    if (opening.focus && isWaiting()) {
      frame.focusArticle();
    }
    this.#goTo(post, goal);
    // Written at once, since the window may be closed soon, and again a little later, when the place is known better.
    afterPaint(() => {
      this.#session.writeNow();
      this.#session.writeSoon();
    });
    paintMark('offprint:post', { title: post.title });
    if (this.#host.searchText() !== text) {
      void this.#hits.mark(this.#host.searchText());
    }
  }

  #goTo(post: ShownPost, goal: Goal): void {
    const { frame } = this.#services;
    if (goal.kind === 'first-hit' && post.hits.length > 0) {
      this.#hits.show(0);
    } else if (goal.kind === 'fragment') {
      goToFragment(frame, post, goal.fragment);
    } else if (goal.kind === 'finding') {
      goToFinding(frame, post, goal.finding);
    } else if (goal.kind === 'place' && goal.place) {
      frame.goToPlace(goal.place);
    } else {
      frame.goToTop();
    }
  }

  /** Whether this post is shown, and no other is being opened. */
  #isShown(id: PostId): boolean {
    const { post, opening } = this.#services.store.getState();
    return post?.id === id && opening === null;
  }

  /** Shows a post of the list at its first hit. If it is shown already, it scrolls there again. */
  async openFromList(id: PostId, focus: boolean): Promise<void> {
    const { store, frame } = this.#services;
    this.#host.showPane();
    const { post } = store.getState();
    if (!post || !this.#isShown(id)) {
      await this.#open(id, { goal: { kind: 'first-hit' }, step: 'new', focus });
      return;
    }
    store.setState({ failure: null });
    if (focus) {
      frame.focusArticle();
    }
    await this.#hits.mark(this.#host.searchText());
    if (store.getState().post !== post) {
      return;
    }
    if (store.getState().hits.length > 0) {
      this.#hits.show(0);
    }
    paintMark('offprint:post', { title: post.title });
  }

  /** Shows the post that a link leads to, at the link's fragment. */
  async openLinked(id: PostId, fragment: string): Promise<void> {
    const goal: Goal = fragment ? { kind: 'fragment', fragment } : { kind: 'place', place: null };
    await this.#open(id, { goal, step: 'new', focus: true });
  }

  /** Shows a post at a finding, without moving the focus. Does nothing for a finding about a folder. */
  async openFinding(finding: Finding): Promise<void> {
    const { store } = this.#services;
    const id = finding.post;
    if (id === null) {
      return;
    }
    this.#host.showPane();
    const goal = { kind: 'finding', finding } as const;
    const { post } = store.getState();
    if (post && this.#isShown(id)) {
      store.setState({ failure: null });
      this.#visitHere();
      this.#goTo(post, goal);
    } else {
      await this.#open(id, { goal, step: 'new', focus: false });
    }
  }

  /** Shows the post of the last session, at its place. */
  async restore(id: PostId, place: PostPlace | null): Promise<void> {
    await this.#open(id, { goal: { kind: 'place', place }, step: 'new', focus: false, quiet: true });
  }

  async #walk(direction: 1 | -1): Promise<void> {
    const { store, frame } = this.#services;
    this.#rememberPlace();
    const history = step(store.getState().history, direction);
    const visit = history && present(history);
    if (!visit) {
      return;
    }
    const { post } = store.getState();
    store.setState({ history });
    this.#host.showPane();
    if (post?.id === visit.post) {
      // Drops a post that is still being fetched.
      this.#opening.end();
      store.setState({ opening: null, failure: null });
      if (visit.place) {
        frame.goToPlace(visit.place);
      } else {
        frame.goToTop();
      }
      this.#session.writeSoon();
    } else {
      const goal = { kind: 'place', place: visit.place } as const;
      await this.#open(visit.post, { goal, step: 'walked', focus: frame.hasFocus() });
    }
  }

  goBack(): Promise<void> {
    return this.#walk(-1);
  }

  goForward(): Promise<void> {
    return this.#walk(1);
  }

  /** Keeps the place that is being read in the present visit, if its post is the one that is shown. */
  #rememberPlace(): void {
    const { store, frame } = this.#services;
    const { post, history } = store.getState();
    if (post && present(history)?.post === post.id) {
      store.setState({ history: keepPlace(history, frame.readPlace()) });
    }
  }

  /** Goes to a heading of the post, and focuses the post. */
  goToHeading(block: BlockIndex): void {
    const { frame } = this.#services;
    this.#visitHere();
    frame.goToBlock(block, true);
  }

  /** Follows a link within the post. */
  goToAnchor(fragment: string): void {
    const { post } = this.#services.store.getState();
    if (!post) {
      return;
    }
    this.#visitHere();
    goToFragment(this.#services.frame, post, fragment);
  }

  /** Adds the present place to the history, so that Back undoes a jump within the post. */
  #visitHere(): void {
    const { store } = this.#services;
    this.#rememberPlace();
    const { post, history } = store.getState();
    if (post) {
      store.setState({ history: push(history, { post: post.id, place: null }) });
    }
  }

  /** To be called when a post's file has changed. If the post is open, it is shown again, at the same place. */
  async postChanged(id: PostId, fingerprint: string | null): Promise<void> {
    const { store } = this.#services;
    const { post } = store.getState();
    if (!post || !this.#isShown(id)) {
      return;
    }
    // The file of a gone post may be back, with the same content or with a new one.
    store.setState({ gone: fingerprint === null });
    if (fingerprint === null || fingerprint === post.fingerprint) {
      return;
    }
    await this.#showAgain(id);
  }

  /** Tries again to open the post that could not be opened. */
  async tryAgain(): Promise<void> {
    await this.#retry?.();
  }

  /** Removes the message that a post could not be opened, so that the post before it is seen again. */
  dismissFailure(): void {
    this.#services.store.setState({ failure: null });
  }

  /** Closes the post. The history stays. */
  closePost(): void {
    const { store, frame } = this.#services;
    this.#rememberPlace();
    this.#opening.end();
    frame.clear();
    store.setState({ ...closedReader, history: store.getState().history });
  }

  /** Shows a post with all its formatting that was shown as plain text. */
  async showWhole(): Promise<void> {
    const { post, opening } = this.#services.store.getState();
    if (post && opening === null) {
      this.#whole = post.id;
      await this.#showAgain(post.id);
    }
  }

  #showAgain(id: PostId): Promise<void> {
    return this.#open(id, { goal: { kind: 'here' }, step: 'walked', focus: false });
  }

  /** To be called when the folder was read again: links and series of the open post may have changed with other files. */
  async folderRead(): Promise<void> {
    const { library, store, ask } = this.#services;
    const { post, opening } = store.getState();
    if (!post || opening !== null) {
      return;
    }
    const isLatest = this.#opening.watch();
    const isOver = () => !isLatest() || store.getState().post !== post;
    const args = { library: library.id, post: post.id };
    const current = await ask('post.is-current', { ...args, nonce: this.#renderedAs });
    if (isOver() || !current.ok || current.value) {
      return;
    }
    const reply = await ask('post.read', { ...args, text: '', whole: this.#whole === post.id });
    if (isOver() || !reply.ok) {
      return;
    }
    const { facts } = reply.value;
    this.#renderedAs = reply.value.nonce;
    if (textOf(reply.value) !== textOf(post)) {
      await this.#showAgain(post.id);
    } else if (JSON.stringify(facts) !== JSON.stringify(post.facts)) {
      store.setState({ post: { ...post, facts } });
    }
  }

  /** To be called when a post was renamed. It stays open, and stays in the history. */
  postMoved(from: PostId, to: PostId): void {
    const { store } = this.#services;
    const { post, history } = store.getState();
    store.setState({ post: post?.id === from ? { ...post, id: to } : post, history: rename(history, from, to) });
    if (post?.id === from) {
      this.#session.writeSoon();
    }
  }

  close(): void {
    this.#opening.end();
  }
}

/** All that is shown of a post as one text, to compare renderings. Without the nonces, which differ in each rendering. */
function textOf({ html, nonce, hits: _hits, facts: _facts, ...rest }: ShownPost): string {
  const inner = rest.parts.flatMap((part) => (part.kind === 'embedded' && part.shown ? [part.shown.nonce] : []));
  return inner.reduce((text, each) => text.replaceAll(each, ''), JSON.stringify([html.replaceAll(nonce, ''), rest]));
}
