import { parseDate } from '../../../metadata/post-date.ts';
import type { PostMetadata } from '../../../metadata/post-metadata.ts';
import { fieldText } from '../../config/read-fields.ts';
import type { SourcePost } from '../../generator.ts';
import type { HugoSettings } from './hugo-settings.ts';

interface HugoDate {
  /** Null if Hugo finds no date. It then uses the first day of the year 1. */
  readonly date: PostMetadata['date'] | null;
  /** The rest of the file name behind the date, if the date was taken from there. */
  readonly nameSlug: string;
}

/**
 * The dates that Hugo reads. It takes any other for missing (`May 24, 2012`, `2012/05/24`, a time without seconds), so
 * that addresses have the year 1, while lists here show what the author wrote.
 */
const readable =
  /^(?:\d{4}-\d{2}-\d{2}(?:[Tt ]\d{1,2}:\d{2}:\d{2}.*)?|(?:[A-Z][a-z]+, )?\d{2}[ -][A-Z][a-z]{2}[ -]\d{2}(?:\d{2})?(?: .*)?|[A-Z][a-z]{2} [A-Z][a-z]{2} .*)$/;

/** The date of a post, from the sources that the configuration lists: https://gohugo.io/configuration/front-matter/. */
export function hugoDate({ fields, metadata }: SourcePost, name: string, settings: HugoSettings): HugoDate {
  for (const source of settings.dateSources) {
    if (source === ':filename') {
      const [, day = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/s.exec(name) ?? [];
      const date = parseDate(day);
      if (date) {
        // Hugo takes what is behind the last dot of a name for an extension once more: `end.of.year` becomes `end.of`.
        const slug = rest.replace(/\.[^.]*$/, '').replace(/^[ _-]+|[ _-]+$/g, '');
        return { date: { ...date, source: 'path' }, nameSlug: slug };
      }
    } else if (source === ':filemodtime') {
      if (metadata.date.source === 'file') {
        return { date: metadata.date, nameSlug: '' };
      }
    } else if (!source.startsWith(':')) {
      const text = fieldText(fields, source);
      const date = readable.test(text) ? parseDate(text) : null;
      if (date) {
        return { date: { ...date, source: 'front-matter' }, nameSlug: '' };
      }
    }
  }
  return { date: null, nameSlug: '' };
}

export function isExpired({ fields }: SourcePost, settings: HugoSettings): boolean {
  const [expiry] = settings.expirySources.flatMap((key) => parseDate(fieldText(fields, key)) ?? []);
  return expiry !== undefined && expiry.time < Date.now();
}
