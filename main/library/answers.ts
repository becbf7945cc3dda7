import { stat } from 'node:fs/promises';
import type { Archive } from './archive.ts';
import { failureMessage } from './failure-message.ts';
import { HealthCheck } from './health/health-check.ts';
import type { Indexer } from './indexing/indexer.ts';
import type { Block, PostId, ShownPost, ViewId, ViewQuery, ViewState } from './model.ts';
import type { PostSource } from './posts/post-reader.ts';
import { isDamage } from './records/segment-store.ts';
import type { PostEntry } from './posts/post-table.ts';
import { type CallArgs, CallFailure, type CallName, type CallReply, type FilePath } from './protocol.ts';
import { absolutePath, type ScannedFile } from './scan/scan-folder.ts';
import { findHits } from './search/find-hits.ts';
import { explainQuery } from './search/query/explain-query.ts';
import { parseQuery } from './search/query/parse-query.ts';
import { findText } from './search/find-text.ts';
import { siteFacts } from './sites/site-facts.ts';
import { headerBlocks } from './views/header-blocks.ts';
import { postFacts } from './views/post-facts.ts';
import { completionsFor, suggestionsFor } from './views/query-help.ts';
import { postRow } from './views/post-row.ts';
import { postSeries } from './views/post-series.ts';
import { seenPosts } from './views/seen-posts.ts';
import { showPost } from './views/show-post.ts';
import { groupAt, type View, viewContent, viewFacets } from './views/view.ts';

type Calls = { readonly [Name in CallName]: (args: CallArgs<Name>) => Promise<CallReply<Name>> };

const mostRows = 200;

/** Answers what the window and the shell ask of an archive, and keeps the window's view. */
export class Answers {
  readonly #archive: Archive;
  /** Settles when what was saved is there. */
  readonly #loaded: Promise<void>;
  /** Settles when the list is complete: what is not known before may be then. */
  readonly #listed: Promise<void>;
  readonly #health: HealthCheck;
  readonly #onDamage: () => void;
  #view: View | null = null;
  #views = 0;

  /** `onDamage` is told when saved data turns out to be damaged. */
  constructor(archive: Archive, { loaded, listed }: Pick<Indexer, 'loaded' | 'listed'>, onDamage: () => void) {
    this.#onDamage = onDamage;
    this.#archive = archive;
    this.#loaded = loaded;
    this.#listed = listed;
    this.#health = new HealthCheck(archive);
  }

  /** Rejects with a `CallFailure` that says what to tell the caller. */
  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    const library =
      typeof args === 'object' && args !== null && 'library' in args ? args.library : this.#archive.library;
    if (library !== this.#archive.library) {
      throw new CallFailure('no-library', 'That folder is not open any more.');
    }
    try {
      return (await this.#calls[name](args as never)) as CallReply<Name>;
    } catch (error) {
      if (!isDamage(error)) {
        throw error;
      }
      this.#onDamage();
      throw new CallFailure('restarted', 'What was saved of this folder is damaged; it is read anew.');
    }
  }

  /** Something in the archive changed: what was found by a check is old. */
  forgetHealth(): void {
    this.#health.forget();
  }

  /** Makes the view anew from the archive. Gives its new state, or null where it shows what it did. */
  renewView(): ViewState | null {
    const view = this.#view;
    if (!view) {
      return null;
    }
    const content = viewContent(view.query, this.#archive.posts, this.#archive.index);
    const before = view.content.posts;
    if (content.posts.length === before.length && content.posts.every((post, at) => post === before[at])) {
      return null;
    }
    this.#view = { ...view, content, revision: view.revision + 1 };
    return stateOf(this.#view);
  }

  readonly #calls: Calls = {
    'view.open': async ({ query }) => {
      await this.#loaded;
      return this.#openView(query);
    },
    'view.rows': async ({ viewId, revision, from, to }) => {
      const view = this.#viewAt(viewId, revision);
      const { content } = view;
      const posts = content.posts.slice(from, Math.min(to, from + mostRows));
      if (posts.some(({ metadata }) => metadata.thumbnail !== '')) {
        // Where pictures are is known of the site.
        await this.#archive.siteKnown;
      }
      const rows = posts.map((post, at) => {
        const thumbnail = this.#archive.pictureUrl(post, post.metadata.thumbnail);
        const blocks = () => this.#archive.text(post).blocks;
        return postRow(post, content.words, thumbnail, blocks, groupAt(view, from + at));
      });
      this.#currentView(viewId);
      return rows;
    },
    'view.locate': async ({ viewId, revision, post }) => {
      const at = this.#viewAt(viewId, revision).content.posts.findIndex(({ id }) => id === post);
      return at < 0 ? null : at;
    },
    'view.facets': async ({ viewId, limit }) => {
      const { query } = this.#currentView(viewId);
      return viewFacets(query, this.#archive.posts, this.#archive.index, limit);
    },
    'query.posts': async ({ query }) => seenPosts(viewContent(query, this.#archive.posts, this.#archive.index).posts),
    'post.read': async ({ post, text }) => this.#show(await this.#entry(post), text),
    'post.hits': async ({ post, text }) => {
      const entry = await this.#entry(post);
      const { blocks } = this.#archive.text(entry);
      return findHits(blocks, this.#archive.index.searched(text), { title: this.#header(entry)[0] });
    },
    'post.find-text': async ({ post, text }) => {
      const entry = await this.#entry(post);
      return findText([...this.#header(entry), ...this.#archive.text(entry).blocks], text);
    },
    'query.explain': async ({ text }) => explainQuery(parseQuery(text)),
    'query.complete': async ({ text, cursor }) => completionsFor(this.#archive, text, cursor),
    'query.suggest': async ({ query }) => suggestionsFor(this.#archive, query),
    'site.read': async () => siteFacts(this.#archive.site),
    'health.read': async () => this.#health.read(),
    'file.locate': async ({ file }) => {
      if (!this.#archive.files.has(file)) {
        await this.#listed;
      }
      const known = this.#archive.files.get(file);
      if (!known) {
        throw new CallFailure('gone', 'That file is not in this folder any more.');
      }
      return this.#locate(known);
    },
    'post.locate': async ({ post }) => this.#locate((await this.#entry(post)).file),
    'post.find': async ({ path }) => {
      const wanted = path.replace(/^\.\//, '').normalize('NFC');
      const find = () => [...this.#archive.posts.all()].find(({ file }) => file.path.normalize('NFC') === wanted);
      if (!find()) {
        await this.#listed;
      }
      return find()?.id ?? null;
    },
  };

  #header(entry: PostEntry): readonly Block[] {
    return headerBlocks(entry, this.#archive.pictureUrl(entry, entry.metadata.cover) !== null);
  }

  #openView(query: ViewQuery): ViewState {
    this.#views += 1;
    // The process is part of the name: a view of a process that died is none of its successor's.
    const id = `view-${process.pid}-${this.#views}` as ViewId;
    const content = viewContent(query, this.#archive.posts, this.#archive.index);
    this.#view = { id, query, revision: 1, content };
    return stateOf(this.#view);
  }

  #currentView(id: ViewId): View {
    if (this.#view?.id !== id) {
      throw new CallFailure('cancelled', 'A newer query has taken this one’s place.');
    }
    return this.#view;
  }

  #viewAt(id: ViewId, revision: number): View {
    const view = this.#currentView(id);
    if (view.revision !== revision) {
      throw new CallFailure('stale', 'The list has changed since.');
    }
    return view;
  }

  async #show(entry: PostEntry, text: string): Promise<ShownPost> {
    await this.#archive.siteKnown;
    const whole = await this.#source(entry);
    const { reader } = this.#archive;
    const references = this.#archive.references(entry);
    const rendered = await reader.show(entry, whole, references);
    return showPost(entry, whole, rendered, {
      series: postSeries(this.#archive.posts.all(), entry),
      facts: postFacts(this.#archive, entry, whole.source.fields ?? new Map(), rendered.links),
      cover: this.#archive.pictureUrl(entry, entry.metadata.cover),
      words: this.#archive.index.searched(text),
    });
  }

  /** Waits for the listing where a post is not known yet: after a restart the window asks at once. */
  async #entry(id: PostId): Promise<PostEntry> {
    if (!this.#archive.posts.get(id)) {
      await this.#listed;
    }
    const entry = this.#archive.posts.get(id);
    if (!entry) {
      throw new CallFailure('gone', 'This post is not in the folder any more.');
    }
    return entry;
  }

  async #source(entry: PostEntry): Promise<PostSource> {
    try {
      return await this.#archive.reader.read(entry);
    } catch (error) {
      throw new CallFailure('unreadable', `This post can’t be read: ${failureMessage(error)}`);
    }
  }

  async #locate(file: ScannedFile): Promise<FilePath> {
    const bytes = absolutePath(this.#archive.root, file.bytes);
    await stat(bytes).catch(() => {
      throw new CallFailure('gone', 'That file is not in this folder any more.');
    });
    const path = bytes.toString();
    return { path: Buffer.from(path).equals(bytes) ? path : new Uint8Array(bytes) };
  }
}

function stateOf({ id, revision, content }: View): ViewState {
  return {
    viewId: id,
    revision,
    total: content.posts.length,
    pages: content.posts.filter(({ kind }) => kind === 'page').length,
  };
}
