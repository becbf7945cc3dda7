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

/** The functions that answer the main process's own requests. The compiler checks that each request has one. */
export type RequestHandlers = {
  readonly [Name in ShellRequestName]: (args: RequestArgs<Name>) => Promise<RequestReply<Name>>;
};

/** Answers the requests that the library process handles. */
interface AnsweringLibrary {
  call<Name extends LibraryRequestName>(name: Name, args: CallArgs<Name>): Promise<CallReply<Name>>;
}

/** What `answerRequest` needs. */
export interface Answering {
  readonly requests: typeof contract;
  readonly answers: RequestHandlers;
  readonly library: AnsweringLibrary;
  /** Gets errors that are mistakes in our code. The window only learns that the request failed. */
  readonly onFault: (name: RequestName, error: unknown) => void;
}

/**
 * Answers one request of the window. If its name is not in the contract, or its arguments do not fit the schema, the
 * result is `bad-request`. Never throws: failures are values.
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
  // `args` was parsed with the schema of this name. The types can't express that the two belong together.
  if (answering.requests[name].by === 'library') {
    return answering.library.call(name as LibraryRequestName, args as CallArgs<LibraryRequestName>);
  }
  const handler = answering.answers[name as ShellRequestName] as (args: unknown) => Promise<unknown>;
  return handler(args);
}
