import { describe, expect, it } from 'vitest';
import type { Block } from '../../../main/library/model/blocks.ts';
import { findText } from '../../../main/library/search/find-text.ts';

function blocksOf(...texts: readonly string[]): readonly Block[] {
  return texts.map((text, index) => ({ index, kind: 'prose', headings: [], line: 1, text }));
}

function found(wanted: string, ...texts: readonly string[]) {
  return findText(blocksOf(...texts), wanted).map(({ block, start, end }) => texts[block]?.slice(start, end));
}

describe('findText', () => {
  it('finds the exact text, also inside words and code, in reading order', () => {
    expect(findText(blocksOf('no', 'a pg_basebackup', 'base base'), 'base')).toEqual([
      { block: 1, start: 5, end: 9 },
      { block: 2, start: 0, end: 4 },
      { block: 2, start: 5, end: 9 },
    ]);
    expect(found('count(*)', 'SELECT COUNT(*) FROM t')).toEqual(['COUNT(*)']);
  });

  it('ignores case and accents, and returns the text as it is written in the post', () => {
    expect(found('creme', 'La Crème, cre\u0300me und CRÈME')).toEqual(['Crème', 'cre\u0300me', 'CRÈME']);
    expect(found('CRÈME', 'creme')).toEqual(['creme']);
    expect(found('strasse', 'Die Straße hier')).toEqual(['Straße']);
    expect(found('istanbul', 'in İstanbul')).toEqual(['İstanbul']);
    expect(found('λογος', 'ΛΌΓΟΣ λόγος')).toEqual(['ΛΌΓΟΣ', 'λόγος']);
    expect(found('file', 'a ﬁle')).toEqual(['ﬁle']);
  });

  it('keeps correct positions after characters whose folded form is longer or shorter', () => {
    expect(found('end', 'ﬃ İİ 😀 e\u0301 ß\u00ad the end')).toEqual(['end']);
    expect(found('word', '日本語 が wo\u00adrd')).toEqual(['wo\u00adrd']);
  });

  it('takes any white space for one space and any quotation mark for the plain one', () => {
    expect(found('two words', 'two\n   words and two words')).toEqual(['two\n   words', 'two words']);
    expect(found("don't", 'I don’t')).toEqual(['don’t']);
    expect(found('low-cost', 'a low\u2011cost flight, low–cost')).toEqual(['low\u2011cost', 'low–cost']);
    expect(found('lighthouse', 'light\u2060house')).toEqual(['light\u2060house']);
  });

  it('returns no overlapping hits, none for an empty text, and no more than the limit', () => {
    expect(found('aa', 'aaaaa')).toEqual(['aa', 'aa']);
    expect(found('s', 'ß')).toEqual(['ß']);
    expect(found('', 'a')).toEqual([]);
    expect(findText(blocksOf('aaaa'), 'a', 2)).toHaveLength(2);
  });

  it('distinguishes kana with and without a voiced sound mark', () => {
    expect(found('か', 'がか')).toEqual(['か']);
  });
});
