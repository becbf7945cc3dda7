import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DamagedData } from './damaged-data.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes a value as JSON, with its checksum in a first line. After a failure the file is the old one or the new one,
 * never a part of it.
 */
export function writeCheckedJson(path: string, value: unknown): void {
  const text = JSON.stringify(value);
  replaceFile(path, [Buffer.from(`${crc32(text)}\n${text}`)], { sync: false });
}

/** Reads a file of `writeCheckedJson`. Throws `DamagedData`, and errors of the file system. */
export function readCheckedJson(path: string): unknown {
  const file = readFileSync(path, 'utf8');
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  if (end < 0 || crc32(text) !== Number(file.slice(0, end))) {
    throw new DamagedData('The checksum of a file is wrong.');
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DamagedData('A file is no JSON.', { cause });
  }
}
