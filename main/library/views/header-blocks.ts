import type { Block } from '../model/blocks.ts';
import type { PostEntry } from '../posts/post-table.ts';

/**
 * The texts above a post's body, as the window shows them: title, authors, categories, tags, series and the caption of
 * its cover where that is shown. Their numbers lead up to the body's: the last one is -1.
 */
export function headerBlocks({ title, metadata }: PostEntry, hasCover: boolean): readonly Block[] {
  const { authors, categories, tags, series, coverCaption } = metadata;
  const texts = [
    title,
    ...authors,
    ...categories,
    ...tags.map((tag) => `#${tag}`),
    ...(series ? [series.name] : []),
    ...(hasCover && coverCaption !== '' ? [coverCaption] : []),
  ];
  return texts.map((text, at) => ({ index: at - texts.length, kind: 'prose', headings: [], line: 1, text }));
}
