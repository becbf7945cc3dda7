import type { PostDate } from '../../model/post.ts';
import { dateTokens } from './date-tokens.ts';

/**
 * Formats a date like `strftime` of C, Python and Liquid. Names are in English, and unknown directives stay unchanged.
 */
export function strftime(date: Pick<PostDate, 'text'>, format: string): string {
  const tokens = dateTokens(date);
  const directives: Readonly<Record<string, string>> = {
    Y: tokens.year,
    y: tokens.year.slice(2),
    m: tokens.month,
    d: tokens.day,
    e: tokens.day.replace(/^0/, ' '),
    H: tokens.hour,
    M: tokens.minute,
    S: tokens.second,
    B: tokens.monthName,
    b: tokens.monthName.slice(0, 3),
    h: tokens.monthName.slice(0, 3),
    A: tokens.weekdayName,
    a: tokens.weekdayName.slice(0, 3),
    w: String(tokens.weekday),
    j: String(tokens.yearDay).padStart(3, '0'),
    F: `${tokens.year}-${tokens.month}-${tokens.day}`,
    '%': '%',
  };
  return format.replace(/%([-^]?)([A-Za-z%])/g, (whole, flag: string, name: string) => {
    const value = directives[name];
    if (value === undefined) {
      return whole;
    }
    if (flag === '^') {
      return value.toUpperCase();
    }
    return flag === '-' ? value.replace(/^[0 ]+(?=\d)/, '') : value;
  });
}
