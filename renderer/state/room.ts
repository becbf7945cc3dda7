/** How many panes stand side by side: filters, list and post; list and post; or one of them, which take turns. */
export type Panes = 'three' | 'two' | 'one';

export interface Room {
  readonly panes: Panes;
  /** Of the list beside the post, in CSS pixels: as the person set it, or what is left. */
  readonly listWidth: number;
}

interface Wanted {
  /** Of the window, in CSS pixels. */
  readonly width: number;
  /** Of the post's text, in percent. */
  readonly textSize: number;
  /** As the person set them; 0 where the filters are hidden. */
  readonly filtersWidth: number;
  readonly listWidth: number;
}

/** Of the post's text at 100 %; post.css has the same size. */
const textPixels = 17;
/** Below so many times its size a line of text is too short to be read well, and other panes give way. */
const leastText = 30;
/** Contents stand beside it only where it is longer: such a line has 60 letters at least. */
const leastBesideContents = 32;
/** The text's margins and its scroll bar. */
const aroundText = 60;
const narrowestList = 220;
/** Beside the text: its margin, the gap, the narrowest contents, the scroll bar. Post.css and reader.css share them. */
const contentsAndMargins = 40 + 28 + 168 + 24;
const factsWidth = 320;

function textWidth(sizes: number, textSize: number): number {
  return (sizes * textPixels * textSize) / 100;
}

/** From the text outward: what its shortest good line leaves is shared by list and filters, and the filters fold first. */
export function roomFor({ width, textSize, filtersWidth, listWidth }: Wanted): Room {
  const left = width - textWidth(leastText, textSize) - aroundText;
  if (filtersWidth + listWidth <= left) {
    return { panes: filtersWidth > 0 ? 'three' : 'two', listWidth };
  }
  if (left >= narrowestList) {
    return { panes: 'two', listWidth: Math.floor(Math.min(listWidth, left)) };
  }
  return { panes: 'one', listWidth };
}

export interface ReaderRoom {
  /** The contents stand beside the text; else they lie over it when they are asked for. */
  readonly contentsBeside: boolean;
  readonly factsBeside: boolean;
}

interface ReaderWanted {
  /** Of the post's pane, in CSS pixels. */
  readonly width: number;
  readonly textSize: number;
  /** The post's facts are shown. */
  readonly facts: boolean;
}

export function readerRoomFor({ width, textSize, facts }: ReaderWanted): ReaderRoom {
  const factsBeside = width - factsWidth >= textWidth(leastText, textSize) + aroundText;
  const left = facts && factsBeside ? width - factsWidth : width;
  return { contentsBeside: left >= textWidth(leastBesideContents, textSize) + contentsAndMargins, factsBeside };
}
