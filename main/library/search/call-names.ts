import type { PostMetadata } from '../metadata/post-metadata.ts';

/** The path and the addresses of a post. */
export interface NamedFile {
  /** Relative to the opened folder. */
  readonly path: string;
  readonly url: string | null;
  readonly aliases: readonly string[];
}

const byMonth = new Map<string, Intl.DateTimeFormat>();

/**
 * The names of a post besides its title, each word once: the words of its path, address, aliases and slug, and its
 * month and year.
 */
export function callNames(
  { slug, address, date, lang }: PostMetadata,
  { path, url, aliases }: NamedFile,
): readonly string[] {
  const names = [path.replace(/\.[^./]+$/, ''), url ?? '', slug, address, ...aliases].map(decoded);
  const words = names.join(' ').match(/[\p{L}\p{M}\p{N}_']+/gu) ?? [];
  // The date of the last change is not a name of the post.
  const [year = '', month] = date.source === 'file' ? [] : date.text.split('-');
  // Days and months in a file name (`2012-05-03-title`) are numbers that identify nothing.
  const telling = words.filter((word) => !/^\d{1,2}$/.test(word) && word !== year);
  return [[...new Set(telling)].join(' '), [monthName(month, lang), year].filter(Boolean).join(' ')].filter(Boolean);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The month in the post's language, or in English if that language is unknown. */
function monthName(month: string | undefined, lang: string): string {
  if (month === undefined || !/^\d\d$/.test(month)) {
    return '';
  }
  const language = /^[a-z]{2,3}(?![a-z])/i.exec(lang)?.[0] ?? 'en';
  let format = byMonth.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat([language, 'en'], { month: 'long', timeZone: 'UTC' });
    byMonth.set(language, format);
  }
  return format.format(Date.UTC(2000, Number(month) - 1));
}
