import type { Outcome } from '../../preload/contract.ts';
import { CallFailure } from '../library/protocol.ts';

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: CallFailure) => void;
}

/** A call that was just made. */
export interface MadeCall {
  /** Names the call in its reply; never used twice. */
  readonly id: number;
  /** Fails with a `CallFailure` only. */
  readonly reply: Promise<unknown>;
}

/** Calls that wait for a reply of the library process. */
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

  /** Ends one call with what the process replied. A reply to a call that is over is ignored. */
  settle(id: number, outcome: Outcome<unknown>): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (outcome.ok) {
      call?.resolve(outcome.value);
    } else {
      call?.reject(new CallFailure(outcome.code, outcome.message));
    }
  }

  /** Ends all calls that wait. */
  failAll(failure: CallFailure): void {
    const waiting = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of waiting) {
      call.reject(failure);
    }
  }
}
