import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../main/library/search/search-index.ts';
import { everyKind, randomText } from './random-text.ts';

function indexOf(
  ...posts: readonly (string | { title?: string; names?: readonly string[]; text?: string })[]
): SearchIndex {
  const index = new SearchIndex();
  posts.forEach((post, at) => {
    const { title = '', names = [], text = '' } = typeof post === 'string' ? { text: post } : post;
    index.add(at + 1, { title: [title], names, headings: [], text: [text], code: [] });
  });
  return index;
}

function found(index: SearchIndex, query: string): readonly number[] {
  return [...index.search(query).scores.numbers].sort((a, b) => a - b);
}

function bestFirst(index: SearchIndex, query: string): readonly number[] {
  const { numbers, scores } = index.search(query).scores;
  const order = [...numbers.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return order.map((at) => numbers[at] as number);
}

describe('SearchIndex', () => {
  it('finds the posts that hold all words, wherever they stand, before one that misses a word', () => {
    const index = indexOf('red green', { title: 'Red', text: 'green' }, 'red', { names: ['green'], text: 'red' });
    expect(bestFirst(index, 'red green ').slice(0, 3).sort()).toEqual([1, 2, 4]);
    expect(bestFirst(index, 'red green ')[3]).toBe(3);
  });

  it('finds posts with any of the words where none holds all', () => {
    expect(found(indexOf('red', 'green', 'blue'), 'red green ')).toEqual([1, 2]);
  });

  it('treats the last word as a beginning', () => {
    const index = indexOf('postgres', 'posting', 'pasta', 'post');
    expect(found(index, 'post')).toEqual([1, 2, 4]);
    // Words with the same stem.
    expect(found(index, 'post ')).toEqual([2, 4]);
  });

  it('finds a compound whole, or else its parts', () => {
    const index = indexOf('pg_basebackup', 'pg and basebackup', '--force', 'force');
    expect(found(index, 'pg_basebackup ')).toEqual([1]);
    expect(found(index, 'basebackup ')).toEqual([1, 2]);
    expect(found(index, 'basebackup_pg ')).toEqual([1, 2]);
    expect(found(index, '--force ')).toEqual([3]);
    expect(found(index, 'force ')).toEqual([3, 4]);
  });

  it('tells C++ from C', () => {
    const index = indexOf('I write C++', 'I write C', 'I write C#');
    expect(found(index, 'C++ ')).toEqual([1]);
    expect(found(index, 'c ')).toEqual([2]);
    expect(found(index, 'c# ')).toEqual([3]);
  });

  it('finds posts in scripts that put no spaces between words', () => {
    const index = indexOf('私は日本語を書く', 'PostgreSQL入門', '本日は晴天');
    expect(found(index, '日本語')).toEqual([1]);
    expect(found(index, 'postgresql')).toEqual([2]);
    expect(found(index, '入門 ')).toEqual([2]);
    expect(found(index, '日')).toEqual([1, 3]);
  });

  it('finds more posts than a hundred', () => {
    expect(found(indexOf(...Array.from({ length: 1_500 }, () => 'common')), 'common ')).toHaveLength(1_500);
  });

  it('forgets what was removed and takes it in again', () => {
    const index = indexOf('old words', 'other');
    index.remove(1);
    expect(found(index, 'old')).toEqual([]);
    expect(index.has(1)).toBe(false);
    index.add(1, { title: ['new'], names: [], headings: [], text: ['words'], code: [] });
    expect(found(index, 'old')).toEqual([]);
    expect(found(index, 'new words ')).toEqual([1]);
    index.remove(99);
    expect(index.size).toBe(2);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    'treats the word “%s” as any other word',
    (word) => {
      const index = indexOf(`the ${word} here`, 'nothing');
      expect(found(index, `${word} `)).toEqual([1]);
      expect(found(indexOf('nothing'), `${word} `)).toEqual([]);
      index.remove(1);
      expect(found(index, `${word} `)).toEqual([]);
    },
  );

  it('lets a phrase begin and end inside words where no post has it in whole ones', () => {
    const index = indexOf('a 2nd grader from Wisconsin', 'a way that has audit2allow', 'the grader from Ohio');
    expect(found(index, '"nd grader from"')).toEqual([1]);
    expect(found(index, '"that has audit"')).toEqual([2]);
    expect(found(index, '"nd grader from Wis"')).toEqual([1]);
    expect(found(index, '"grader from"')).toEqual([1, 3]);
    expect(found(index, '"rader rom"')).toEqual([]);
    expect(found(index, '"grader" -"nd grader"')).toEqual([1, 3]);
    expect(index.search('"nd grader"').words.phrases.map(({ phrase }) => phrase)).toEqual([['2nd', 'grader']]);
  });

  it('finds nothing for signs, and for words that no post holds', () => {
    const index = indexOf('one');
    expect(index.search('--- !').words).toEqual({ words: [], phrases: [] });
    expect(found(index, 'two ')).toEqual([]);
    expect(found(new SearchIndex(), 'one')).toEqual([]);
  });

  it('finds the post whose title has the words among very many that have them in their text', () => {
    const index = indexOf(
      ...Array.from({ length: 700 }, () => 'red roses'),
      { title: 'Red roses', text: 'a garden' },
      ...Array.from({ length: 700 }, () => 'red roses'),
    );
    expect(bestFirst(index, 'red roses ')[0]).toBe(701);
    // A post that lacks a word comes after all posts that have both.
    index.add(6, { title: ['Red red red'], names: [], headings: [], text: ['tulips'], code: [] });
    expect(bestFirst(index, 'red roses ').at(-1)).toBe(6);
  });

  it('puts rare words and titles first', () => {
    const many = Array.from({ length: 20 }, () => 'common');
    const index = indexOf(...many, 'common rare', { title: 'common', text: 'words' });
    expect(bestFirst(index, 'common ')[0]).toBe(22);
    expect(found(index, 'common rare ')).toEqual([21]);
  });
});

describe('a query of any kind', () => {
  it('never fails', () => {
    const index = indexOf(...Array.from({ length: 300 }, (_, seed) => randomText(seed)));
    const pieces = [
      ...everyKind,
      'word ',
      'title:',
      'in:code ',
      'has:table ',
      ' OR ',
      '"',
      ' -',
      '(',
      ')',
      'year:2010 ',
    ];
    for (let seed = 0; seed < 500; seed += 1) {
      const query = randomText(seed, pieces);
      expect(
        index.search(query).scores.scores.every((score) => Number.isFinite(score)),
        query,
      ).toBe(true);
      index.searched(query);
      index.explain(query, 1);
    }
    for (const query of ['a '.repeat(50_000), '('.repeat(50_000), 'word OR '.repeat(5_000), '"word '.repeat(5_000)]) {
      index.search(query);
    }
  });

  it('never ranks a typing error above the exact word', () => {
    const index = indexOf({ title: 'Vacuun', text: 'vacuun vacuun vacuun' }, 'a vacuum once in a long text of words');
    expect(found(index, 'vacuum ')).toEqual([2]);
  });

  it('finds similar words if no post has the word itself', () => {
    expect(found(indexOf('vacuum', 'vague'), 'vacuun ')).toEqual([1]);
  });

  it('tells what a score is made of', () => {
    const index = indexOf({ title: 'Red roses', text: 'red roses are red' }, 'red');
    const why = index.explain('red roses ', 1);
    expect(why?.terms.map((term) => term.split('|')[0])).toEqual(['red', 'roses']);
    const { nearness = 0, order = 0, title = 0, heading = 0, head = 0, called = 0 } = why ?? {};
    const parts = [...(why?.words ?? []), nearness, order, title, heading, head, called];
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(why?.score ?? 0);
    expect(why?.missing).toBe(0);
    expect(index.explain('red ', 99)).toBeNull();
  });
});
