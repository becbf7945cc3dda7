import type {
  Events,
  FailureCode,
  LibraryRequestName,
  Outcome,
  RequestArgs,
  RequestReply,
} from '../../preload/contract.ts';
import type { FileId, LibraryId, PostId } from './model/ids.ts';
import type { SiteCorrections } from './model/site.ts';
import type { TextId, Told, Values } from '../../preload/texts/texts.ts';

/**
 * What the main process and the library process say to each other. The messages are plain data (structured clone).
 * A library opened in the same thread (the command line, tests) answers the very same calls.
 */

/** Calls that only the main process makes; no page can. */
export interface ShellCalls {
  /** The absolute path of a listed file of the folder (its bytes where they are no UTF-8); waits for the scan. */
  'file.locate': { args: { readonly file: FileId }; reply: FilePath };
  'post.locate': { args: { readonly post: PostId }; reply: FilePath };
  /** The post at a path relative to the folder, `/` between its parts; null when there is none. */
  'post.find': { args: { readonly path: string }; reply: PostId | null };
  /** Removes what was saved of the folder, and saves nothing more. Once it is answered, nobody writes there. */
  'saved.clear': { args: Readonly<Record<string, never>>; reply: null };
}

export interface FilePath {
  readonly path: string | Uint8Array;
}

export type CallName = LibraryRequestName | keyof ShellCalls;
export type CallArgs<Name extends CallName> = Name extends keyof ShellCalls
  ? ShellCalls[Name]['args']
  : Name extends LibraryRequestName
    ? RequestArgs<Name>
    : never;
export type CallReply<Name extends CallName> = Name extends keyof ShellCalls
  ? ShellCalls[Name]['reply']
  : Name extends LibraryRequestName
    ? RequestReply<Name>
    : never;

/** The events of the contract that come from the library. They are passed on to the window as they are. */
export type LibraryEvents = Pick<Events, 'library-status' | 'view-changed' | 'post-changed' | 'post-moved'>;

export type LibraryEvent = {
  [Name in keyof LibraryEvents]: { readonly name: Name; readonly payload: LibraryEvents[Name] };
}[keyof LibraryEvents];

/** To the library process. `open` comes first and once; another folder gets a process of its own. */
export type ToLibrary =
  | {
      readonly type: 'open';
      readonly library: LibraryId;
      /** Absolute, as the person chose it. */
      readonly root: string;
      /** Posts that stopped an earlier process: listed with a problem, never parsed. */
      readonly poison: readonly PostId[];
      readonly corrections: SiteCorrections;
      /** Makes the record of one post at a time: several may be to blame for the last death. */
      readonly careful: boolean;
    }
  | { readonly type: 'correct'; readonly corrections: SiteCorrections }
  | { readonly type: 'call'; readonly id: number; readonly name: CallName; readonly args: unknown }
  | { readonly type: 'cancel' }
  /** A person came back to the window. */
  | { readonly type: 'attend' }
  | { readonly type: 'reload' }
  /** Answered by `pong` as soon as the process is free. */
  | { readonly type: 'ping' };

/** From the library process. */
export type FromLibrary =
  | { readonly type: 'reply'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly type: 'event'; readonly event: LibraryEvent }
  /** Sent right before work on a post that nothing interrupts: what to blame if nothing more is heard. */
  | { readonly type: 'working'; readonly post: PostId }
  /** The posts that are in work in other threads from now on: what to blame if the process dies. */
  | { readonly type: 'making'; readonly posts: readonly PostId[] }
  | { readonly type: 'pong' };

/** A failure that a caller is to be told of, as against a programmer's mistake. Its `message` is for a log. */
export class CallFailure extends Error {
  readonly code: FailureCode;
  readonly told: Told;

  constructor(code: FailureCode, told: TextId | Told, values?: Values) {
    const whole = typeof told === 'string' ? { code: told, ...(values && { values }) } : told;
    super(whole.values === undefined ? whole.code : `${whole.code} ${JSON.stringify(whole.values)}`);
    this.code = code;
    this.told = whole;
  }
}
