/** The panes side by side: filters, list and post; list and post; or one pane at a time. */
export type Panes = 'three' | 'two' | 'one';

export interface Room {
  readonly panes: Panes;
  /** Width of the list beside the post, in CSS pixels: as the person set it, or less where room is short. */
  readonly listWidth: number;
  /** Width of the post's pane, in CSS pixels. */
  readonly postWidth: number;
}

interface WindowSizes {
  /** Width of the window, in CSS pixels. */
  readonly width: number;
  /** Size of the post's text, in percent. */
  readonly textSize: number;
  /** As the person set it, in CSS pixels; 0 where the filters are hidden. */
  readonly filtersWidth: number;
  readonly listWidth: number;
  /** Whether the facts of the post are shown. */
  readonly facts: boolean;
}

/** Font size of the post's text at 100 %, in CSS pixels. post.css has the same size. */
const textPixels = 17;
/** The least width of the text, in `em`. A shorter line is hard to read, so other panes become narrower or disappear. */
const leastText = 30;
/** The least width of the text beside the contents, in `em`: a line of 60 letters. */
const leastBesideContents = 32;
/** Margins and scroll bar of the text, in CSS pixels. */
const aroundText = 60;
const narrowestList = 220;
/** In CSS pixels: margin, gap, narrowest contents, scroll bar. post.css and reader.css have the same numbers. */
const contentsAndMargins = 40 + 28 + 168 + 24;
const factsWidth = 320;

function textWidth(sizes: number, textSize: number): number {
  return (sizes * textPixels * textSize) / 100;
}

/**
 * First the text gets its least width, then the facts of the post get theirs. List and filters share the rest. If it is
 * too little, the filters disappear first. Facts that do not fit even without a list lie over the text.
 */
export function roomFor({ width, textSize, filtersWidth, listWidth, facts }: WindowSizes): Room {
  const beside = width - textWidth(leastText, textSize) - aroundText;
  const left = facts && beside >= factsWidth ? beside - factsWidth : beside;
  if (filtersWidth + listWidth <= left) {
    const panes = filtersWidth > 0 ? 'three' : 'two';
    return { panes, listWidth, postWidth: width - filtersWidth - listWidth };
  }
  if (left >= narrowestList) {
    const narrower = Math.floor(Math.min(listWidth, left));
    return { panes: 'two', listWidth: narrower, postWidth: width - narrower };
  }
  return { panes: 'one', listWidth, postWidth: width };
}

export interface ReaderRoom {
  /** Whether the contents stand beside the text. Otherwise they open over it. */
  readonly contentsBeside: boolean;
  readonly factsBeside: boolean;
}

interface ReaderSizes {
  /** Width of the post's pane, in CSS pixels. */
  readonly width: number;
  readonly textSize: number;
  /** Whether the facts of the post are shown. */
  readonly facts: boolean;
}

export function readerRoomFor({ width, textSize, facts }: ReaderSizes): ReaderRoom {
  const factsBeside = width - factsWidth >= textWidth(leastText, textSize) + aroundText;
  const left = facts && factsBeside ? width - factsWidth : width;
  return { contentsBeside: left >= textWidth(leastBesideContents, textSize) + contentsAndMargins, factsBeside };
}
