/** When a process counts as hung. In milliseconds, except for counts. */
export interface WatchdogPatience {
  readonly pingEvery: number;
  /** How many pings in a row may stay without an answer. */
  readonly pingsMissed: number;
  /** The same for a process that has not sent anything yet. */
  readonly pingsMissedAtStart: number;
}

interface Options {
  readonly patience: WatchdogPatience;
  /** Asks the process for an answer. */
  readonly ping: () => void;
  /** The processor time of the process since its start, in milliseconds; null if it is not known. */
  readonly processorTime: () => number | null;
  /** Called once, when the process has not answered for too long. The watchdog then stops. */
  readonly onHang: () => void;
}

/**
 * How much a missed ping counts if the process had no processor time since it was sent. Then the machine is busy, or
 * the process waits for a drive. That is not a hang, but it may never end.
 */
const leastWeight = 1 / 6;

/**
 * Watches one process from its start. It counts pings instead of time. Otherwise every process would count as hung
 * after the computer slept. A missed ping counts less if the process has had little processor time since the one before.
 * The first one in a row counts in full, so that the time is asked only of a process that does not answer.
 */
export class Watchdog {
  readonly #options: Options;
  readonly #timer: NodeJS.Timeout;
  /** The sum of the weights of the missed pings in a row. */
  #missed = 0;
  /** Whether no message has come since the last ping. */
  #isAsked = false;
  /** The processor time at the last ping, if that was missed. */
  #lastTime: number | null = null;
  #hasHeard = false;
  #isHung = false;

  constructor(options: Options) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), options.patience.pingEvery);
    this.#timer.unref();
  }

  /** Must be called for each message of the process. */
  heard(): void {
    this.#missed = 0;
    this.#isAsked = false;
    this.#lastTime = null;
    this.#hasHeard = true;
  }

  isHung(): boolean {
    return this.#isHung;
  }

  /** Stops watching. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { patience, ping, onHang } = this.#options;
    this.#missed += this.#isAsked ? this.#weight() : 0;
    if (this.#missed >= (this.#hasHeard ? patience.pingsMissed : patience.pingsMissedAtStart)) {
      this.#isHung = true;
      this.stop();
      onHang();
      return;
    }
    this.#isAsked = true;
    ping();
  }

  /** The part of the time since the last ping in which the process has worked; 1 if that is not known. */
  #weight(): number {
    const before = this.#lastTime;
    this.#lastTime = this.#options.processorTime();
    if (before === null || this.#lastTime === null) {
      return 1;
    }
    return Math.min(1, Math.max(leastWeight, (this.#lastTime - before) / this.#options.patience.pingEvery));
  }
}
