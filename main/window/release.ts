import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { say, spokenLocale } from '../speech.ts';

/** The version of this Offprint. */
export interface Release {
  readonly version: string;
  /** The day of the release. Null if Offprint runs from its source. */
  readonly day: Date | null;
  /** The address of the page that lists new versions. */
  readonly page: string;
}

const description = z.object({
  version: z.string(),
  homepage: z.url({ protocol: /^https?$/ }),
  released: z.iso.date().optional(),
});

/** Reads the package.json in the app's folder. Packaging adds the day to it. */
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

/** The age of a version in its largest whole unit: “from May 3, 2026, 6 months ago”. */
export function describeAge({ day }: Pick<Release, 'day'>, now: Date): string {
  if (day === null) {
    return say('about.from-source');
  }
  const written = new Intl.DateTimeFormat(spokenLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  const days = Math.floor((now.getTime() - day.getTime()) / 86_400_000);
  const [unit, length] = units.find(([, length]) => days >= length) ?? ['day', 1];
  // With a wrong clock, the age would be negative.
  const count = Math.max(0, Math.floor(days / length));
  const ago = new Intl.RelativeTimeFormat(spokenLocale(), { numeric: unit === 'day' ? 'auto' : 'always' }).format(
    -count,
    unit,
  );
  return say('about.from', { date: written, ago });
}
