import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../build/places.mjs';
import { readSourceFiles } from '../../../build/source-rooms.mjs';
import { languages } from '../../../preload/texts/languages.ts';

type Written = Readonly<Record<string, string>>;

function read(language: string): Written {
  return JSON.parse(readFileSync(path.join(repository, 'preload/texts', `${language}.json`), 'utf8'));
}

const english = read('en');
const others = languages.filter((language) => language !== 'en');

/** The placeholders of a message, each with its type: `count number`, `name`. */
function placesOf(message: string): readonly string[] {
  const places = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.argument) {
        places.add(element.value);
      } else if (element.type === TYPE.number) {
        places.add(element.value);
      } else if (element.type === TYPE.plural) {
        places.add(element.value);
        for (const { value } of Object.values(element.options)) {
          visit(value);
        }
      } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) {
        throw new Error(`${message} has a place of a kind that is not used.`);
      }
    }
  };
  visit(parse(message, { ignoreTag: true }));
  return [...places].sort();
}

/** The forms of each plural of a message. */
function pluralsOf(message: string): readonly (readonly string[])[] {
  return parse(message, { ignoreTag: true }).flatMap((element) =>
    element.type === TYPE.plural ? [Object.keys(element.options).filter((form) => !form.startsWith('='))] : [],
  );
}

/** Texts that may be the same in German: names, words of programs, and values alone. */
const same =
  /^(?:[^\p{L}]|\{[^{}]*\}|Offprint|System|Sepia|S&epia|Filter|Website|Info|Code|Text|Tag|Front Matter|draft|page|post|future|MB|Film|Spotify|SoundCloud|JSFiddle|CodePen)*$/u;

describe.each(others)('the texts in %s', (language) => {
  const own = read(language);

  it('are the same as in English, in the same order, with the same places', () => {
    expect(Object.keys(own)).toEqual(Object.keys(english));
    const places = (written: Written) => Object.entries(written).map(([id, text]) => [id, placesOf(text)]);
    // A translation may leave out a count that its plural forms do not need.
    const different = places(own).filter(
      ([id, mine]) => JSON.stringify(mine) !== JSON.stringify(placesOf(english[id as string] ?? '')),
    );
    const counted = different.filter(([id, mine]) => {
      const lost = placesOf(english[id as string] ?? '').filter((place) => !(mine as string[]).includes(place));
      return !(lost.length === 1 && (lost[0] === 'count' || id === 'query-date.and-later'));
    });
    expect(counted).toEqual([]);
  });

  it('have every form of a plural that the language has', () => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const wrong = Object.entries(own).filter(([id, text]) => {
      // Where English has one form for all counts (besides “none”), so have the others.
      const wanted = pluralsOf(english[id] ?? '').every((each) => each.length === 1) ? ['other'] : forms;
      return pluralsOf(text).some((each) => JSON.stringify([...each].sort()) !== JSON.stringify(wanted));
    });
    expect(wrong).toEqual([]);
  });

  it('are translated', () => {
    const left = Object.keys(own).filter((id) => own[id] === english[id] && !same.test(own[id] ?? ''));
    expect(left).toEqual([]);
  });
});

describe('what is said', () => {
  const sources = readSourceFiles()
    .filter(({ path: file }) => !file.startsWith('preload/texts/'))
    .map(({ path: file }) => ({ file, source: readFileSync(path.join(repository, file), 'utf8') }));

  it('leaves no text unused', () => {
    const all = sources.map(({ source }) => source).join('\n');
    const begun = [...all.matchAll(/`([a-z-]+\.(?:[a-z]+-)*)\$\{/g)].map(([, beginning = '']) => beginning);
    const unused = Object.keys(english).filter(
      (id) =>
        id !== 'list.comma' &&
        !all.includes(`'${id}'`) &&
        !all.includes(`"${id}"`) &&
        !begun.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('fills every place', () => {
    const calls = sources.flatMap(({ file, source }) =>
      [...source.matchAll(/(?:\bsay\(|\bcode: )'([a-z.-]+)'(?:, (?:values: )?\{ ([^{}]*) \})?/g)].map(
        ([, id = '', values = '']) => ({ file, id, values }),
      ),
    );
    expect(calls.length).toBeGreaterThan(300);
    const wrong = calls.flatMap(({ file, id, values }) => {
      const given = values === '' ? [] : values.split(',').map((each) => each.split(':')[0]?.trim() ?? '');
      const lacks = placesOf(english[id] ?? '').filter((place) => !given.includes(place));
      return lacks.length > 0 && given.length > 0 ? [`${file}: ${id} lacks ${lacks.join(', ')}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

// In the status line, what does not fit is cut at its end. A query may be long.
it.each(languages)('%s says how many posts were found before it repeats the query', (language) => {
  for (const id of ['status.for-query', 'status.for-quoted']) {
    const text = read(language)[id] ?? '';
    expect(text.indexOf('{count}'), id).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('{count}'), id).toBeLessThan(text.indexOf('{query}'));
  }
});
