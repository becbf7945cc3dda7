import type { PostDate } from '../model.ts';

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
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*([ap]m)?\s*(Z|UTC|GMT|[ECMP][SD]T|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|[+-]\d{1,2})?(?:\s*\(?(?:[A-Z]{2,5}|[A-Z]\w*\/[\w/]+)\)?)?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayFirst =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2}(?=\s))(?:[,\s]+(\d{1,2}:\d{2}(?::\d{2})?)\s*([ap]m)?\s*(Z|UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})?)?/i;
/** C's `asctime`. */
const yearLast =
  /^[a-z]{3,9},?\s+([a-z]{3,9})\s+(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:(Z|UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s+)?(\d{4})$/i;
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]+(?:at\s+)?(\d{1,2}:\d{2}(?::\d{2})?)\s*([ap]m)?\s*(Z|UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})?)?/i;

/**
 * Reads a date as people and generators write it: ISO 8601 and its near forms (`2012-05-24 9:40 +0200`, slashes,
 * microseconds), `24 May 2012`, `May 24, 2012`, `20120524`, RFC 2822. Keeps the time and zone as written and invents neither.
 * Null where it is no date of the calendar.
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
  const dayMatch = dayFirst.exec(written);
  if (dayMatch) {
    const [, day, month, year, time, half, zone] = dayMatch;
    return { year: fullYear(year), month: monthOf(month), day: Number(day), ...timeOf(time, half, zone) };
  }
  const [, monthName, monthDay, clock, offset, lastYear] = yearLast.exec(written) ?? [];
  if (lastYear) {
    return { year: Number(lastYear), month: monthOf(monthName), day: Number(monthDay), ...timeOf(clock, '', offset) };
  }
  const monthMatch = monthFirst.exec(written);
  if (monthMatch) {
    const [, month, day, year, time, half, zone] = monthMatch;
    return { year: Number(year), month: monthOf(month), day: Number(day), ...timeOf(time, half, zone) };
  }
  return null;
}

/** Of two digits, as RFC 822 has them: from 1969 to 2068, as Go reads them. */
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
  const noon = half?.toLowerCase() === 'pm' && Number(hours) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === 'am' && Number(hours) === 12 ? -12 : 0;
  // Milliseconds are as far as a date goes here; trailing zeros of microseconds say nothing.
  const exactSeconds = seconds.replace(/\.(\d{0,3})\d*$/, (_all, digits: string) =>
    /[1-9]/.test(digits) ? `.${digits}` : '',
  );
  const hour = String(Number(hours) + noon + midnight).padStart(2, '0');
  return { time: `${hour}:${minutes}:${exactSeconds}`, zone: zoneOf(zone) };
}

/** Of the zones that RFC 2822 names, hours behind UTC in winter. */
const american: Readonly<Record<string, number>> = { E: 5, C: 6, M: 7, P: 8 };

function zoneOf(zone: string): string {
  const [, coast = '', season = ''] = /^([ECMP])([SD])T$/i.exec(zone) ?? [];
  const behind = american[coast.toUpperCase()];
  if (behind !== undefined) {
    return `-0${behind - (season.toUpperCase() === 'D' ? 1 : 0)}:00`;
  }
  if (/^(?:z|utc|gmt)$/i.test(zone)) {
    return 'Z';
  }
  const [, sign, hours = '', minutes = '00'] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? [];
  return sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : '';
}

/** The date in a post's path (`2014-03-09-name.md`, `2014/03/09/name.md`); null where it holds none. */
export function dateInPath(path: string): Omit<PostDate, 'source'> | null {
  const [, year, month, day] =
    /(?:^|[/_ -])((?:19|20)\d{2})[-_/.](\d{1,2})[-_/.](\d{1,2})(?=[-_/. ]|$)/.exec(path) ?? [];
  return year ? parseDate(`${year}-${month}-${day}`) : null;
}

/**
 * A date with the zone that its site's configuration gives to dates without one (an IANA name or an offset). A bare
 * date, one with a zone of its own and one of an unknown zone stay as they are.
 */
export function withZone(date: PostDate, timeZone: string): PostDate {
  if (timeZone === '' || date.source === 'file' || !/T[\d:.]+$/.test(date.text)) {
    return date;
  }
  const offset = /^(?:utc|etc\/utc|gmt|z)$/i.test(timeZone) ? 'Z' : zoneOf(timeZone) || offsetAt(date.time, timeZone);
  if (offset === null) {
    return date;
  }
  const text = `${date.text}${offset}`;
  const time = Date.parse(text);
  return Number.isNaN(time) ? date : { ...date, text, time };
}

/** The offset of a zone at a wall-clock time, `+02:00`; null for a zone that is not known. */
function offsetAt(wallClock: number, timeZone: string): string | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const offset = format.formatToParts(wallClock).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return offset === 'GMT' ? 'Z' : (/[+-]\d{2}:\d{2}$/.exec(offset)?.[0] ?? null);
  } catch {
    return null;
  }
}
