import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCheckedJson, writeCheckedJson } from '../../../main/library/storage/checked-json.ts';
import { DamagedData } from '../../../main/library/storage/damaged-data.ts';
import { SectionFile, writeSectionFile } from '../../../main/library/storage/section-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const sections = { files: Buffer.from('some files'), empty: new Uint8Array(0), texts: Buffer.from('two texts') };

function sectionFile(content: Readonly<Record<string, Uint8Array>> = sections): string {
  const file = path.join(temporaryFolder(), 'segment');
  writeSectionFile(file, content);
  return file;
}

/** The text of each section, in order. */
function read(file: string): readonly (readonly [name: string, text: string])[] {
  const opened = new SectionFile(file);
  try {
    return Object.entries(opened.sections).map(([name, source]) => [
      name,
      Buffer.from(source.read(0, source.length)).toString(),
    ]);
  } finally {
    opened.close();
  }
}

describe('a file of sections', () => {
  it('gives its sections as they were written', () => {
    expect(read(sectionFile())).toEqual([
      ['files', 'some files'],
      ['empty', ''],
      ['texts', 'two texts'],
    ]);
    expect(read(sectionFile({}))).toEqual([]);
  });

  it('is damaged wherever it is cut off', () => {
    const file = sectionFile();
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      expect(() => read(file), `${length} bytes`).toThrow(DamagedData);
    }
  });

  it('is reported as damaged, or has an intact directory, whichever byte is changed', () => {
    const file = sectionFile();
    const whole = readFileSync(file);
    const contentLength = Object.values(sections).reduce((sum, { length }) => sum + length, 0);
    for (let at = contentLength; at < whole.length; at += 1) {
      for (const flipped of [1, 0x80, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] as number) ^ flipped;
        writeFileSync(file, changed);
        expect(() => read(file), `byte ${at}`).toThrow(DamagedData);
      }
    }
  });

  it('leaves nothing behind that could not be written', () => {
    const folder = temporaryFolder();
    // A folder that is not empty can't be replaced by a file.
    mkdirSync(path.join(folder, 'segment', 'inner'), { recursive: true });
    expect(() => writeSectionFile(path.join(folder, 'segment'), sections)).toThrow();
    expect(readdirSync(folder)).toEqual(['segment']);
  });
});

describe('checked JSON', () => {
  it('is read as it was written', () => {
    const file = path.join(temporaryFolder(), 'manifest');
    for (const value of [null, [], { a: ['é\n\u2028', '\ud800', 1.5, null] }]) {
      writeCheckedJson(file, value);
      expect(readCheckedJson(file)).toEqual(value);
    }
  });

  it('is reported as damaged wherever it is cut off, and whichever byte is changed', () => {
    const file = path.join(temporaryFolder(), 'manifest');
    writeCheckedJson(file, { segments: ['é', 2] });
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 1) {
      writeFileSync(file, whole);
      truncateSync(file, at);
      expect(() => readCheckedJson(file), `${at} bytes`).toThrow(DamagedData);
      for (const flipped of [1, 0x10, 0x80, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] as number) ^ flipped;
        writeFileSync(file, changed);
        expect(() => readCheckedJson(file), `byte ${at}`).toThrow(DamagedData);
      }
    }
  });

  it('is reported as damaged if it is not JSON', () => {
    const file = path.join(temporaryFolder(), 'manifest');
    for (const text of ['\n', '0\n', `${crc32('{')}\n{`, 'null']) {
      writeFileSync(file, text);
      expect(() => readCheckedJson(file), text).toThrow(DamagedData);
    }
  });

  it('leaves nothing behind that could not be written', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'manifest', 'inner'), { recursive: true });
    expect(() => writeCheckedJson(path.join(folder, 'manifest'), {})).toThrow();
    expect(readdirSync(folder)).toEqual(['manifest']);
  });
});
