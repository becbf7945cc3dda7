import { parseDate } from '../../../metadata/post-date.ts';
import type { PostDate } from '../../../model/post.ts';
import { escapeRegex } from '../../../escape-regex.ts';

const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');

/** The regular expressions for tokens of Moment.js. The name of the group is the part of the date. */
const tokens: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MMMM: `(?<name>${monthNames.join('|')})`,
  MMM: `(?<name>${monthNames.map((name) => name.slice(0, 3)).join('|')})`,
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  Do: '(?<day>\\d{1,2})(?:st|nd|rd|th)',
  D: '(?<day>\\d{1,2})',
};

/**
 * Makes a function that reads dates from the names of daily notes. The format is one of Moment.js
 * (`YYYY/MM/DD-MM-YYYY`, https://help.obsidian.md/plugins/daily-notes). Null if a format does not name the day.
 */
export function dailyDates(format: string): ((path: string) => Omit<PostDate, 'source'> | null) | null {
  const seen = new Set<string>();
  let skipped = 0;
  const source = format.slice(0, 100).replace(/\[[^\]]*\]|([A-Za-z])\1*o?|[^A-Za-z[]/g, (part) => {
    if (part.startsWith('[')) {
      return escapeRegex(part.slice(1, -1));
    }
    if (!/^[A-Za-z]/.test(part)) {
      return escapeRegex(part);
    }
    const group = tokens[part];
    const name = /\?<(\w+)>/.exec(group ?? '')?.[1] ?? '';
    // Weekdays, weeks and repeated tokens match any word.
    if (group === undefined || seen.has(name)) {
      skipped += 1;
      return '[\\p{L}\\d]{1,12}';
    }
    seen.add(name);
    return group;
  });
  if (!seen.has('year') || !seen.has('day') || !(seen.has('month') || seen.has('name'))) {
    return null;
  }
  // A dozen such tokens in a row would take long to match.
  if (skipped > 4) {
    return null;
  }
  const pattern = new RegExp(`^${source}$`, 'iu');
  return (path) => {
    const found = pattern.exec(path)?.groups;
    if (!found) {
      return null;
    }
    const month =
      found['month'] ?? monthNames.findIndex((name) => name.startsWith(found['name']?.toLowerCase() ?? '')) + 1;
    return parseDate(`${found['year']}-${month}-${found['day']}`);
  };
}
