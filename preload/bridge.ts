import type { EventName, Events, OpenedLibrary, Outcome, RequestArgs, RequestName, RequestReply } from './contract.ts';

/** What the preload exposes as `window.offprint`. */
export interface Bridge {
  request<Name extends Exclude<RequestName, 'library.open-path'>>(
    name: Name,
    args: RequestArgs<Name>,
  ): Promise<Outcome<RequestReply<Name>>>;
  /** Opens a dropped folder (or the folder of a dropped post); the page never sees its path. */
  openDropped(file: File): Promise<Outcome<OpenedLibrary>>;
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}
