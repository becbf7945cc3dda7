import type { PostDate } from '../../main/library/model/post.ts';
import { locale, say } from '../say.ts';

const whole = new Intl.NumberFormat(locale);

/** A count with the reader's own grouping: 1,805. */
export function formatCount(count: number): string {
  return whole.format(count);
}

const longestLabel = 300;

/** For what a post says where there is little room: its beginning, and that there is more. */
export function shortened(text: string): string {
  return text.length > longestLabel ? `${text.slice(0, longestLabel)}…` : text;
}

// A bare date is midnight UTC in `time`; shown in the reader's own zone it would slip to the day before.
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });

/** The day that the post itself names, whatever zone the reader is in. */
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

/** What a group of a list is of: a month, a year, or nothing where its posts are undated. */
export function formatPeriod(name: string): string {
  if (name === '') {
    return say('list.undated');
  }
  const when = /^\d{4}-\d{2}$/.test(name) ? new Date(`${name}-01T00:00:00Z`) : null;
  return when && Number.isFinite(when.getTime()) ? month.format(when) : name;
}
