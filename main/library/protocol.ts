import type {
  Events,
  FailureCode,
  LibraryRequestName,
  Outcome,
  RequestArgs,
  RequestReply,
  Still,
} from '../../preload/contract.ts';
import type { FileId, LibraryId, PostId } from './model/ids.ts';
import type { SiteCorrections } from './model/site.ts';
import type { TextId, Told, Values } from '../../preload/texts/texts.ts';

/**
 * The messages between the main process and the library process. They are plain data (structured clone). A library in
 * the same thread (command line, tests) answers exactly the same calls.
 */

/** Calls that only the main process may make. A page can't. */
export interface ShellCalls {
  /** The absolute path of a file that the scan listed, as bytes if it is not UTF-8. Waits for the scan. */
  'file.locate': { args: { readonly file: FileId }; reply: FilePath };
  'post.locate': { args: { readonly post: PostId }; reply: FilePath };
  /** The post at a path relative to the folder, with `/` between its parts. Null if there is none. */
  'post.find': { args: { readonly path: string }; reply: PostId | null };
  /**
   * Removes what was saved of the folder, and saves nothing afterwards. When the reply comes, nothing is being written
   * there.
   */
  'saved.clear': { args: Readonly<Record<string, never>>; reply: null };
  /** Saves a still for the next start. */
  'still.keep': { args: { readonly look: StillLook; readonly still: Still }; reply: null };
}

/** How a window looked when its still was taken. It fits no other look. */
export interface StillLook {
  /** The language and all settings, as JSON. */
  readonly setting: string;
  /** The width and height of the content in CSS pixels. Null for a window as large as the screen. */
  readonly size: readonly [number, number] | null;
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

/** The events of the contract that come from the library. They are passed to the window unchanged. */
export type LibraryEvents = Pick<Events, 'library-status' | 'view-changed' | 'post-changed' | 'post-moved'>;

export type LibraryEvent = {
  [Name in keyof LibraryEvents]: { readonly name: Name; readonly payload: LibraryEvents[Name] };
}[keyof LibraryEvents];

/** Messages to the library process. `open` comes first, and only once: another folder gets another process. */
export type ToLibrary =
  | {
      readonly type: 'open';
      readonly library: LibraryId;
      /** An absolute path, as the person chose it. */
      readonly root: string;
      /** Posts that ended an earlier process. They are listed with a problem and never parsed. */
      readonly poison: readonly PostId[];
      readonly corrections: SiteCorrections;
      /** Whether to make one record at a time, since several posts may have caused the last death. */
      readonly careful: boolean;
    }
  | { readonly type: 'correct'; readonly corrections: SiteCorrections }
  | { readonly type: 'call'; readonly id: number; readonly name: CallName; readonly args: unknown }
  | { readonly type: 'cancel' }
  /** A person came back to the window. */
  | { readonly type: 'attend' }
  | { readonly type: 'reload' }
  /** The process answers with `pong` when it is free. */
  | { readonly type: 'ping' };

/** Messages from the library process. */
export type FromLibrary =
  | { readonly type: 'reply'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly type: 'event'; readonly event: LibraryEvent }
  /** Sent directly before work on a post that can't be interrupted. If nothing more comes, this post is to blame. */
  | { readonly type: 'working'; readonly post: PostId }
  /** The posts that other threads work on from now on. If the process dies, one of them is to blame. */
  | { readonly type: 'making'; readonly posts: readonly PostId[] }
  | { readonly type: 'pong' };

/** A failure for the caller, in contrast to a mistake in our code. Its `message` is for the log. */
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
