import { createStore } from 'zustand';
import type { LibraryInfo } from '../../../main/library/model/library.ts';
import type { Ask, Request } from '../../state/ask.ts';
import { PostFrame } from '../frame/post-frame.ts';
import { ArchiveHits } from './archive-hits.ts';
import { Find } from './find.ts';
import { FrameEvents } from './frame-events.ts';
import type { PostServices } from './post-services.ts';
import { type LinkHost, PostLinks } from './post-links.ts';
import { Reader, type ReaderHost } from './reader.ts';
import { closedReader, type ReaderState } from './reader-store.ts';
import { Session } from './session.ts';

export interface ReadingOptions extends ReaderHost, LinkHost {
  readonly library: LibraryInfo;
  readonly request: Request;
  readonly ask: Ask;
}

/** All that is needed to read posts of a library in one frame. A window may have several. */
export class Reading implements PostServices {
  readonly library: LibraryInfo;
  readonly request: Request;
  readonly ask: Ask;
  readonly store = createStore<ReaderState>(() => closedReader);
  readonly frame = new PostFrame();
  readonly hits: ArchiveHits;
  readonly find: Find;
  readonly session: Session;
  readonly reader: Reader;
  readonly links: PostLinks;
  readonly events: FrameEvents;

  constructor(options: ReadingOptions) {
    this.library = options.library;
    this.request = options.request;
    this.ask = options.ask;
    this.hits = new ArchiveHits(this);
    this.find = new Find(this, options.showPane);
    this.session = new Session(this);
    this.reader = new Reader(this, this.hits, this.session, options);
    this.links = new PostLinks(this, this.reader, options);
    this.events = new FrameEvents(this, this.reader, this.links, this.session);
  }

  /** Goes to the next or previous hit: of the search in the post while that is open, otherwise of the archive's query. */
  stepAny(direction: 1 | -1): void {
    if (this.find.store.getState().open) {
      this.find.step(direction);
    } else {
      this.hits.step(direction);
    }
  }

  /** To be called when another library is shown. Saves the place that is being read first. */
  close(): void {
    this.session.writeNow();
    this.session.close();
    this.reader.close();
    this.hits.close();
    this.find.close();
    this.frame.close();
  }
}
