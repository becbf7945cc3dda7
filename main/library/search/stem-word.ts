import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { foldWord } from './fold-word.ts';
import { stemBulgarian } from './stem-bulgarian.ts';

/** By the language subtag of a BCP 47 tag. */
const stemmers: Readonly<Record<string, (word: string) => string>> = {
  ar: arabic,
  // The stemmer of @orama/stemmers 3.1.18 writes into its word, which is a string. So it throws for one word of
  // fourteen.
  bg: stemBulgarian,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  hy: armenian,
  it: italian,
  lt: lithuanian,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
};

/** A language that has a stemmer, or `''` for any other. */
export type StemLanguage = string;

/**
 * The language whose stemmer is used for a BCP 47 tag. An empty tag counts as English, since most folders without a
 * language are English.
 */
export function stemLanguage(tag: string): StemLanguage {
  const language = tag === '' ? 'en' : (/^[a-z]+/.exec(tag.toLowerCase())?.[0] ?? '');
  return Object.hasOwn(stemmers, language) ? language : '';
}

/** Every language that has a stemmer. */
export const stemLanguages: readonly StemLanguage[] = Object.keys(stemmers);

/** The folded stem of a written word. Null for a name like `pg_basebackup`, and if the stemmer fails. Never throws. */
export function stemWord(written: string, language: StemLanguage): string | null {
  const stem = Object.hasOwn(stemmers, language) ? stemmers[language] : undefined;
  const word = written
    .toLowerCase()
    .replace(/\p{DI}/gu, '')
    .replace(/['’]s?$/, '');
  if (!stem || !/^[\p{L}\p{M}]{3,40}$/u.test(word)) {
    return null;
  }
  const found = safeStem(stem, word);
  return found === null ? null : foldWord(found);
}

/** Returns null if the stemmer throws. */
export function safeStem(stem: (word: string) => string, word: string): string | null {
  try {
    return stem(word);
  } catch {
    return null;
  }
}
