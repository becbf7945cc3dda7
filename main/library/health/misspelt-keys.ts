import { isOneSlipAway } from '../one-slip.ts';

/** Front matter keys that generators and themes know, in lower case. */
const knownKeys = new Set(
  `title linktitle date publishdate pubdate published lastmod modified updated created draft tags tag keywords categories
   category taxonomies author authors slug url permalink path aliases alias redirect_from summary description excerpt
   subtitle lead cover coverimage covercaption covermeta coversize image images thumbnail thumbnailimage featured
   featured_image feature_image banner hero series weight layout type template lang language locale status expirydate
   comments toc menu params extra outputs sitemap markup math mermaid gallery slides youtube vimeo link published_at
   date_published updated_at post hidden unlisted collection sidebar_label sidebar_position hide_title aliases cssclasses
   abstract version versions source sources photo photos video videos audio event events location city country template
   header headers footer style styles script scripts icon icons color colors social socials project projects parent parents`
    .trim()
    .split(/\s+/),
);

/** The known key that differs from an unknown one by one typing slip; null if there is none. */
export function meantKey(key: string): string | null {
  if (key.length < 4 || knownKeys.has(key)) {
    return null;
  }
  for (const known of knownKeys) {
    if (known.length >= 4 && isOneSlipAway(key, known) && `${known}s` !== key && `${key}s` !== known) {
      return known;
    }
  }
  return null;
}
