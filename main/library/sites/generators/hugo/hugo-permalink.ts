import type { DateTokens } from '../../addresses/date-tokens.ts';
import { longestAddress } from '../../addresses/site-address.ts';

/** The values that the tokens of a permalink pattern have for one page. */
export interface PermalinkValues {
  readonly date: DateTokens;
  readonly section: string;
  /** The folders of the page's section, the outermost first. */
  readonly sections: readonly string[];
  /** In the form of addresses, like `slug` and the names below. */
  readonly title: string;
  /** Empty if the page has none. */
  readonly slug: string;
  /** The name of the file, unchanged. Empty for a section. */
  readonly fileName: string;
  readonly contentBaseName: string;
}

/**
 * Fills in a permalink pattern (https://gohugo.io/configuration/permalinks/). Unknown tokens stay unchanged. The result
 * is cut at the longest address.
 */
export function expandPermalink(pattern: string, values: PermalinkValues): string {
  const { date, section, sections, title, slug, fileName, contentBaseName } = values;
  const tokens: Readonly<Record<string, () => string>> = {
    year: () => String(Number(date.year)),
    month: () => date.month,
    day: () => date.day,
    monthname: () => date.monthName,
    weekday: () => String(date.weekday),
    weekdayname: () => date.weekdayName,
    yearday: () => String(date.yearDay),
    section: () => section,
    sections: () => sections.join('/'),
    title: () => title,
    slug: () => slug || title,
    filename: () => fileName,
    slugorfilename: () => slug || fileName,
    contentbasename: () => contentBaseName,
    slugorcontentbasename: () => slug || contentBaseName,
  };
  return pattern
    .replaceAll('\\:', '\0')
    .replace(/:(\w+)(\[[^\]\n]{1,50}\])?/g, (whole, name: string, slice?: string) => {
      if (name === 'sections' && slice) {
        return sectionSlice(sections, slice).join('/');
      }
      if (Object.hasOwn(tokens, name)) {
        return `${tokens[name]?.() ?? whole}${slice ?? ''}`;
      }
      return goLayout(name, date) ?? whole;
    })
    .slice(0, longestAddress)
    .replaceAll('\0', ':');
}

/** The sections that `[1:]`, `[last]` or `[0]` selects, by Hugo's rule. */
function sectionSlice(sections: readonly string[], slice: string): readonly string[] {
  const number = (text: string, otherwise: number): number =>
    text === 'last' ? sections.length - 1 : text === '' ? otherwise : Number(text);
  const [from = '', to] = slice.slice(1, -1).split(':');
  if (to === undefined) {
    return sections.slice(number(from, 0), number(from, 0) + 1);
  }
  return sections.slice(number(from, 0), number(to, sections.length));
}

const layoutParts = /January|Jan|Monday|Mon|2006|002|01|02|03|04|05|06|_2|15|1|2|3|4|5|PM|pm/g;

/** The date in a layout of Go's time package (`2006`, `Jan`). Null for any other token. */
function goLayout(layout: string, date: DateTokens): string | null {
  const number = (text: string): string => String(Number(text));
  const hour = Number(date.hour);
  const parts: Readonly<Record<string, string>> = {
    '2006': date.year,
    '06': date.year.slice(-2),
    '01': date.month,
    '1': number(date.month),
    January: date.monthName,
    Jan: date.monthName.slice(0, 3),
    '02': date.day,
    '2': number(date.day),
    _2: number(date.day).padStart(2),
    '002': String(date.yearDay).padStart(3, '0'),
    Monday: date.weekdayName,
    Mon: date.weekdayName.slice(0, 3),
    '15': date.hour,
    '03': String(hour % 12 || 12).padStart(2, '0'),
    '3': String(hour % 12 || 12),
    PM: hour < 12 ? 'AM' : 'PM',
    pm: hour < 12 ? 'am' : 'pm',
    '04': date.minute,
    '4': number(date.minute),
    '05': date.second,
    '5': number(date.second),
  };
  return layout.search(layoutParts) < 0 ? null : layout.replace(layoutParts, (part) => parts[part] ?? part);
}
