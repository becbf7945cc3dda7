import type {
  LibraryRequestName,
  Outcome,
  RequestArgs,
  RequestName,
  RequestReply,
  requests as contract,
} from '../../preload/contract.ts';
import { type CallArgs, CallFailure, type CallReply } from '../library/protocol.ts';

export type ShellRequestName = Exclude<RequestName, LibraryRequestName>;

/** What the main process answers itself: one function for each name, by the compiler's word. */
export type RequestHandlers = {
  readonly [Name in ShellRequestName]: (args: RequestArgs<Name>) => Promise<RequestReply<Name>>;
};

/** Who answers the library's own requests. */
interface AnsweringLibrary {
  call<Name extends LibraryRequestName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>>;
}

/** What it takes to answer requests. */
export interface Answering {
  readonly requests: typeof contract;
  readonly answers: RequestHandlers;
  readonly library: AnsweringLibrary;
  /** Told of errors that are a programmer's mistake; the asker only learns that it failed. */
  readonly onFault: (name: RequestName, error: unknown) => void;
}

/**
 * Answers one request of the window. Its name must be one of the contract's own, its arguments fit the contract's
 * schema, or the answer is `bad-request`. Never throws: failures are values.
 */
export async function answerRequest(answering: Answering, name: unknown, args: unknown): Promise<Outcome<unknown>> {
  const { requests, onFault } = answering;
  if (typeof name !== 'string' || !Object.hasOwn(requests, name)) {
    return { ok: false, code: 'bad-request', message: { code: 'failure.no-request' } };
  }
  const known = name as RequestName;
  const parsed = requests[known].args.safeParse(args);
  if (!parsed.success) {
    return { ok: false, code: 'bad-request', message: { code: 'failure.arguments', values: { name: known } } };
  }
  try {
    return { ok: true, value: await answer(answering, known, parsed.data) };
  } catch (error) {
    if (error instanceof CallFailure) {
      return { ok: false, code: error.code, message: error.told };
    }
    onFault(known, error);
    return { ok: false, code: 'failed', message: { code: 'failure.fault' } };
  }
}

function answer(answering: Answering, name: RequestName, args: unknown): Promise<unknown> {
  // `args` has just been parsed with this name's own schema; that the two belong together can't be said in types.
  if (answering.requests[name].by === 'library') {
    return answering.library.call(name as LibraryRequestName, args as CallArgs<LibraryRequestName>);
  }
  const own = answering.answers[name as ShellRequestName] as (args: unknown) => Promise<unknown>;
  return own(args);
}
