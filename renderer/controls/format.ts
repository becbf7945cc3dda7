import type { PostDate } from '../../main/library/model/post.ts';
import { locale, say } from '../say.ts';

const whole = new Intl.NumberFormat(locale);

/** A count with the digit grouping of the reader's locale: 1,805. */
export function formatCount(count: number): string {
  return whole.format(count);
}

const longestLabel = 300;

/** The beginning of a long text from a post, with an ellipsis where it was cut. */
export function shortened(text: string): string {
  return text.length > longestLabel ? `${text.slice(0, longestLabel)}…` : text;
}

// A date without a time is midnight UTC in `time`. In a zone west of UTC that is still the day before.
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });

/** The day as the post states it, whatever time zone the reader is in. */
function writtenDay(date: PostDate): Date | null {
  const written = /^(\d{4})-(\d{2})-(\d{2})/.exec(date.text);
  const time = written ? Date.UTC(Number(written[1]), Number(written[2]) - 1, Number(written[3])) : date.time;
  return Number.isFinite(time) && Math.abs(time) <= 8.64e15 ? new Date(time) : null;
}

export function formatDate(date: PostDate): string {
  const when = writtenDay(date);
  return when ? day.format(when) : date.text;
}

export function formatLongDate(date: PostDate): string {
  const when = writtenDay(date);
  return when ? longDay.format(when) : date.text;
}

const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The heading of a group in the list: a month (`2026-04`), a year, or “undated” for an empty name. */
export function formatPeriod(name: string): string {
  if (name === '') {
    return say('list.undated');
  }
  const when = /^\d{4}-\d{2}$/.test(name) ? new Date(`${name}-01T00:00:00Z`) : null;
  return when && Number.isFinite(when.getTime()) ? month.format(when) : name;
}
