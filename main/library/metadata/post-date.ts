import type { PostDate } from '../model/post.ts';
import { zoneOffset } from './zone-offset.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `HH:MM[:SS[.fraction]]`, or empty for a bare date. */
  readonly time: string;
  /** `Z`, `+HH:MM`, a named zone, or empty. */
  readonly zone: string;
}

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*([ap]m)?\s*((?:UTC|GMT)?[+-]\d{2}:?\d{2}|[+-]\d{1,2}|[A-Z]{1,5}(?![\w/]))?(?:\s*\(?(?:[A-Z]{2,5}|[A-Z]\w*\/[\w/]+)\)?)?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayFirst =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2}(?=\s))(?:[,\s]+(\d{1,2}:\d{2}(?::\d{2})?)\s*([ap]m)?\s*(Z|UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})?)?/i;
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]+(?:at\s+)?(\d{1,2}:\d{2}(?::\d{2})?)\s*([ap]m)?\s*(Z|UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})?)?/i;

/**
 * Parses a date as people and generators write it: ISO 8601 and similar forms (`2012-05-24 9:40 +0200`, slashes,
 * microseconds), `24 May 2012`, `May 24, 2012`, `20120524`, RFC 2822. The time and zone are kept as written; missing
 * ones are not made up. Null if it is not a date of the calendar.
 */
export function parseDate(written: string): Omit<PostDate, 'source'> | null {
  const fields = fieldsOf(written.trim().slice(0, 100));
  if (!fields) {
    return null;
  }
  const { year, month, day, time, zone } = fields;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== day) {
    return null;
  }
  const text = time === '' ? date : `${date}T${time}${zone}`;
  const exact = time === '' ? midnight.getTime() : Date.parse(`${date}T${time.slice(0, 12)}${zone || 'Z'}`);
  return Number.isNaN(exact) ? null : { text, time: exact };
}

function fieldsOf(written: string): DateFields | null {
  const isoMatch = iso.exec(written) ?? compact.exec(written);
  if (isoMatch) {
    const [, year, month, day, time, half, zone] = isoMatch;
    return { year: Number(year), month: Number(month), day: Number(day), ...timeOf(time, half, zone) };
  }
  const words = fieldsOfWords(written);
  if (words) {
    return words;
  }
  const dayMatch = dayFirst.exec(written);
  if (dayMatch) {
    const [, day, month, year, time, half, zone] = dayMatch;
    return { year: fullYear(year), month: monthOf(month), day: Number(day), ...timeOf(time, half, zone) };
  }
  const monthMatch = monthFirst.exec(written);
  if (monthMatch) {
    const [, month, day, year, time, half, zone] = monthMatch;
    return { year: Number(year), month: monthOf(month), day: Number(day), ...timeOf(time, half, zone) };
  }
  return null;
}

const clockWord = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/;
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i;

/**
 * A date with its words in any order (`Fri Sep 3 11:21:31 CEST 2021`, as `date` prints it; `Fri 03 Sep 2021 11:21:31 AM
 * CEST`). Null if a word does not belong to a date; the caller then tries other forms.
 */
function fieldsOfWords(written: string): DateFields | null {
  const found = new Map<'year' | 'month' | 'day' | 'time' | 'half' | 'zone', string>();
  for (const word of written.split(/[\s,]+/).filter((part) => part !== '')) {
    const part = partOf(word, found.has('day'));
    if (part === null || (part !== 'none' && found.has(part))) {
      return null;
    }
    if (part !== 'none') {
      found.set(part, word);
    }
  }
  const [year, month, day] = [found.get('year'), found.get('month'), found.get('day')];
  if (year === undefined || month === undefined || day === undefined) {
    return null;
  }
  const time = timeOf(found.get('time'), found.get('half'), found.get('zone'));
  return { year: Number(year), month: monthOf(month), day: Number.parseInt(day, 10), ...time };
}

/** `none` for a word without meaning, such as a weekday. */
function partOf(word: string, hasDay: boolean): 'year' | 'month' | 'day' | 'time' | 'half' | 'zone' | 'none' | null {
  if (/^\d{4}$/.test(word)) {
    return 'year';
  }
  if (!hasDay && /^\d{1,2}(?:st|nd|rd|th|\.)?$/i.test(word)) {
    return 'day';
  }
  if (clockWord.test(word)) {
    return 'time';
  }
  if (/^[ap]\.?m\.?$/i.test(word)) {
    return 'half';
  }
  if (weekday.test(word.replace(/\.$/, '')) || /^(?:at|of|the)$/i.test(word)) {
    return 'none';
  }
  if (/^[a-z]{3,9}\.?$/i.test(word) && isMonth(word.replace(/\.$/, ''))) {
    return 'month';
  }
  return zoneOffset(word) === '' ? null : 'zone';
}

const monthNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

function isMonth(word: string): boolean {
  return monthNames.test(word);
}

/** A year of two digits, as in RFC 822: 1969 to 2068, like Go. */
function fullYear(year = ''): number {
  return year.length === 2 ? Number(year) + (Number(year) < 69 ? 2000 : 1900) : Number(year);
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function timeOf(time?: string, half?: string, zone = ''): Pick<DateFields, 'time' | 'zone'> {
  if (!time) {
    return { time: '', zone: '' };
  }
  const [hours = '0', minutes = '00', seconds = '00'] = time.replace(',', '.').split(':');
  const noon = /^p/i.test(half ?? '') && Number(hours) < 12 ? 12 : 0;
  const midnight = /^a/i.test(half ?? '') && Number(hours) === 12 ? -12 : 0;
  // Dates here are exact to the millisecond, and trailing zeros of microseconds mean nothing.
  const exactSeconds = seconds.replace(/\.(\d{0,3})\d*$/, (_all, digits: string) =>
    /[1-9]/.test(digits) ? `.${digits}` : '',
  );
  const hour = String(Number(hours) + noon + midnight).padStart(2, '0');
  return { time: `${hour}:${minutes}:${exactSeconds}`, zone: zoneOffset(zone) };
}

/** The date in a post's path (`2014-03-09-name.md`, `2014/03/09/name.md`); null if there is none. */
export function dateInPath(path: string): Omit<PostDate, 'source'> | null {
  const [, year, month, day] =
    /(?:^|[/_ -])((?:19|20)\d{2})[-_/.](\d{1,2})[-_/.](\d{1,2})(?=[-_/. ]|$)/.exec(path) ?? [];
  return year ? parseDate(`${year}-${month}-${day}`) : null;
}

/**
 * Adds the zone of the site's configuration (an IANA name or an offset) to a date without one. A date without a time, a
 * date with a zone and an unknown zone change nothing.
 */
export function withZone(date: PostDate, timeZone: string): PostDate {
  if (timeZone === '' || date.source === 'file' || !/T[\d:.]+$/.test(date.text)) {
    return date;
  }
  const offset = /^(?:utc|etc\/utc|gmt|z)$/i.test(timeZone)
    ? 'Z'
    : zoneOffset(timeZone) || offsetAt(date.time, timeZone);
  if (offset === null) {
    return date;
  }
  const text = `${date.text}${offset}`;
  const time = Date.parse(text);
  return Number.isNaN(time) ? date : { ...date, text, time };
}

/** The offset of a zone at a wall-clock time, `+02:00`; null for an unknown zone. */
function offsetAt(wallClock: number, timeZone: string): string | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const offset = format.formatToParts(wallClock).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return offset === 'GMT' ? 'Z' : (/[+-]\d{2}:\d{2}$/.exec(offset)?.[0] ?? null);
  } catch {
    return null;
  }
}
