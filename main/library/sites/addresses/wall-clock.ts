import type { PostDate } from '../../model/post.ts';

type Written = Pick<PostDate, 'text' | 'time'>;

/**
 * The date and time that clocks of a time zone show, without the zone: `2014-03-09T23:30:00`. Some generators build
 * addresses from it. A date without a zone is returned unchanged, and so is any date if the zone is unknown.
 */
export function wallClock({ text, time }: Written, timeZone: string): string {
  if (timeZone === '' || !/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    return text;
  }
  try {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const at = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    return `${at('year').padStart(4, '0')}-${at('month')}-${at('day')}T${at('hour')}:${at('minute')}:${at('second')}`;
  } catch {
    return text;
  }
}

/**
 * The date, written in another time zone: `2014-03-09T23:30:00-05:00`. A date without time or zone is returned
 * unchanged, and so is any date if the zone is unknown.
 */
export function inZone(date: PostDate, timeZone: string): PostDate {
  const clock = wallClock(date, timeZone);
  if (clock === date.text) {
    return date;
  }
  const minutes = Math.round((Date.parse(`${clock}Z`) - date.time) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  return { ...date, text: `${clock}${minutes === 0 ? 'Z' : offset}` };
}
