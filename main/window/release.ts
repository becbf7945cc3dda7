import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { say, spokenLocale } from '../speech.ts';

/** What this Offprint says of itself. */
export interface Release {
  readonly version: string;
  /** Its day; null for an Offprint that runs from its source. */
  readonly day: Date | null;
  /** The address of the page where new versions appear. */
  readonly page: string;
}

const description = z.object({
  version: z.string(),
  homepage: z.url({ protocol: /^https?$/ }),
  released: z.iso.date().optional(),
});

/** Reads the package.json in the app's folder; packing adds the day. */
export function readRelease(folder: string): Release {
  const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const { version, homepage, released } = description.parse(JSON.parse(text));
  return { version, day: released === undefined ? null : new Date(released), page: `${homepage}/releases` };
}

const units = [
  ['year', 365.25],
  ['month', 30.44],
  ['day', 1],
] as const;

/** How old a version is, in the largest unit of which it has at least one: “from May 3, 2026, 6 months ago”. */
export function describeAge({ day }: Pick<Release, 'day'>, now: Date): string {
  if (day === null) {
    return say('about.from-source');
  }
  const written = new Intl.DateTimeFormat(spokenLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  const days = Math.floor((now.getTime() - day.getTime()) / 86_400_000);
  const [unit, length] = units.find(([, length]) => days >= length) ?? ['day', 1];
  // A clock that is wrong gives a negative age.
  const count = Math.max(0, Math.floor(days / length));
  const ago = new Intl.RelativeTimeFormat(spokenLocale(), { numeric: unit === 'day' ? 'auto' : 'always' }).format(
    -count,
    unit,
  );
  return say('about.from', { date: written, ago });
}
