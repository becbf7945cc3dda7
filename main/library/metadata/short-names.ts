import { shortLabel } from '../short-label.ts';
import type { PostMetadata } from './post-metadata.ts';

/** The names that posts are filtered by, each short enough for a button and a filter. */
export function withShortNames(metadata: PostMetadata): PostMetadata {
  const { authors, tags, categories, series } = metadata;
  return {
    ...metadata,
    authors: short(authors),
    tags: short(tags),
    categories: short(categories),
    series: series && { ...series, name: shortLabel(series.name) },
  };
}

function short(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(shortLabel))];
}
