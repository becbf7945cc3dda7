import type { Block } from '../model/blocks.ts';
import type { PostEntry } from '../posts/post-table.ts';

/**
 * The texts above a post's body, as the window shows them: title, authors, categories, tags, series, and the caption of
 * a shown cover. Their numbers end at -1, before those of the body.
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
