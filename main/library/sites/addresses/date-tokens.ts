import type { PostDate } from '../../model/post.ts';

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The calendar fields of a date, as addresses use them. They are in the zone that the date is written in. */
export interface DateTokens {
  readonly year: string;
  /** Two digits, from `01`. */
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly monthName: string;
  readonly weekday: number;
  readonly weekdayName: string;
  readonly yearDay: number;
}

export function dateTokens({ text }: Pick<PostDate, 'text'>): DateTokens {
  const [, year = '0001', month = '01', day = '01', hour = '00', minute = '00', second = '00'] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const weekday = date.getUTCDay();
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    monthName: monthNames[Number(month) - 1] ?? '',
    weekday,
    weekdayName: dayNames[weekday] ?? '',
    yearDay: Math.round((date.getTime() - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000) + 1,
  };
}
