import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FileDecoder } from '../../../main/library/records/encode-file.ts';
import { makeRecord, unreadableRecord } from '../../../main/library/records/make-record.ts';
import type { PostRecord } from '../../../main/library/records/post-record.ts';
import {
  mergeRecords,
  type RecordBytes,
  recordSections,
  RecordSegment,
  RecordWriter,
} from '../../../main/library/records/record-segment.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { openSource, siteSource } from '../../../main/library/sites/open-site.ts';
import { MemoryBytes } from '../../../main/library/storage/byte-source.ts';
import { DamagedData } from '../../../main/library/storage/damaged-data.ts';
import { randomNumbers } from '../render/random-numbers.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { randomRecord } from './random-records.ts';

function written(records: readonly PostRecord[]): RecordBytes {
  const writer = new RecordWriter();
  for (const record of records) {
    writer.add(record);
  }
  return writer.finish();
}

function opened(bytes: RecordBytes): RecordSegment {
  const [files, fileTable, texts, textTable] = recordSections.map((name) => new MemoryBytes(bytes[name]));
  return new RecordSegment({
    files: files as MemoryBytes,
    'file-table': fileTable as MemoryBytes,
    texts: texts as MemoryBytes,
    'text-table': textTable as MemoryBytes,
  });
}

function recordsOf(segment: RecordSegment): readonly PostRecord[] {
  const files = [...segment.files(new FileDecoder())].flat();
  return files.map((file, at) => ({ ...file, ...segment.text(at) }));
}

/** Compares records. Used because `toEqual` is slow with thousands of them. */
function expectSame(found: readonly PostRecord[], wanted: readonly PostRecord[], what = ''): void {
  expect(found.length, what).toBe(wanted.length);
  const other = wanted.findIndex((record, at) => !isDeepStrictEqual(found[at], record));
  expect(found[other], what).toEqual(wanted[other]);
}

function randomRecords(count: number, seed = 0): readonly PostRecord[] {
  return Array.from({ length: count }, (_record, at) => randomRecord(seed * 1_000_003 + at));
}

/** The records of every post of a folder. */
async function realRecords(root: string): Promise<readonly PostRecord[]> {
  const scanned = await scanFolder(root);
  const { site } = await openSource(siteSource(root, scanned, {}));
  return scanned.posts.map((file) => makeRecord(root, file, site).record);
}

/** All records of a segment as JSON, or `damaged`. */
function answerOf(bytes: RecordBytes): string {
  try {
    return JSON.stringify(recordsOf(opened(bytes)));
  } catch (error) {
    return error instanceof DamagedData ? 'damaged' : String(error);
  }
}

const sites = path.join(import.meta.dirname, '../../fixtures/sites');

describe('records', () => {
  it('are read as they were written, whatever is in them', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const records = randomRecords(50, seed);
      expectSame(recordsOf(opened(written(records))), records, `seed ${seed}`);
    }
  });

  it('are read as they were written, several hundred at once', () => {
    for (const count of [0, 1, 499, 500, 501, 1_000]) {
      const records = randomRecords(count);
      const segment = opened(written(records));
      expect(segment.size).toBe(count);
      expectSame(recordsOf(segment), records);
    }
  });

  it.each(readdirSync(sites))('are read as they were written: the site of %s', async (name) => {
    const records = await realRecords(path.join(sites, name));
    expect(records.length).toBeGreaterThan(0);
    expect(recordsOf(opened(written(records)))).toEqual(records);
  });

  it('are read as they were written: empty posts, and what can’t be read', async () => {
    const root = temporaryFolder({
      'empty.md': '',
      'only.md': '---\n---\n',
      'note.txt': 'no post',
      'blank.md': '\n\n',
    });
    const records = await realRecords(root);
    const [first] = records;
    const problem = { kind: 'unreadable', message: { code: 'problem.binary' }, line: null } as const;
    const refused = unreadableRecord((first as PostRecord).file, problem).record;
    const all = [...records, refused];
    expect(recordsOf(opened(written(all)))).toEqual(all);
    expect(all.map(({ listed }) => listed === null)).toEqual([false, true, false, false, false]);
  });

  it('are the same after a merge as if the remaining ones had been written at once', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const random = randomNumbers(seed);
      const parts = Array.from({ length: 1 + Math.floor(random() * 4) }, (_part, at) =>
        randomRecords(Math.floor(random() * 700) * (seed % 3 === 0 ? 1 : 0.05), seed * 10 + at),
      );
      const dead = parts.map((part) => part.map(() => random() < 0.3));
      const merged = mergeRecords(
        parts.map((part) => opened(written(part))),
        (segment, post) => dead[segment]?.[post] ?? false,
      );
      const left = parts.flatMap((part, at) => part.filter((_record, post) => !dead[at]?.[post]));
      const wanted = written(left);
      for (const section of recordSections) {
        expect(Buffer.compare(merged[section], wanted[section]), `${section}, seed ${seed}`).toBe(0);
      }
    }
  });

  it('are either reported as damaged or unchanged, whichever byte is changed', () => {
    const records = randomRecords(3);
    const bytes = written(records);
    const whole = JSON.stringify(records);
    let damaged = 0;
    for (const section of recordSections) {
      for (let at = 0; at < bytes[section].length; at += 1) {
        for (const flipped of [1, 0x80, 0xff]) {
          const changed = bytes[section].slice();
          changed[at] = (changed[at] as number) ^ flipped;
          const answer = answerOf({ ...bytes, [section]: changed });
          damaged += answer === 'damaged' ? 1 : 0;
          if (answer !== 'damaged' && answer !== whole) {
            expect.fail(`Byte ${at} of ${section} gives ${answer.slice(0, 1_000)}`);
          }
        }
      }
    }
    expect(damaged).toBeGreaterThan(1_000);
  });

  it('are reported as damaged if bytes are missing or belong to other records', () => {
    const bytes = written(randomRecords(12));
    const other = written(randomRecords(12, 7));
    for (const section of recordSections) {
      for (const given of [
        bytes[section].slice(0, -1),
        bytes[section].slice(0, 4),
        new Uint8Array(0),
        other[section],
      ]) {
        expect(() => recordsOf(opened({ ...bytes, [section]: given })), section).toThrow(DamagedData);
      }
    }
  });

  it('give the other texts where one is damaged', () => {
    const records = randomRecords(3);
    const bytes = written(records);
    const texts = bytes.texts.slice();
    texts[texts.length - 1] = 0;
    const segment = opened({ ...bytes, texts });
    expect(() => segment.text(2)).toThrow(DamagedData);
    expect({ ...records[1], ...segment.text(1) }).toEqual(records[1]);
  });
});
