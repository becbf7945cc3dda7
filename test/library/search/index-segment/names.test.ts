import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexSegment } from '../../../../main/library/search/index-segment/index-segment.ts';
import { nameKey } from '../../../../main/library/search/index-segment/names.ts';
import { tokenize } from '../../../../main/library/search/tokenize.ts';
import { stepGrowth } from '../../../step-growth.ts';
import { openBytes, searchFields, segmentBytes } from './open-segment.ts';

const encoder = new TextEncoder();

function segmentOf(...text: readonly string[]): IndexSegment {
  return openBytes(segmentBytes([searchFields({ text })]));
}

function joinedWith(segment: IndexSegment, key: string): readonly string[] {
  const [from, to] = segment.joinedNames.startingWith(encoder.encode(key));
  return Array.from({ length: to - from }, (_, at) => {
    const { ordinal, start, end } = segment.joinedNames.part(from + at, encoder.encode(key));
    const word = segment.word(ordinal);
    return `${word.slice(0, start)}[${word.slice(start, end)}]${word.slice(end)}`;
  });
}

describe('names', () => {
  it('are compared without the signs between their parts, except numbers', () => {
    const keyOf = (word: string): string => Buffer.from(nameKey(encoder.encode(word))).toString();
    expect(['co-star', 'a.b_c:d', "can't", 'v1.2.3', '10.5', 'utf-16', 'größe-x'].map(keyOf)).toEqual([
      'costar',
      'abcd',
      'cant',
      'v1.2.3',
      '10.5',
      'utf16',
      'größex',
    ]);
  });

  it('are found by several joined parts, but not by a single part that is a word', () => {
    const segment = segmentOf('garden-gate-key garden.gate v2.10.1 2010-05-06 -gate');
    expect(joinedWith(segment, 'gardengate')).toEqual(['[garden.gate]', '[garden-gate]-key']);
    expect(joinedWith(segment, 'gatekey')).toEqual(['garden-[gate-key]']);
    expect(joinedWith(segment, 'key')).toEqual([]);
    expect(joinedWith(segment, '2.10')).toEqual(['v[2.10].1']);
    expect(joinedWith(segment, '2010')).toEqual([]);
  });

  it('know where capitals and digits begin parts', () => {
    const segment = segmentOf('openGardenGate, opengardengate, crc32sum');
    const word = segment.find('opengardengate');
    expect([0, 1, 4, 9, 10].filter((offset) => segment.innerParts.has(word, offset))).toEqual([4, 10]);
    expect(segment.innerParts.has(segment.find('crc32sum'), 5)).toBe(true);
    expect(segment.innerParts.entries).toHaveLength(3);
  });

  it('take a tenth of an index at most', () => {
    const folder = path.join(import.meta.dirname, '..', '..', '..', '..', 'content', 'posts');
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const segment = segmentOf(...texts);
    const bytes = segment.innerParts.entries.byteLength + segment.joinedNames.entries.byteLength;
    expect(bytes).toBeGreaterThan(100);
    expect(bytes).toBeLessThan(segment.cost.rest / 10);
  });

  it('are written in time in proportion to their number', () => {
    const write = (count: number): void => {
      segmentOf(Array.from({ length: count }, (_, at) => `some${at}PartOf-name.of_${at % 97}Things`).join(' '));
    };
    expect(stepGrowth(write, 500)).toBeLessThan(6);
  });
});

describe('a segment', () => {
  it('finds a text inside of words, not across two of them', () => {
    const segment = segmentOf('harbour bourbon bou ourb');
    const found = segment.containing(encoder.encode('bour'), 10);
    expect(found.map(([ordinal, at]) => `${segment.word(ordinal)} ${at}`)).toEqual(['bourbon 0', 'harbour 3']);
    expect(segment.containing(encoder.encode('nharb'), 10)).toEqual([]);
    expect(segment.containing(encoder.encode('bour'), 1)).toHaveLength(1);
  });
});

describe('a text', () => {
  it('is taken apart in proportion to its length, whatever signs it has', () => {
    const pieces = [
      'a\u00ad',
      '\u200b',
      'a\u200b-',
      'a-',
      'aB',
      'ä\u2011',
      'a1',
      '🎈',
      '→ ',
      '本\u200b',
      '’',
      '--',
      'İ',
    ];
    const read = (length: number): void => {
      for (const piece of pieces) {
        tokenize(piece.repeat(length).slice(0, length));
      }
    };
    expect(stepGrowth(read, 2_000)).toBeLessThan(5);
  });
});
