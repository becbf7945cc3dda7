import type { LibraryInfo } from '../../../main/library/model/library.ts';
import type { StoreApi } from 'zustand';
import type { Ask, Request } from '../../state/ask.ts';
import type { PostFrame } from '../frame/post-frame.ts';
import type { ReaderState } from './reader-store.ts';

/** What all code about one open post shares: its frame, its state, and the functions that ask the library. */
export interface PostServices {
  readonly library: LibraryInfo;
  readonly frame: PostFrame;
  readonly store: StoreApi<ReaderState>;
  readonly ask: Ask;
  readonly request: Request;
}
