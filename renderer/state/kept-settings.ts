import { create } from 'zustand';
import type { Settings } from '../../preload/contract.ts';
import { Debounce } from './debounce.ts';

type WriteSettings = (change: Partial<Settings>) => Promise<unknown>;

/** In milliseconds, before a change is sent. */
const delay = 200;

/** The settings in the window. */
export class KeptSettings {
  readonly store;
  readonly #write: WriteSettings;
  #waiting: Partial<Settings> = {};
  /** Changes that were sent and not answered yet. */
  #sent: Partial<Settings> = {};
  readonly #writing = new Debounce(() => this.#writeWaiting());

  /** `write` sends a change to the shell, and resolves when it is saved. */
  constructor(defaults: Settings, write: WriteSettings) {
    this.store = create<Settings>(() => defaults);
    this.#write = write;
  }

  /** Changes settings at once, and saves them a little later, so that dragging a splitter saves once. */
  change(change: Partial<Settings>): void {
    this.store.setState(change);
    this.#waiting = { ...this.#waiting, ...change };
    this.#writing.after(delay);
  }

  /** Saves waiting changes at once, because the window may close. */
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

  /** Takes over the saved settings. Changes of this window that are not saved yet are newer, and stay. */
  take(kept: Settings): void {
    this.store.setState({ ...kept, ...this.#sent, ...this.#waiting });
  }
}
