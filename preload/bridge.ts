import type { EventName, Events, OpenedLibrary, Outcome, RequestArgs, RequestName, RequestReply } from './contract.ts';

/** The functions of `window.offprint`. */
export interface Bridge {
  request<Name extends Exclude<RequestName, 'library.open-path'>>(
    name: Name,
    args: RequestArgs<Name>,
  ): Promise<Outcome<RequestReply<Name>>>;
  /** Opens a dropped folder, or the folder of a dropped post. The page never sees the path. */
  openDropped(file: File): Promise<Outcome<OpenedLibrary>>;
  /** Calls `listener` for each event with this name. Returns a function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}
