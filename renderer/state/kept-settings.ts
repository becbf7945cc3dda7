import { create } from 'zustand';
import type { Settings } from '../../preload/contract.ts';
import { Debounce } from './debounce.ts';

type WriteSettings = (change: Partial<Settings>) => Promise<unknown>;

/** In milliseconds. */
const delay = 200;

/** The settings as the window has them. */
export class KeptSettings {
  readonly store;
  readonly #write: WriteSettings;
  #waiting: Partial<Settings> = {};
  /** Sent, and not answered yet. */
  #sent: Partial<Settings> = {};
  readonly #writing = new Debounce(() => this.#writeWaiting());

  /** `write` keeps a change, and resolves when that is done. */
  constructor(defaults: Settings, write: WriteSettings) {
    this.store = create<Settings>(() => defaults);
    this.#write = write;
  }

  /** Takes effect at once and is kept a little later, so that dragging a splitter writes once. */
  change(change: Partial<Settings>): void {
    this.store.setState(change);
    this.#waiting = { ...this.#waiting, ...change };
    this.#writing.after(delay);
  }

  /** Keeps at once what waits to be kept: the window may be about to close. */
  writeNow(): void {
    this.#writing.now();
  }

  #writeWaiting(): void {
    if (Object.keys(this.#waiting).length === 0) {
      return;
    }
    const change = this.#waiting;
    this.#waiting = {};
    const sent = { ...this.#sent, ...change };
    this.#sent = sent;
    void this.#write(change).then(() => {
      if (this.#sent === sent) {
        this.#sent = {};
      }
    });
  }

  /** Takes the settings that are kept. What was changed here and is not kept yet is newer. */
  take(kept: Settings): void {
    this.store.setState({ ...kept, ...this.#sent, ...this.#waiting });
  }
}
