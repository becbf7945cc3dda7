import type { BlockIndex, HealthRow, LibraryId, Place, PostId, ShownPost } from '../../../main/library/model.ts';
import { afterPaint } from '../../state/after-paint.ts';
import { bridge } from '../../state/bridge.ts';
import { keyboardPlace } from '../../controls/keyboard-place.ts';
import { showPane } from '../../state/layout-store.ts';
import { isSettled, showRestart, useLibrary } from '../../state/library-store.ts';
import { paintMark } from '../../state/paint-mark.ts';
import { pause } from '../../state/pause.ts';
import { useView } from '../../state/view-store.ts';
import { markQuery, marksAreOf, showHit } from './archive-hits.ts';
import { blockAt } from './block-at.ts';
import { closedFind, useFind } from './find-store.ts';
import { fragmentBlock } from './fragment-block.ts';
import * as frame from '../frame/frame.ts';
import { keepPlace, present, push, rename, step } from './history.ts';
import { closedReader, useReader } from './reader-store.ts';
import { forgetSession, writeSession, writeSessionNow } from './session.ts';
import { say } from '../../say.ts';

/** Where to go in a post once it is there. */
type Goal =
  | { readonly kind: 'first-hit' }
  | { readonly kind: 'place'; readonly place: Place | null }
  | { readonly kind: 'fragment'; readonly fragment: string }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** Something that a check found in a post. */
type Finding = Pick<HealthRow, 'post' | 'line' | 'target' | 'message'>;

interface Opening {
  readonly goal: Goal;
  /** Whether this is a new step of the history, or one walked before. */
  readonly step: 'new' | 'walked';
  /** Gives the post the keyboard, unless the person has gone on with it elsewhere. */
  readonly focus: boolean;
  /** At the start, a post that is gone is not worth a word. */
  readonly quiet?: boolean;
}

let ticket = 0;
/** The nonce of the latest rendering that says what the post on the screen says. */
let renderedAs = '';

function queryText() {
  return useView.getState().query.text;
}

/** Reads a post, asking again while the library process is on its way back. */
async function read(library: LibraryId, post: PostId, mine: number, quiet: boolean) {
  for (let tries = 0; ; tries++) {
    const text = queryText();
    const reply = await bridge.request('post.read', { library, post, text });
    if (mine !== ticket) {
      return null;
    }
    if (reply.ok) {
      return { post: reply.value, text };
    }
    if (reply.code === 'restarted') {
      showRestart();
    }
    const coming = reply.code === 'restarted' || (reply.code === 'gone' && !isSettled(useLibrary.getState().status));
    if (!coming || tries > 1_000) {
      useReader.setState({ opening: null, failure: quiet ? null : reply.message });
      return null;
    }
    await pause(Math.min(500, 60 + tries * 20));
    if (mine !== ticket) {
      return null;
    }
  }
}

async function open(id: PostId, opening: Opening): Promise<void> {
  const { library } = useLibrary.getState();
  if (!library) {
    return;
  }
  const mine = ++ticket;
  const isWaiting = keyboardPlace();
  rememberPlace();
  useReader.setState({ opening: id, failure: null, deadLink: null });
  const answer = await read(library.id, id, mine, opening.quiet ?? false);
  if (!answer) {
    return;
  }
  const { post, text } = answer;
  await frame.ready();
  if (mine !== ticket) {
    return;
  }
  const { history } = useReader.getState();
  const place = opening.goal.kind === 'place' ? opening.goal.place : null;
  useReader.setState({
    post,
    opening: null,
    hits: post.hits,
    hit: -1,
    heading: null,
    // Its file may have been renamed while nobody looked; then the post has another id than was asked for.
    history:
      opening.step === 'new' && present(history)?.post !== post.id ? push(history, { post: post.id, place }) : history,
  });
  frame.showPost(post);
  renderedAs = post.nonce;
  marksAreOf(text);
  if (opening.focus && isWaiting()) {
    frame.focusArticle();
  }
  goTo(post, opening.goal);
  // The window may be closed in a moment; the place is known better a little later.
  afterPaint(() => {
    writeSessionNow();
    writeSession();
  });
  paintMark('offprint:post', { title: post.title });
  if (queryText() !== text) {
    void markQuery(queryText());
  }
}

function goTo(post: ShownPost, goal: Goal): void {
  if (goal.kind === 'first-hit' && post.hits.length > 0) {
    showHit(0);
  } else if (goal.kind === 'fragment') {
    goToFragment(post, goal.fragment);
  } else if (goal.kind === 'finding') {
    goToFinding(post, goal.finding);
  } else if (goal.kind === 'place' && goal.place) {
    frame.goToPlace(goal.place);
  } else {
    frame.goToTop();
  }
}

function goToFinding({ problems, blockLines }: ShownPost, { line, target, message }: Finding): void {
  const problem = problems.findIndex((each) => each.line === line && each.message === message);
  if (problem >= 0) {
    frame.pointAtProblem(problem);
  } else {
    frame.pointAt(blockAt(blockLines, line), target);
  }
}

function goToFragment(post: ShownPost, fragment: string): void {
  const block = fragmentBlock(post, fragment);
  if (block === null) {
    frame.goToTop();
  } else {
    frame.goToBlock(block);
  }
}

/** Shows a post of the list at its first hit; one that is open already goes there again. */
export async function openFromList(id: PostId, focus: boolean): Promise<void> {
  showPane('post');
  const { post, opening } = useReader.getState();
  if (post?.id === id && opening === null) {
    useReader.setState({ failure: null });
    if (focus) {
      frame.focusArticle();
    }
    await markQuery(queryText());
    if (useReader.getState().post !== post) {
      return;
    }
    if (useReader.getState().hits.length > 0) {
      showHit(0);
    }
    paintMark('offprint:post', { title: post.title });
    return;
  }
  await open(id, { goal: { kind: 'first-hit' }, step: 'new', focus });
}

/** Shows the post that a link leads to, and what it names there. */
export async function openLinked(id: PostId, fragment: string): Promise<void> {
  const goal: Goal = fragment ? { kind: 'fragment', fragment } : { kind: 'place', place: null };
  await open(id, { goal, step: 'new', focus: true });
}

/** Shows a post where something was found in it, and leaves the keyboard where it is. A folder is no post, and nothing opens. */
export async function openFinding(finding: Finding): Promise<void> {
  const id = finding.post;
  if (id === null) {
    return;
  }
  showPane('post');
  const goal = { kind: 'finding', finding } as const;
  const { post, opening } = useReader.getState();
  if (post?.id === id && opening === null) {
    useReader.setState({ failure: null });
    visitHere();
    goTo(post, goal);
  } else {
    await open(id, { goal, step: 'new', focus: false });
  }
}

/** Shows a post again where it was left at the last start. */
export async function restorePost(id: PostId, place: Place | null): Promise<void> {
  await open(id, { goal: { kind: 'place', place }, step: 'new', focus: false, quiet: true });
}

async function walk(direction: 1 | -1): Promise<void> {
  rememberPlace();
  const history = step(useReader.getState().history, direction);
  const visit = history && present(history);
  if (!visit) {
    return;
  }
  const { post } = useReader.getState();
  useReader.setState({ history });
  showPane('post');
  if (post?.id === visit.post) {
    // Takes the place of a post that is still being fetched.
    ticket++;
    useReader.setState({ opening: null, failure: null });
    if (visit.place) {
      frame.goToPlace(visit.place);
    } else {
      frame.goToTop();
    }
    writeSession();
  } else {
    await open(visit.post, { goal: { kind: 'place', place: visit.place }, step: 'walked', focus: frame.hasFocus() });
  }
}

export function goBack() {
  return walk(-1);
}

export function goForward() {
  return walk(1);
}

/** Keeps the place being read in the present visit, as long as that visit is what is on the screen. */
function rememberPlace(): void {
  const { post, history } = useReader.getState();
  if (post && present(history)?.post === post.id) {
    useReader.setState({ history: keepPlace(history, frame.readPlace()) });
  }
}

/** Goes to a heading of the post, and gives it the keyboard. */
export function goToHeading(block: BlockIndex): void {
  visitHere();
  frame.goToBlock(block);
  frame.focusBlock(block);
}

/** Goes where a link within the post leads. */
export function goToAnchor(fragment: string): void {
  const { post } = useReader.getState();
  if (!post) {
    return;
  }
  visitHere();
  goToFragment(post, fragment);
}

/** A jump within the post is a step that Back undoes. */
function visitHere(): void {
  rememberPlace();
  const { post, history } = useReader.getState();
  if (post) {
    useReader.setState({ history: push(history, { post: post.id, place: null }) });
  }
}

/** The file of a post changed: the one that is open is shown afresh, where it was. */
export async function postChanged(id: PostId, fingerprint: string | null): Promise<void> {
  const { post, opening } = useReader.getState();
  if (post?.id !== id || opening !== null || fingerprint === post.fingerprint) {
    return;
  }
  if (fingerprint === null) {
    useReader.setState({ deadLink: say('reader.gone') });
    return;
  }
  await showAgain(id);
}

function showAgain(id: PostId): Promise<void> {
  return open(id, { goal: { kind: 'place', place: frame.readPlace() }, step: 'walked', focus: false });
}

/** The folder was looked at again: what the open post says of other files and of its own place may have changed with them. */
export async function folderRead(): Promise<void> {
  const { library } = useLibrary.getState();
  const { post, opening } = useReader.getState();
  if (!library || !post || opening !== null) {
    return;
  }
  const mine = ticket;
  const isOver = () => mine !== ticket || useReader.getState().post !== post;
  const args = { library: library.id, post: post.id };
  const current = await bridge.request('post.is-current', { ...args, nonce: renderedAs });
  if (isOver() || !current.ok || current.value) {
    return;
  }
  const reply = await bridge.request('post.read', { ...args, text: '' });
  if (isOver() || !reply.ok) {
    return;
  }
  const { facts } = reply.value;
  renderedAs = reply.value.nonce;
  if (textOf(reply.value) !== textOf(post)) {
    await showAgain(post.id);
  } else if (JSON.stringify(facts) !== JSON.stringify(post.facts)) {
    useReader.setState({ post: { ...post, facts } });
  }
}

/** All that is shown of a post, to be compared; each rendering has a nonce of its own. */
function textOf({ html, nonce, hits: _hits, facts: _facts, ...rest }: ShownPost): string {
  const inner = rest.parts.flatMap((part) => (part.kind === 'embedded' && part.shown ? [part.shown.nonce] : []));
  return inner.reduce((text, each) => text.replaceAll(each, ''), JSON.stringify([html.replaceAll(nonce, ''), rest]));
}

/** The file of a post was renamed: it stays open, and Back still finds it. */
export function postMoved(from: PostId, to: PostId): void {
  const { post, history } = useReader.getState();
  useReader.setState({ post: post?.id === from ? { ...post, id: to } : post, history: rename(history, from, to) });
  if (post?.id === from) {
    writeSession();
  }
}

/** Another library: nothing of the last one stays. */
export function closeReader(): void {
  ticket++;
  forgetSession();
  useReader.setState(closedReader);
  useFind.setState(closedFind);
  frame.clear();
}
