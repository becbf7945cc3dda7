import type { LibraryId, LibraryStatus, PostId, SiteCorrections } from '../library/model.ts';
import {
  type CallArgs,
  CallFailure,
  type CallName,
  type CallReply,
  type FromLibrary,
  type LibraryEvent,
  type ToLibrary,
} from '../library/protocol.ts';

/** A running library process. Messages posted before it is up wait for it. */
export interface LibraryChild {
  post(message: ToLibrary): void;
  /** Ends it at once, however busy it is; `onExit` is told. */
  kill(): void;
}

/** Starts a library process. `onExit` is called once; nothing is heard from it afterwards. */
export type StartLibraryChild = (
  onMessage: (message: FromLibrary) => void,
  onExit: (reason: string) => void,
) => LibraryChild;

/** In milliseconds, except for counts. */
export interface Patience {
  readonly pingEvery: number;
  /** Pings in a row without an answer after which a process is taken to hang. */
  readonly pingsMissed: number;
  /** The same for a process that has not yet said anything. */
  readonly pingsMissedAtStart: number;
  /** More deaths than this within `deathsWithin` and the library has failed. */
  readonly mostDeaths: number;
  readonly deathsWithin: number;
}

// Counted in pings, not in time: a computer that slept would else find every process hung.
const defaultPatience: Patience = {
  pingEvery: 2_000,
  pingsMissed: 5,
  pingsMissedAtStart: 15,
  mostDeaths: 5,
  deathsWithin: 60_000,
};

interface Pending {
  resolve(value: unknown): void;
  reject(reason: CallFailure): void;
}

interface Options {
  readonly library: LibraryId;
  readonly root: string;
  readonly corrections: SiteCorrections;
  readonly start: StartLibraryChild;
  readonly onEvent: (event: LibraryEvent) => void;
  /** Told why a process ended and which post was being read, for the log. */
  readonly onDeath: (sentence: string) => void;
  readonly patience?: Patience;
}

/**
 * One open library, seen from the main process: calls go to its process, which is watched and, when it dies or hangs,
 * replaced by another that opens the same folder. Calls that a dead process leaves unanswered fail with `restarted`;
 * later ones wait for the new process. A post that hung a process once, or was being read at two deaths, is named to
 * the next one as poison. After too many deaths the library fails, until `reload`.
 */
export interface LibraryHost {
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>>;
  /** As last heard, or as the host itself knows it while there is no process. */
  status(): LibraryStatus;
  cancel(): void;
  reload(): void;
  /** What the person says of the folder; a process that is started later is told too. */
  correct(corrections: SiteCorrections): void;
  /** Ends the process for good. Pending calls fail with `cancelled`. */
  close(): void;
}

export function openLibraryHost(options: Options): LibraryHost {
  const { library, root, start, onEvent, onDeath, patience = defaultPatience } = options;
  const pending = new Map<number, Pending>();
  const poison = new Set<PostId>();
  const blamed = new Map<PostId, number>();
  let { corrections } = options;
  let deaths: number[] = [];
  let nextId = 1;
  let closed = false;
  let child: LibraryChild | null = null;
  let working: PostId | null = null;
  let missed = 0;
  let heard = false;
  let hung = false;
  let status: LibraryStatus = {
    library,
    phase: 'scanning',
    posts: 0,
    pages: 0,
    searchable: 0,
    found: 0,
    unread: {},
    message: null,
  };

  const tell = (change: Pick<LibraryStatus, 'phase' | 'message'>): void => {
    status = { ...status, ...change };
    onEvent({ name: 'status', payload: status });
  };

  const failPending = (failure: CallFailure): void => {
    const waiting = [...pending.values()];
    pending.clear();
    for (const call of waiting) {
      call.reject(failure);
    }
  };

  const receive = (message: FromLibrary): void => {
    missed = 0;
    heard = true;
    // A post is named right before work that nothing interrupts: whatever is heard next, that work is over.
    working = null;
    switch (message.type) {
      case 'reply': {
        const call = pending.get(message.id);
        pending.delete(message.id);
        if (message.outcome.ok) {
          call?.resolve(message.outcome.value);
        } else {
          call?.reject(new CallFailure(message.outcome.code, message.outcome.message));
        }
        break;
      }
      case 'event':
        if (message.event.name === 'status') {
          status = message.event.payload;
        }
        onEvent(message.event);
        break;
      case 'working':
        working = message.post;
        break;
      case 'pong':
        break;
    }
  };

  const blame = (): void => {
    if (working === null) {
      return;
    }
    const times = (blamed.get(working) ?? 0) + 1;
    blamed.set(working, times);
    if (hung || times >= 2) {
      poison.add(working);
    }
  };

  const died = (reason: string): void => {
    child = null;
    clearInterval(watch);
    onDeath(
      `The library process ${hung ? 'hung' : 'ended'} (${reason})${working === null ? '' : ` at post ${working}`}.`,
    );
    blame();
    const now = Date.now();
    deaths = [...deaths.filter((time) => now - time < patience.deathsWithin), now];
    const over = deaths.length > patience.mostDeaths;
    if (!over) {
      startChild();
    }
    // Told before the calls fail, so that a window that asks again knows why.
    tell(
      over
        ? {
            phase: 'failed',
            message:
              'Reading this folder stopped again and again. Reload the folder to try once more; its files are untouched.',
          }
        : { phase: 'restarting', message: null },
    );
    failPending(new CallFailure('restarted', 'The library was restarted; ask again.'));
  };

  let watch: NodeJS.Timeout;
  const startChild = (): void => {
    working = null;
    missed = 0;
    heard = false;
    hung = false;
    let mine: LibraryChild | null = null;
    const started = start(
      (message) => {
        if (mine === child && !closed) {
          receive(message);
        }
      },
      (reason) => {
        if (mine === child && !closed) {
          died(reason);
        }
      },
    );
    mine = started;
    child = started;
    started.post({ type: 'open', library, root, poison: [...poison], corrections });
    watch = setInterval(() => {
      if (missed >= (heard ? patience.pingsMissed : patience.pingsMissedAtStart)) {
        hung = true;
        clearInterval(watch);
        started.kill();
        return;
      }
      missed += 1;
      started.post({ type: 'ping' });
    }, patience.pingEvery);
    watch.unref();
  };
  startChild();

  return {
    call: <Name extends CallName>(name: Name, args: CallArgs<Name>) =>
      new Promise<CallReply<Name>>((resolve, reject) => {
        if (child === null) {
          reject(
            closed
              ? new CallFailure('cancelled', 'This folder was closed.')
              : new CallFailure('failed', status.message ?? 'The library is not running.'),
          );
          return;
        }
        const id = nextId;
        nextId += 1;
        // The process answers a call by its name; both sides are checked against the same table of types.
        pending.set(id, { resolve: (value) => resolve(value as CallReply<Name>), reject });
        child.post({ type: 'call', id, name, args });
      }),
    status: () => status,
    cancel: () => child?.post({ type: 'cancel' }),
    reload: () => {
      if (closed) {
        return;
      }
      if (child === null) {
        deaths = [];
        tell({ phase: 'scanning', message: null });
        startChild();
      } else {
        child.post({ type: 'reload' });
      }
    },
    correct: (said) => {
      corrections = said;
      child?.post({ type: 'correct', corrections });
    },
    close: () => {
      closed = true;
      clearInterval(watch);
      const last = child;
      child = null;
      failPending(new CallFailure('cancelled', 'This folder was closed.'));
      last?.kill();
    },
  };
}
