import type { LibraryId } from '../library/model/ids.ts';
import type { LibraryStatus } from '../library/model/library.ts';
import type { SiteCorrections } from '../library/model/site.ts';
import {
  type CallArgs,
  CallFailure,
  type CallName,
  type CallReply,
  type FromLibrary,
  type LibraryEvent,
} from '../library/protocol.ts';
import { RecentDeaths } from '../recent-deaths.ts';
import { Blame, type EndOfProcess } from './blame.ts';
import type { LibraryChild, StartLibraryChild } from './library-child.ts';
import { PendingCalls } from './pending-calls.ts';
import { Watchdog, type WatchdogPatience } from './watchdog.ts';

/** In milliseconds, except for counts. */
export interface Patience extends WatchdogPatience {
  /** If it dies at work more often than this within `deathsWithin`, the library has failed. */
  readonly mostDeaths: number;
  readonly deathsWithin: number;
}

const defaultPatience: Patience = {
  pingEvery: 2_000,
  pingsMissed: 5,
  pingsMissedAtStart: 15,
  mostDeaths: 5,
  deathsWithin: 60_000,
};

interface Options {
  readonly library: LibraryId;
  readonly root: string;
  readonly corrections: SiteCorrections;
  readonly start: StartLibraryChild;
  readonly onEvent: (event: LibraryEvent) => void;
  /** Gets a sentence for the log: why a process ended, and which post was being read. */
  readonly onDeath: (sentence: string) => void;
  readonly patience?: Patience;
}

/** A running process, with the state that belongs to it alone. */
interface RunningChild {
  readonly child: LibraryChild;
  readonly watchdog: Watchdog;
}

/**
 * An open library, seen from the main process. It passes calls to the library process and watches it. If that process
 * dies or hangs, another one opens the same folder. Calls without an answer then fail with `restarted`, and later ones
 * wait for the new process. The next process skips posts that `Blame` calls poison. After too many deaths at work, the
 * library has failed until `reload`. The constructor starts the first process.
 */
export class LibraryHost {
  readonly #options: Options;
  readonly #patience: Patience;
  readonly #calls = new PendingCalls();
  readonly #blame = new Blame();
  readonly #deaths: RecentDeaths;
  #corrections: SiteCorrections;
  #status: LibraryStatus;
  #running: RunningChild | null = null;
  /** Counts the processes. Messages of any but the latest are ignored. */
  #generation = 0;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#patience = options.patience ?? defaultPatience;
    this.#deaths = new RecentDeaths(this.#patience.deathsWithin);
    this.#corrections = options.corrections;
    this.#status = {
      library: options.library,
      phase: 'scanning',
      posts: 0,
      pages: 0,
      searchable: 0,
      found: 0,
      unread: {},
      message: null,
    };
    this.#startChild();
  }

  async call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>> {
    if (this.#running === null) {
      throw this.#isClosed
        ? new CallFailure('cancelled', 'failure.folder-closed')
        : new CallFailure('failed', this.#status.message ?? 'failure.not-running');
    }
    const { id, reply } = this.#calls.make();
    this.#running.child.post({ type: 'call', id, name, args });
    // The process answers calls by name. The compiler checks both sides against the same table of types.
    return reply as Promise<CallReply<Name>>;
  }

  /** The last status of the process, or the host's own while there is no process. */
  status(): LibraryStatus {
    return this.#status;
  }

  cancel(): void {
    this.#running?.child.post({ type: 'cancel' });
  }

  /** Tells the process that a person came back to the window. */
  attend(): void {
    this.#running?.child.post({ type: 'attend' });
  }

  reload(): void {
    if (this.#isClosed) {
      return;
    }
    if (this.#running === null) {
      this.#deaths.forget();
      this.#tell({ phase: 'scanning', message: null });
      this.#startChild();
    } else {
      this.#running.child.post({ type: 'reload' });
    }
  }

  /** Sets a person's corrections, for this process and for later ones. */
  correct(corrections: SiteCorrections): void {
    this.#corrections = corrections;
    this.#running?.child.post({ type: 'correct', corrections });
  }

  /** Ends the process for good. Calls without an answer fail with `cancelled`. */
  close(): void {
    this.#isClosed = true;
    this.#generation += 1;
    const last = this.#running;
    this.#running = null;
    last?.watchdog.stop();
    this.#calls.failAll(new CallFailure('cancelled', 'failure.folder-closed'));
    last?.child.kill();
  }

  #startChild(): void {
    const { library, root, start } = this.#options;
    this.#generation += 1;
    const mine = this.#generation;
    const child = start(
      (message) => {
        if (mine === this.#generation) {
          this.#receive(message);
        }
      },
      (reason) => {
        if (mine === this.#generation) {
          this.#ended(reason);
        }
      },
    );
    child.post({
      type: 'open',
      library,
      root,
      poison: this.#blame.poison(),
      corrections: this.#corrections,
      careful: this.#blame.isUnsure,
    });
    const watchdog = new Watchdog({
      patience: this.#patience,
      ping: () => child.post({ type: 'ping' }),
      processorTime: () => child.processorTime(),
      onHang: () => child.kill(),
    });
    this.#running = { child, watchdog };
  }

  #receive(message: FromLibrary): void {
    this.#running?.watchdog.heard();
    // A post is announced directly before work that can't be interrupted. So with any later message, this work is
    // over.
    this.#blame.endAll();
    switch (message.type) {
      case 'reply':
        this.#calls.settle(message.id, message.outcome);
        break;
      case 'event':
        if (message.event.name === 'library-status') {
          this.#status = message.event.payload;
        }
        this.#options.onEvent(message.event);
        break;
      case 'working':
        this.#blame.begin(message.post);
        break;
      case 'making':
        this.#blame.making(message.posts);
        break;
      case 'pong':
        break;
    }
  }

  #ended(reason: string): void {
    const how: EndOfProcess = this.#running?.watchdog.isHung() ? 'hung' : 'died';
    this.#running?.watchdog.stop();
    this.#running = null;
    const suspects = this.#blame.suspects().join(', ');
    this.#options.onDeath(
      `The library process ${how === 'hung' ? 'hung' : 'ended'} (${reason})${suspects === '' ? '' : ` at post ${suspects}`}.`,
    );
    // Something else ended a process without work, so the folder is not the reason.
    const wasAtWork = how === 'hung' || suspects !== '' || !this.#calls.isEmpty || this.#status.phase !== 'ready';
    this.#blame.processEnded(how);
    const isOver = wasAtWork && this.#deaths.add() > this.#patience.mostDeaths;
    if (!isOver) {
      this.#startChild();
    }
    // The status is sent before the calls fail, so that a window that asks again knows the reason.
    this.#tell(
      isOver
        ? {
            phase: 'failed',
            message: { code: 'status.stopped' },
          }
        : { phase: 'restarting', message: null },
    );
    this.#calls.failAll(new CallFailure('restarted', 'failure.restarted'));
  }

  #tell(change: Pick<LibraryStatus, 'phase' | 'message'>): void {
    this.#status = { ...this.#status, ...change };
    this.#options.onEvent({ name: 'library-status', payload: this.#status });
  }
}
