import { describe, expect, it } from 'vitest';
import { type LineHeader, parseLineHeader, splitUnopened } from '../../../main/library/front-matter/split-header.ts';

function plainHeader(header: LineHeader | null): unknown {
  return header && { ...header, fields: Object.fromEntries(header.fields) };
}

describe('front matter without an opening fence', () => {
  it.each([
    ['title: A\nb: 1\n---\nBody', 'yaml', 'title: A\nb: 1\n', 4],
    ['title : A\n---\nBody', 'yaml', 'title : A\n', 3],
    ['title: A\n------ \t\nBody', 'yaml', 'title: A\n', 3],
    ['"title": "A"\n;;;\nBody', 'json', '"title": "A"\n', 3],
    ['"title": "A"\n;;; \nBody', 'json', '"title": "A"\n', 3],
    ['title: A --- ;;;\n--- no\nno ;;;\n---\nBody', 'yaml', 'title: A --- ;;;\n--- no\nno ;;;\n', 5],
  ])('is split off %j', (text, language, source, bodyLine) => {
    expect(splitUnopened(text)).toEqual({
      frontMatter: { language, source },
      body: 'Body',
      bodyLine,
      linesBefore: 0,
    });
  });

  it('may be all of the text', () => {
    expect(splitUnopened('title: A\n---')).toMatchObject({ body: '', bodyLine: 3 });
  });

  it.each([
    ['that begins with words', 'Some words first.\nnote: x\n---\nMore\n'],
    ['whose first line has a colon behind several words', 'To be clear: x\nnote: x\n---\nMore\n'],
    ['without a rule', 'title: A\nmore\n'],
    ['whose rule comes too late', `title: A\n${'more\n'.repeat(500)}---\n`],
  ])('is not split off a text %s', (_which, text) => {
    expect(splitUnopened(text)).toBeNull();
  });
});

describe('lines of meta-data', () => {
  function meta(text: string): unknown {
    return plainHeader(parseLineHeader(text, ['meta']));
  }

  it('have a key, a colon and a value, without the spaces around it', () => {
    expect(meta('Title:A\nTags: \t a, b  \n   Other-Key: c\n\nBody')).toEqual({
      fields: { title: 'A', tags: 'a, b', 'other-key': 'c' },
      body: 'Body',
      bodyLine: 5,
    });
  });

  it('end at a line of spaces, which is not a part of the body', () => {
    expect(meta('Title: A\n  \t\nBody: x')).toEqual({ fields: { title: 'A' }, body: 'Body: x', bodyLine: 3 });
  });

  it('may be all of the text', () => {
    expect(meta('Title: A')).toEqual({ fields: { title: 'A' }, body: '', bodyLine: 2 });
    expect(meta('Title: A\n')).toEqual({ fields: { title: 'A' }, body: '', bodyLine: 3 });
  });

  it('go on with four spaces or a tab, and with no fewer', () => {
    expect(meta('Title: A\n    b  \n\tc\n\n')).toMatchObject({ fields: { title: ['A', 'b', 'c'] } });
    expect(meta('Title: A\n b\n')).toMatchObject({ fields: { title: 'A' }, body: ' b\n', bodyLine: 2 });
    expect(meta('Title: A\nWords    with a gap\n')).toMatchObject({ fields: { title: 'A' }, bodyLine: 2 });
  });

  it('may give a key several times, and an empty value adds nothing', () => {
    expect(meta('Tag: a\nTag: b\nTag: c\nTag:\n')).toMatchObject({ fields: { tag: ['a', 'b', 'c'] } });
    expect(meta('Tag: a\nTag:\n')).toMatchObject({ fields: { tag: 'a' } });
  });

  it.each(['Words.\nTitle: A\n', '\nTitle: A\n', '', '    Title: A\n', 'To be clear: x\n'])('are not in %j', (text) => {
    expect(meta(text)).toBeNull();
  });
});

describe('lines in a comment', () => {
  function commented(text: string): unknown {
    return plainHeader(parseLineHeader(text, ['comment']));
  }
  const fields = { title: 'A', slug: 'b' };

  it.each([
    ['in a comment', '<!--\n.. title: A\n.. slug: b\n-->\nBody', 5],
    ['in a comment before an empty line', '<!--\n.. title: A\n.. slug: b\n-->\n \t\nBody', 6],
    ['in a comment with empty lines and words', '<!--\n\n.. title: A\nwords\n\n.. slug: b\n-->\nBody', 8],
    ['in a comment behind spaces', ' \n  <!-- .. title: A\n  .. slug: b -->\nBody', 4],
    ['in a comment without a space', '<!--.. title: A\n.. slug:b-->\nBody', 3],
    ['bare', '.. title: A\n.. slug: b\n\nBody', 4],
    ['bare, behind spaces', ' \n  .. title:  A \n\t.. slug: b\n \nBody', 5],
    ['bare, with a line that is not a field', '.. title: A\n.. a note\n  .. and one more\n.. slug: b\n\nBody', 6],
    ['bare, up to the first words', '.. title: A\n.. slug: b\nBody', 3],
  ])('are read %s', (_where, text, bodyLine) => {
    expect(commented(text)).toEqual({ fields, body: 'Body', bodyLine });
  });

  it('end with the comment', () => {
    expect(commented('<!--\n.. title: A\n.. slug: b -->\n.. other: c\n')).toEqual({
      fields,
      body: '.. other: c\n',
      bodyLine: 4,
    });
  });

  it('may be all of the text', () => {
    expect(commented('<!--\n.. title: A\n.. slug: b\n-->')).toEqual({ fields, body: '', bodyLine: 5 });
    expect(commented('<!--\n.. title: A\n.. slug: b')).toEqual({ fields, body: '', bodyLine: 4 });
    expect(commented('.. title: A\n.. slug: b')).toEqual({ fields, body: '', bodyLine: 3 });
  });

  it('are only those at the start of the text', () => {
    expect(commented('.. title: A\n.. slug: b\nWords .. other: c\n')).toMatchObject({ fields, bodyLine: 3 });
    expect(commented('.. title: A\n.. slug: b\nWords\n.. other: c\n')).toMatchObject({ fields, bodyLine: 3 });
    expect(commented('.. title: A\n.. slug: b\n\n.. other: c\n')).toMatchObject({ fields, bodyLine: 4 });
  });

  it.each(['Words <!-- .. title: A -->\n', '<!-- words -->\n.. title: A\n', ' \n\n', '', '.. words\n'])(
    'are not in %j',
    (text) => {
      expect(commented(text)).toBeNull();
    },
  );
});

it('reads the first form that the site has and the text begins with', () => {
  const fields = new Map([['title', 'A']]);
  expect(parseLineHeader('.. title: A\n', ['meta', 'comment'])?.fields).toEqual(fields);
  expect(parseLineHeader('Title: A\n', ['comment', 'meta'])?.fields).toEqual(fields);
  expect(parseLineHeader('.. title: A\n', ['unopened', 'commented'])).toBeNull();
  expect(parseLineHeader('Title: A\n', ['unopened', 'commented'])).toBeNull();
});
