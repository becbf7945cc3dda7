import { expect, it } from 'vitest';
import { chooseLocale } from '../../../preload/texts/languages.ts';

it.each([
  ['system', ['de-AT', 'en-US'], 'de-AT'],
  ['system', ['fr-FR', 'ja-JP', 'en-US'], 'ja-JP'],
  ['system', ['fr-FR'], 'en'],
  ['system', [], 'en'],
  ['system', ['C', 'de_DE.UTF-8'], 'en'],
  ['system', ['den', 'jam'], 'en'],
  ['ja', ['de-AT'], 'ja'],
  ['de', ['en-US', 'de-CH'], 'de-CH'],
  ['en', ['de', 'en-GB'], 'en-GB'],
] as const)('with %s chosen and %j preferred speaks %s', (chosen, preferred, locale) => {
  expect(chooseLocale(chosen, preferred)).toBe(locale);
});
