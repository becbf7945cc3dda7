import type { LibraryInfo } from '../../../main/library/model/library.ts';
import type { StoreApi } from 'zustand';
import type { Ask, Request } from '../../state/ask.ts';
import type { PostFrame } from '../frame/post-frame.ts';
import type { ReaderState } from './reader-store.ts';

/** What all that has to do with one open post works on: where it is shown, what is known of it, and whom to ask. */
export interface PlaceForPost {
  readonly library: LibraryInfo;
  readonly frame: PostFrame;
  readonly store: StoreApi<ReaderState>;
  readonly ask: Ask;
  readonly request: Request;
}
