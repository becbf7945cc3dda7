import { openWholeLibrary } from '../library/open-library.ts';
import { writeFiles } from '../post-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { PostId } from '../../main/library/model/ids.ts';
import type { ViewState } from '../../main/library/model/list.ts';
import type { LibraryInfo } from '../../main/library/model/library.ts';
import { type CallArgs, CallFailure, type CallName } from '../../main/library/protocol.ts';
import type { FailureCode, LibraryRequestName, Outcome } from '../../preload/contract.ts';
import { askAgain, type Ask, type Request } from '../../renderer/state/ask.ts';

/** A request of the window. */
export interface Asked {
  readonly name: string;
  readonly args: unknown;
}

/** A real library that gets requests as from a window. It runs in this process, without a window. */
export interface RealLibrary {
  readonly info: LibraryInfo;
  readonly request: Request;
  readonly ask: Ask;
  /** All requests so far, in order. */
  readonly asked: readonly Asked[];
  /** The answers of the shell, by name of the request; null for all others. */
  readonly shell: Record<string, (args: never) => unknown>;
  /** Makes the next request fail with this code. */
  failNext(code: FailureCode): void;
  /** How often the window noticed that the process had died. */
  restarts(): number;
  /** From now on answers wait until `letGo` is called; with `only`, just those to requests of this name. */
  hold(only?: string): void;
  letGo(): Promise<void>;
  postOf(path: string): Promise<PostId>;
  /** Writes files into the folder and has it looked at again. Resolves to the state of the view that has changed. */
  write(files: Readonly<Record<string, string>>): Promise<ViewState>;
  /** The arguments of all requests of one name so far. */
  argsOf(name: string): readonly unknown[];
}

const shellNames = /^(?:library|settings|searches|site\.correct|text|session|post\.menu|web|file|drawing)/;

export async function openRealLibrary(files: Readonly<Record<string, string>>): Promise<RealLibrary> {
  const folder = temporaryFolder(files);
  const { library, events } = await openWholeLibrary(folder);
  const asked: Asked[] = [];
  const shell: RealLibrary['shell'] = {};
  let failing: FailureCode | null = null;
  let restarts = 0;
  let isHeld: (name: string) => boolean = () => false;
  let held: (() => void)[] = [];

  const answer = async (name: string, args: unknown): Promise<Outcome<unknown>> => {
    if (failing !== null) {
      const code = failing;
      failing = null;
      return { ok: false, code, message: { code: 'query.plain', values: { text: `It is ${code}.` } } };
    }
    if (shellNames.test(name)) {
      return { ok: true, value: shell[name]?.(args as never) ?? null };
    }
    try {
      const call = name as CallName & LibraryRequestName;
      return { ok: true, value: await library.call(call, args as CallArgs<typeof call>) };
    } catch (error) {
      if (error instanceof CallFailure) {
        return { ok: false, code: error.code, message: error.told };
      }
      throw error;
    }
  };
  const request = (async (name: string, args: unknown) => {
    asked.push({ name, args });
    const reply = await answer(name, args);
    if (isHeld(name)) {
      await new Promise<void>((resolve) => held.push(resolve));
    }
    return reply;
  }) as Request;

  return {
    info: { id: library.id, name: 'folder' },
    request,
    ask: askAgain(request, () => {
      restarts += 1;
    }),
    asked,
    shell,
    failNext: (code) => {
      failing = code;
    },
    restarts: () => restarts,
    hold: (only) => {
      isHeld = (name) => only === undefined || name === only;
    },
    letGo: async () => {
      isHeld = () => false;
      const waiting = held;
      held = [];
      for (const each of waiting) {
        each();
      }
      await new Promise((resolve) => setTimeout(resolve));
    },
    postOf: async (path) => {
      const post = await library.call('post.find', { path });
      if (post === null) {
        throw new Error(`There is no post ${path}.`);
      }
      return post;
    },
    write: async (changed) => {
      writeFiles(folder, changed);
      library.reload();
      await library.whenSettled();
      const last = events.findLast((event) => event.name === 'view-changed');
      if (!last) {
        throw new Error('No view has changed.');
      }
      return last.payload;
    },
    argsOf: (name) => asked.filter((each) => each.name === name).map(({ args }) => args),
  };
}
