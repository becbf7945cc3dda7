import { describe, expect, it } from 'vitest';
import type { SearchFields } from '../../../../main/library/search/field-names.ts';
import { SearchIndex } from '../../../../main/library/search/search-index.ts';

/** An index of these posts, which are numbered from 1. A post that is only a text has this text. */
function indexOf(...posts: readonly (string | Partial<SearchFields>)[]): SearchIndex {
  const index = new SearchIndex();
  for (const [at, post] of posts.entries()) {
    const fields = typeof post === 'string' ? { text: [post] } : post;
    index.add(at + 1, { title: [], names: [], headings: [], text: [], code: [], ...fields });
  }
  return index;
}

/** The numbers of the found posts, each with the texts that it misses: `1`, `2 without sea`. Sorted. */
function found(index: SearchIndex, query: string): readonly string[] {
  const { scores, parts } = index.search(query);
  return [...scores.numbers]
    .map((number, at) => {
      const lacks = parts.filter((_part, bit) => ((scores.missing[at] as number) & (1 << bit)) !== 0);
      return `${number}${lacks.length === 0 ? '' : ` without ${lacks.map(({ text }) => text).join(', ')}`}`;
    })
    .sort();
}

describe('a word', () => {
  it('is wanted: posts without it are found too, and say what they miss', () => {
    expect(found(indexOf('red sea', 'red', 'sea', 'rose'), 'red sea ')).toEqual([
      '1',
      '2 without sea',
      '3 without red',
    ]);
  });

  it('is demanded in a field of its own', () => {
    const index = indexOf({ title: ['red'], text: ['sea'] }, { title: ['sea'], text: ['red'] }, 'red sea');
    expect(found(index, 'title:red ')).toEqual(['1']);
    expect(found(index, 'title:red sea ')).toEqual(['1']);
    expect(found(index, 'title:red title:sea ')).toEqual([]);
  });

  it('that is a name is its parts where no post has the name, and each of them is wanted', () => {
    const index = indexOf('storm and log', 'storm', 'log');
    expect(found(index, 'storm-log ')).toEqual(['1', '2 without log', '3 without storm']);
    const { parts, words } = index.search('and storm-log ');
    expect(parts.map(({ text, demand }) => [text, demand])).toEqual([
      ['and', undefined],
      ['storm', '"storm" log'],
      ['log', 'storm "log"'],
    ]);
    expect(words.words.map(({ variants }) => variants.map(({ word }) => word))).toEqual([['and'], ['storm'], ['log']]);
    expect(found(indexOf('storm-log', 'storm log'), 'storm-log ')).toEqual(['1']);
  });

  it('is named as it is written, and so is a phrase', () => {
    const { parts } = indexOf('red sea').search('  Red  "the sea" ');
    expect(parts.map(({ text, demand }) => [text, demand])).toEqual([
      ['Red', undefined],
      ['the sea', undefined],
    ]);
    // An excluded part has no other form that demands it.
    expect(indexOf('red sea').search('NOT red ').parts[0]?.demand).toBeNull();
  });

  it('is marked with all of its forms, in the fields that it is searched in', () => {
    const { words, phrases } = indexOf({ title: ['a vacuum'], text: ['vacuums'] }).searched('vacuum ');
    expect(words.map(({ variants }) => variants.map(({ word }) => word).sort())).toEqual([['vacuum', 'vacuums']]);
    expect(phrases).toEqual([]);
  });
});

describe('a scope', () => {
  const index = indexOf(
    { title: ['red'] },
    { headings: ['red'] },
    { text: ['red'] },
    { code: ['red'] },
    { names: ['red'] },
    { called: ['red'] },
  );

  it('limits the words beside it to its field', () => {
    expect(found(index, 'red ')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(found(index, 'in:title red ')).toEqual(['1']);
    expect(found(index, 'red in:headings ')).toEqual(['2']);
    expect(found(index, 'in:code red ')).toEqual(['4']);
    // Headings are text to a person.
    expect(found(index, 'in:text red ')).toEqual(['2', '3']);
  });

  it('may have others beside it, and then any of their fields will do', () => {
    expect(found(index, 'in:title in:code red ')).toEqual(['1', '4']);
    expect(found(index, 'in:title in:text red ')).toEqual(['1', '2', '3']);
  });

  it('reaches to the end of its brackets', () => {
    const two = indexOf({ title: ['red'], text: ['sea'] }, { title: ['sea'], text: ['red'] });
    expect(found(two, '(in:title red) sea ')).toEqual(['1']);
    expect(found(two, '(in:title sea) red ')).toEqual(['2']);
    expect(found(two, 'in:title (red OR sea) ')).toEqual(['1', '2']);
    expect(found(two, 'in:title (in:text red) ')).toEqual([]);
  });

  it('limits phrases too, and excludes only what is in its field', () => {
    const two = indexOf({ title: ['red sea'] }, { text: ['red sea'] }, { text: ['rose'] });
    expect(found(two, 'in:title "red sea" ')).toEqual(['1']);
    expect(found(two, 'title:"red sea" ')).toEqual(['1']);
    expect(found(two, 'in:text -red ')).toEqual(['1', '3']);
    expect(found(two, '-title:red ')).toEqual(['2', '3']);
  });

  it('is marked in its field alone', () => {
    const [everywhere] = index.searched('red ').words;
    const [inTitle] = index.searched('in:title red ').words;
    expect(inTitle?.fields).not.toBe(everywhere?.fields);
    expect(index.searched('title:red ').words[0]?.fields).toBe(inTitle?.fields);
  });
});

describe('a phrase', () => {
  it('is demanded, in what a person sees of the post', () => {
    const index = indexOf('a red sea', 'sea of red', { title: ['red sea'] }, { called: ['red sea'] });
    expect(found(index, '"red sea" ')).toEqual(['1', '3']);
    expect(found(index, '"red sea" of ')).toEqual(['1 without of', '3 without of']);
    expect(index.searched('"red sea" ')).toMatchObject({ words: [], phrases: [{ phrase: ['red', 'sea'] }] });
  });

  it('of a script without spaces is one word, which is wanted', () => {
    const index = indexOf('日本語を書く', 'sea', '日本語 sea', { called: ['日本語'] });
    expect(found(index, '日本語 sea ')).toEqual(['1 without sea', '2 without 日本語', '3', '4 without sea']);
    // In one field it is demanded, like any word.
    const titled = indexOf({ title: ['日本語'] }, { text: ['日本語'] }, { title: ['sea'] });
    expect(found(titled, 'title:日本語 sea ')).toEqual(['1 without sea']);
    // Excluded it is taken as written.
    expect(found(index, 'sea -日本語 ')).toEqual(['2']);
  });

  it('that no post has may begin and end inside words, but not if it is excluded', () => {
    const index = indexOf('the 2nd grader from Ohio', 'a grader from Wisconsin');
    expect(found(index, '"nd grader fro" ')).toEqual(['1']);
    expect(index.search('"nd grader" ').parts.map(({ text }) => text)).toEqual(['nd grader']);
    expect(found(index, 'grader -"nd grader" ')).toEqual(['1', '2']);
    expect(found(index, '"no such words" ')).toEqual([]);
  });
});

describe('an excluded part', () => {
  it('is no post with the word or with one of its stem, and not one with similar or longer words', () => {
    const index = indexOf('vacuum', 'vacuums', 'vacuumed', 'vacuous', 'vacuumfull', 'rose');
    expect(found(index, 'NOT vacuum ')).toEqual(['4', '5', '6']);
    expect(found(index, 'NOT vacuun ')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(found(indexOf('getElement', 'rose'), 'NOT element ')).toEqual(['1', '2']);
  });

  it('is only looked for in what a person sees of the post', () => {
    const index = indexOf({ called: ['red'], text: ['sea'] }, { text: ['red sea'] }, 'sea');
    expect(found(index, 'sea NOT red ')).toEqual(['1', '3']);
    index.setLinkWords(function* () {
      yield;
      return new Map([[3, ['red']]]);
    });
    expect(found(index, 'sea NOT red ')).toEqual(['1', '3']);
    expect(found(index, 'sea NOT "red" ')).toEqual(['1', '3']);
  });

  it('may be several words, of which a post must not have all', () => {
    const index = indexOf('red sea', 'red', 'sea', 'rose');
    expect(found(index, 'NOT (red sea) ')).toEqual(['2', '3', '4']);
    expect(found(index, 'NOT (red OR sea) ')).toEqual(['4']);
    expect(found(index, 'NOT (NOT red) ')).toEqual(['1', '2']);
    // Nothing is excluded while nothing is named.
    expect(found(index, 'NOT (in:title) ')).toEqual(['1', '2', '3', '4']);
    expect(found(index, 'rose NOT () ')).toEqual(['4']);
  });

  it('marks and ranks nothing', () => {
    const index = indexOf('red sea', 'sea');
    expect(index.searched('sea NOT red ').words).toHaveLength(1);
    expect(index.explain('sea NOT red ', 1)?.terms).toHaveLength(1);
  });
});

describe('a choice', () => {
  it('is wanted if it is one of words, and named as one', () => {
    const index = indexOf('red sea', 'blue sea', 'sea', 'red', 'rose');
    expect(found(index, '(red OR blue) sea ')).toEqual(['1', '2', '3 without red or blue', '4 without sea']);
    expect(index.search('((red sea) OR blue) ').parts.map(({ text, demand }) => [text, demand])).toEqual([
      ['red sea or blue', null],
    ]);
  });

  it('is demanded if it is one of phrases, fields or filters', () => {
    const index = indexOf(
      { text: ['red sea'] },
      { text: ['blue'], traits: ['table'] },
      { title: ['rose'] },
      { text: ['rose'] },
    );
    expect(found(index, '"red sea" OR title:rose ')).toEqual(['1', '3']);
    expect(found(index, 'title:rose OR has:table ')).toEqual(['2', '3']);
    expect(found(index, 'red OR has:table ')).toEqual(['1', '2']);
    expect(found(index, '(blue has:table) OR title:rose ')).toEqual(['2', '3']);
    expect(found(index, '(red has:table) OR title:rose ')).toEqual(['3']);
    expect(found(index, 'blue OR NOT has:table ')).toEqual(['1', '2', '3', '4']);
  });

  it('leaves out what asks for nothing', () => {
    const index = indexOf('red', 'rose');
    expect(found(index, 'red OR in:title ')).toEqual(['1']);
    expect(found(index, '() OR red ')).toEqual(['1']);
    expect(found(index, '(() OR ()) red ')).toEqual(['1']);
    expect(found(index, '(in:title OR in:code) red ')).toEqual(['1']);
  });

  it('is as rare as its most common alternative', () => {
    // Each post misses one part. The post with the rarer part comes first.
    const many = Array.from({ length: 30 }, () => 'common');
    const index = indexOf('scarce', 'unique', ...many);
    const { scores } = index.search('(unique OR common) scarce ');
    const scoreOf = (number: number) => scores.scores[scores.numbers.indexOf(number)] ?? Number.NEGATIVE_INFINITY;
    expect(scoreOf(1)).toBeGreaterThan(scoreOf(3));
    expect(index.searched('(unique OR common) ').words).toHaveLength(2);
    expect(index.searched('("unique" OR "common") ').phrases.map(({ phrase }) => phrase)).toEqual([
      ['unique'],
      ['common'],
    ]);
  });
});

describe('a filter', () => {
  it('lets posts pass that have what it asks for, with and without words', () => {
    const index = indexOf(
      { text: ['red'], traits: ['table', 'code:sql'] },
      { text: ['red'] },
      { text: ['rose'], traits: ['table'] },
    );
    expect(found(index, 'has:table ')).toEqual(['1', '3']);
    expect(found(index, '-has:table ')).toEqual(['2']);
    expect(found(index, 'red has:table ')).toEqual(['1']);
    expect(found(index, 'has:table code:sql ')).toEqual(['1']);
    expect(index.search('has:table ').parts.map(({ text, demand }) => [text, demand])).toEqual([['', null]]);
  });
});

it('finds no post for signs alone, whatever stands beside them', () => {
  const index = indexOf('red', '--- !');
  expect(found(index, '--- ')).toEqual([]);
  expect(found(index, '!? ')).toEqual([]);
});

it('finds every post where a field is not finished', () => {
  expect(found(indexOf('red', 'sea'), 'year: ')).toEqual(['1', '2']);
  expect(found(indexOf('red', 'sea'), 'red year: ')).toEqual(['1']);
});
