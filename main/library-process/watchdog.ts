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
  /** Called once, when the process has not answered for too long. The watchdog then stops. */
  readonly onHang: () => void;
}

/**
 * Watches one process from its start. It counts pings instead of time. Otherwise every process would count as hung
 * after the computer slept.
 */
export class Watchdog {
  readonly #options: Options;
  readonly #timer: NodeJS.Timeout;
  #missed = 0;
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
    if (this.#missed >= (this.#hasHeard ? patience.pingsMissed : patience.pingsMissedAtStart)) {
      this.#isHung = true;
      this.stop();
      onHang();
      return;
    }
    this.#missed += 1;
    ping();
  }
}
