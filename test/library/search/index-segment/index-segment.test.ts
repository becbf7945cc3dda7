import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordedFields, type SearchFields } from '../../../../main/library/search/field-names.ts';
import { DamagedData } from '../../../../main/library/storage/damaged-data.ts';
import { IndexSegment } from '../../../../main/library/search/index-segment/index-segment.ts';
import { IndexSegmentWriter } from '../../../../main/library/search/index-segment/index-segment-writer.ts';
import { mergeIndexSegments } from '../../../../main/library/search/index-segment/merge-index-segments.ts';
import { stemWord } from '../../../../main/library/search/stem-word.ts';
import { tokenize } from '../../../../main/library/search/tokenize.ts';
import { type ByteSource, FileBytes, MemoryBytes } from '../../../../main/library/storage/byte-source.ts';
import { naiveWords } from './naive-index.ts';
import { contentOf, openBytes, searchFields, segmentBytes } from './open-segment.ts';
import { randomPosts } from './random-posts.ts';

function placesIn(fields: Partial<SearchFields>, word: string): readonly number[] {
  return (
    contentOf(openBytes(segmentBytes([searchFields(fields)]))).words.find(([own]) => own === word)?.[1][0]?.[2] ?? []
  );
}

function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

describe('IndexSegment', () => {
  it('counts running words, a compound having the place of its first part', () => {
    const fields = { text: ['run pg_basebackup now, run'] };
    const [run = 0, again = 0] = placesIn(fields, 'run');
    expect(placesIn(fields, 'pg_basebackup')).toEqual([run + 1]);
    expect(placesIn(fields, 'basebackup')).toEqual([run + 2]);
    expect(placesIn(fields, 'now')).toEqual([run + 3]);
    expect(again).toBe(run + 4);
  });

  it('keeps only the names in addresses', () => {
    const fields = { addresses: ['https://example.org/articles/full_text_tricks.html'] };
    expect(placesIn(fields, 'full_text_tricks')).toHaveLength(1);
    expect(placesIn(fields, 'articles')).toEqual([]);
    expect(placesIn(fields, 'https')).toEqual([]);
  });

  it('knows every word of random posts with its places and fields', () => {
    const writer = new IndexSegmentWriter();
    for (let seed = 0; seed < 30; seed += 1) {
      const posts = randomPosts(seed, 1 + (seed % 12));
      const segment = openBytes(segmentBytes(posts, writer));
      const naive = naiveWords(posts);
      const { words } = contentOf(segment);
      expect(words.map(([word]) => word)).toEqual([...naive.keys()].sort(byCodePoints));
      for (const [word, found] of words) {
        const expected = [...(naive.get(word) ?? [])].map(([number, places]) => [
          number,
          places.reduce((mask, [, field]) => mask | (1 << (recordedFields as readonly string[]).indexOf(field)), 0),
          places.map(([place]) => place),
        ]);
        expect(found).toEqual(expected);
        const first = found[0];
        expect(first && segment.fieldAt(first[0], first[2][0] as number)).toBe(
          (recordedFields as readonly string[]).indexOf(naive.get(word)?.get(first?.[0] ?? -1)?.[0]?.[1] ?? ''),
        );
      }
    }
  });

  it('keeps what has long lists and far places', () => {
    const texts = Array.from(
      { length: 3_000 },
      (_, at) => `word ${at % 2 === 0 ? 'even ' : ''}${'fill '.repeat(at % 9)}`,
    );
    const posts = texts.map((text, at) => searchFields({ text: at % 500 === 0 ? Array(900).fill(text) : [text] }));
    const segment = openBytes(segmentBytes(posts));
    const word = segment.postings(segment.find('word'));
    expect(word.posts).toHaveLength(3_000);
    expect([...segment.postings(segment.find('even')).posts]).toEqual(Array.from({ length: 1_500 }, (_, at) => 2 * at));
    const content = contentOf(segment).words.find(([own]) => own === 'word')?.[1];
    expect(content?.[500]?.[2]).toHaveLength(900);
    expect(content?.[500]?.[2]?.at(-1)).toBe(
      naiveWords([posts[500] as SearchFields])
        .get('word')
        ?.get(0)
        ?.at(-1)?.[0],
    );
  });

  it('finds words, beginnings and endings', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const segment = openBytes(segmentBytes(randomPosts(seed, 5)));
      const words = Array.from({ length: segment.wordCount }, (_, ordinal) => segment.word(ordinal));
      for (const [ordinal, word] of words.entries()) {
        expect(segment.find(word)).toBe(ordinal);
        expect(segment.find(`${word}x`)).toBe(words.indexOf(`${word}x`));
        const [begin = ''] = word;
        const [from, to] = segment.startingWith(begin);
        expect(words.slice(from, to)).toEqual(words.filter((other) => other.startsWith(begin)));
        const end = [...word].slice(-2).join('');
        const [first, last] = segment.endingWith(end);
        const found = Array.from({ length: last - first }, (_, at) => segment.word(segment.byEnding(first + at)));
        expect(found.sort()).toEqual(words.filter((other) => other.endsWith(end)).sort());
      }
      expect(segment.find('')).toBe(-1);
      expect(segment.find('\u{10ffff}')).toBe(-1);
    }
  });

  it('knows the words of a stem, by how they are written', () => {
    const texts = { de: 'Häuser Haus Läufe lief', en: 'posts posting postal', ar: 'الكتاب كتب', '': 'posts' };
    const posts = Object.entries(texts).map(([lang, text]) =>
      searchFields({ text: [text], lang: lang === '' ? 'xx' : lang }),
    );
    const segment = openBytes(segmentBytes(posts));
    expect([...segment.stems.keys()].sort()).toEqual(['ar', 'de', 'en']);
    for (const [language, stems] of segment.stems) {
      for (const { word, start, end } of tokenize(texts[language as keyof typeof texts])) {
        const stem = stemWord(texts[language as keyof typeof texts].slice(start, end), language);
        const found = stem === null ? [word] : stems.find(stem).map((ordinal) => segment.word(ordinal));
        expect(found).toContain(word);
      }
      expect(stems.find('zzz')).toEqual([]);
    }
  });

  it('returns buffers without unused bytes', () => {
    for (const bytes of Object.values(segmentBytes(randomPosts(1, 3)))) {
      expect(bytes.byteLength).toBe(bytes.buffer.byteLength);
    }
  });

  it('is empty without posts', () => {
    const segment = openBytes(segmentBytes([]));
    expect(segment.size).toBe(0);
    expect(segment.find('word')).toBe(-1);
    expect(contentOf(openBytes(mergeIndexSegments([segment, segment], () => false))).words).toEqual([]);
  });
});

describe('mergeIndexSegments', () => {
  it('gives what an index of the remaining posts is', () => {
    for (let seed = 0; seed < 25; seed += 1) {
      const groups = [0, 1, 2, 3].map((group) => randomPosts(seed * 10 + group, (seed + group * 3) % 7));
      const segments = groups.map((posts) => openBytes(segmentBytes(posts)));
      const isDead = (segment: number, number: number): boolean => (seed * 31 + segment * 7 + number * 5) % 4 === 0;
      const merged = mergeIndexSegments(segments, isDead);
      const rest = groups.flatMap((posts, segment) => posts.filter((_post, number) => !isDead(segment, number)));
      const fresh = contentOf(openBytes(segmentBytes(rest)));
      const content = contentOf(openBytes(merged));
      // A stem of a spelling that only a dead post had stays. It finds what it found before.
      expect({ ...content, stems: [] }).toEqual({ ...fresh, stems: [] });
      for (const [language, stems] of fresh.stems) {
        const kept = new Map(content.stems).get(language) ?? [];
        expect(kept).toEqual(expect.arrayContaining([...stems]));
      }
    }
  });

  it('gives the very same bytes as an index made at once where nothing is dead', () => {
    const groups = [1, 2, 3].map((seed) => randomPosts(seed, 6));
    const merged = mergeIndexSegments(
      groups.map((posts) => openBytes(segmentBytes(posts))),
      () => false,
    );
    const whole = segmentBytes(groups.flat());
    for (const part of ['postings', 'places'] as const) {
      expect(Buffer.compare(merged[part], whole[part])).toBe(0);
    }
    expect(contentOf(openBytes(merged))).toEqual(contentOf(openBytes(whole)));
  });
});

describe('a segment in files', () => {
  const withFiles = (use: (sources: Record<keyof typeof bytes, ByteSource>) => void): void => {
    const folder = mkdtempSync(path.join(tmpdir(), 'offprint-segment-'));
    try {
      const open = (name: string): FileBytes => {
        writeFileSync(path.join(folder, name), bytes[name as keyof typeof bytes]);
        return new FileBytes(path.join(folder, name));
      };
      const sources = {
        lexicon: open('lexicon'),
        posts: open('posts'),
        postings: open('postings'),
        places: open('places'),
      };
      use(sources);
      for (const source of Object.values(sources)) {
        source.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const bytes = segmentBytes(Array.from({ length: 40 }, (_, seed) => randomPosts(seed, 20)).flat());

  it('answers what one in memory answers', () => {
    expect(bytes.places.length).toBeGreaterThan(3 * 16_384);
    withFiles((sources) => {
      expect(contentOf(new IndexSegment(sources))).toEqual(contentOf(openBytes(bytes)));
    });
  });

  it('says that it is damaged, or answers rightly, whichever byte is another one', () => {
    const whole = JSON.stringify(contentOf(openBytes(bytes)));
    let found = 0;
    for (const part of ['lexicon', 'posts', 'postings', 'places'] as const) {
      for (let round = 0; round < 12; round += 1) {
        const changed = bytes[part].slice();
        const at = Math.floor(((round + 0.5) / 12) * changed.length);
        changed[at] = (changed[at] as number) ^ (1 << (round % 8));
        let answer = '';
        try {
          answer = JSON.stringify(contentOf(openBytes({ ...bytes, [part]: changed })));
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedData);
          found += 1;
          continue;
        }
        expect(answer).toBe(whole);
      }
    }
    expect(found).toBe(48);
  });

  it('says that it is damaged where bytes are missing, or those of another segment', () => {
    const other = segmentBytes(randomPosts(99, 20));
    for (const part of ['lexicon', 'posts', 'postings', 'places'] as const) {
      for (const given of [bytes[part].slice(0, -1), bytes[part].slice(0, 4), new Uint8Array(0)]) {
        expect(() => contentOf(openBytes({ ...bytes, [part]: given })), part).toThrow(DamagedData);
      }
      if (part !== 'posts') {
        expect(() => contentOf(openBytes({ ...bytes, [part]: other[part] })), part).toThrow(DamagedData);
      }
    }
  });

  it('says that it is damaged where its file can no longer be read', () => {
    const places: ByteSource = {
      length: bytes.places.length,
      read: () => {
        throw new RangeError('The file ends too early.');
      },
    };
    const { lexicon, posts, postings } = bytes;
    const segment = new IndexSegment({
      lexicon: new MemoryBytes(lexicon),
      posts: new MemoryBytes(posts),
      postings: new MemoryBytes(postings),
      places,
    });
    expect(() => contentOf(segment)).toThrow(DamagedData);
  });
});
