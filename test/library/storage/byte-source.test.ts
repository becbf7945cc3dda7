import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ByteSource, FileBytes, MemoryBytes, PartOfBytes } from '../../../main/library/storage/byte-source.ts';

const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-bytes-'));
  file = path.join(folder, 'some.bytes');
  writeFileSync(file, content);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['MemoryBytes', (): ByteSource => new MemoryBytes(content.subarray(100, 300))],
  ['FileBytes', (): ByteSource => new FileBytes(file, { start: 100, length: 200 })],
  ['PartOfBytes', (): ByteSource => new PartOfBytes(new PartOfBytes(new FileBytes(file), 50, 900), 50, 200)],
])('%s', (_name, open) => {
  it('gives exactly the bytes that are asked for', () => {
    const source = open();
    expect(source.length).toBe(200);
    expect([...source.read(0, 3)]).toEqual([100, 101, 102]);
    expect([...source.read(198, 2)]).toEqual([47, 48]);
    expect(source.read(200, 0)).toHaveLength(0);
  });

  it.each([
    [-1, 1],
    [0, 201],
    [200, 1],
    [0, -1],
    [Number.NaN, 1],
  ])('throws where it does not have them: %d, %d', (offset, length) => {
    expect(() => open().read(offset, length)).toThrow(RangeError);
  });
});

describe('FileBytes', () => {
  it('throws for a part that the file does not have', () => {
    expect(() => new FileBytes(file, { start: 900, length: 101 })).toThrow(RangeError);
    expect(() => new FileBytes(file, { start: 1_001 })).toThrow(RangeError);
  });

  it('throws where the file has become shorter, and after it was closed', () => {
    const source = new FileBytes(file);
    truncateSync(file, 500);
    expect(source.read(400, 100)).toHaveLength(100);
    expect(() => source.read(450, 100)).toThrow(RangeError);
    source.close();
    source.close();
    expect(() => source.read(0, 1)).toThrow();
  });
});
