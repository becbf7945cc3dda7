import { expect, it } from 'vitest';
import { compileCatalogue } from '../../../build/compile-texts.mjs';
import { type TextId, Texts, type Values } from '../../../preload/texts/texts.ts';

/** A catalogue of these messages alone, with any ids. */
function speak(messages: Readonly<Record<string, string>>, locale = 'en') {
  const texts = new Texts(locale, JSON.parse(compileCatalogue(JSON.stringify(messages))));
  return {
    texts,
    say: (id: string, values?: Values) => texts.say(id as TextId, values),
    told: (code: string, values?: Values) => ({ code: code as TextId, ...(values ? { values } : {}) }),
  };
}

it('uses the plurals and the digit grouping of the language', () => {
  const message = { posts: '{count, plural, one {# post} other {# posts}}' };
  expect(speak(message).say('posts', { count: 1 })).toBe('1 post');
  expect(speak(message).say('posts', { count: 1805 })).toBe('1,805 posts');
  expect(speak(message, 'de').say('posts', { count: 1805 })).toBe('1.805 posts');
});

it('puts told texts into told texts, also several in a row', () => {
  const { say, told } = speak({ failed: 'Not read: {why}', gone: '{file} is gone', late: 'late', 'list.comma': '、' });
  const why = [told('gone', { file: 'a.md' }), told('late')];
  expect(say('failed', { why })).toBe('Not read: a.md is gone、late');
});

it('keeps pieces separate that are not text', () => {
  const { texts } = speak({ made: 'Made with {name}.' });
  const name = { element: 'strong' };
  expect(texts.pieces('made' as TextId, { name })).toEqual(['Made with ', name, '.']);
});

it('inserts values unchanged, even if they contain message syntax', () => {
  const { say } = speak({ found: 'No post has “{text}”.' });
  expect(say('found', { text: "{count, plural} # ' <b>" })).toBe("No post has “{count, plural} # ' <b>”.");
});

it('shows the name of a text that is missing', () => {
  expect(speak({}).say('not.there')).toBe('not.there');
});
