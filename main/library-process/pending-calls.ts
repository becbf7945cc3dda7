import type { Outcome } from '../../preload/contract.ts';
import { CallFailure } from '../library/protocol.ts';

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: CallFailure) => void;
}

/** A call that waits for its reply. */
export interface MadeCall {
  /** The number that the reply refers to. It is never used twice. */
  readonly id: number;
  /** Rejects only with a `CallFailure`. */
  readonly reply: Promise<unknown>;
}

/** The calls to the library process that wait for a reply. */
export class PendingCalls {
  readonly #calls = new Map<number, PendingCall>();
  #nextId = 1;

  /** Whether none waits. */
  get isEmpty(): boolean {
    return this.#calls.size === 0;
  }

  make(): MadeCall {
    const id = this.#nextId;
    this.#nextId += 1;
    const reply = new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }));
    return { id, reply };
  }

  /** Ends one call with the reply of the process. A reply to a finished call is ignored. */
  settle(id: number, outcome: Outcome<unknown>): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (outcome.ok) {
      call?.resolve(outcome.value);
    } else {
      call?.reject(new CallFailure(outcome.code, outcome.message));
    }
  }

  /** Lets all waiting calls fail. */
  failAll(failure: CallFailure): void {
    const waiting = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of waiting) {
      call.reject(failure);
    }
  }
}
