import type { DateTokens } from '../../addresses/date-tokens.ts';
import { longestAddress } from '../../addresses/site-address.ts';

/** The tokens that a date gives, such as `:i_month`, `:y_day` and `:week`, each as a function. */
export function dateValues(date: DateTokens): Readonly<Record<string, () => string>> {
  const week = isoWeek(date);
  return {
    year: () => date.year,
    short_year: () => date.year.slice(-2),
    month: () => date.month,
    i_month: () => String(Number(date.month)),
    short_month: () => date.monthName.slice(0, 3),
    long_month: () => date.monthName,
    day: () => date.day,
    i_day: () => String(Number(date.day)),
    y_day: () => String(date.yearDay).padStart(3, '0'),
    hour: () => date.hour,
    minute: () => date.minute,
    second: () => date.second,
    w_year: () => String(week.year),
    week: () => String(week.week).padStart(2, '0'),
    w_day: () => String(date.weekday === 0 ? 7 : date.weekday),
    short_day: () => date.weekdayName.slice(0, 3),
    long_day: () => date.weekdayName,
  };
}

/** The week of ISO 8601. The first week of a year is the one with its first Thursday. */
function isoWeek({ year, month, day }: DateTokens): { readonly year: number; readonly week: number } {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const thursday = date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000;
  const ofYear = new Date(thursday).getUTCFullYear();
  return { year: ofYear, week: Math.floor((thursday - Date.UTC(ofYear, 0, 1)) / 604_800_000) + 1 };
}

/** Fills in a pattern. A token may be followed by an underscore that does not belong to it. From lib/jekyll/url.rb. */
export function expandPermalink(pattern: string, values: Readonly<Record<string, () => string>>): string {
  return pattern
    .replace(/:([a-z_]+)/g, (whole, name: string) => {
      if (Object.hasOwn(values, name)) {
        return values[name]?.() ?? whole;
      }
      const shorter = name.replace(/_$/, '');
      return shorter !== name && Object.hasOwn(values, shorter) ? `${values[shorter]?.() ?? ''}_` : whole;
    })
    .slice(0, longestAddress)
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}
