/** When a process is taken to hang. In milliseconds, except for counts. */
export interface WatchdogPatience {
  readonly pingEvery: number;
  /** Pings in a row without an answer after which a process is taken to hang. */
  readonly pingsMissed: number;
  /** The same for a process that has not yet said anything. */
  readonly pingsMissedAtStart: number;
}

interface Options {
  readonly patience: WatchdogPatience;
  /** Asks the process for a sign of life. */
  readonly ping: () => void;
  /** Called once, when the process has not answered for too long; the watch is then over. */
  readonly onHang: () => void;
}

/**
 * Watches one process from its start. It counts pings, not time: after a computer slept, every process would
 * otherwise be taken to hang.
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

  /** To be called with each message of the process, whatever it says. */
  heard(): void {
    this.#missed = 0;
    this.#hasHeard = true;
  }

  isHung(): boolean {
    return this.#isHung;
  }

  /** Ends the watch. */
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
