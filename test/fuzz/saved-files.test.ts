import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCheckedJson, writeCheckedJson } from '../../main/library/storage/checked-json.ts';
import { SectionFile, writeSectionFile } from '../../main/library/storage/section-file.ts';
import { openKnownLibraries } from '../../main/storage/known-libraries.ts';
import { openSearches } from '../../main/storage/searches.ts';
import { openSettings, openWindowPlace } from '../../main/storage/settings.ts';
import { searches, storedSettings } from '../../preload/contract.ts';
import type { LibraryId } from '../../main/library/model/ids.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { holds } from './fuzz.ts';

const id = 'a'.repeat(32);
const keys = [
  ...['version', 'theme', 'textSize', 'language', 'bounds', 'x', 'y', 'width', 'height', 'maximized', 'zoomLevel'],
  ...['libraries', 'id', 'root', 'lastOpened', 'post', 'place', 'block', 'offset', 'corrections', 'forgotten'],
  ...[id, 'recent', 'saved', 'text', 'filters', 'sort', 'seen', '__proto__', 'constructor', 'toString'],
];

/** JSON that has our keys in any place, and values that are nearly right. */
const saved = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1, 1e308, 110, 'dark', 'newest', id, '/', '', '2024', 'hidden'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 5 }).map(Object.fromEntries),
  ),
})).value;

it('files of settings that hold nearly what we write give what the contract names, and nothing else', () => {
  const folder = temporaryFolder();
  const onProblem = (): void => {};
  holds(
    saved,
    (value) => {
      for (const name of ['settings', 'window', 'searches', 'libraries']) {
        writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(value));
      }
      const settings = openSettings({ folder, instead: {}, onProblem, onChange: () => {} }).read();
      expect(storedSettings.parse(settings)).toEqual(settings);
      expect(openWindowPlace(folder, onProblem).read().zoomLevel).toBeTypeOf('number');
      const read = openSearches(folder, onProblem).read(id as LibraryId);
      expect(searches.parse(read)).toEqual(read);
      const known = openKnownLibraries({ folder, handbook: null, onProblem });
      expect(known.recent().every(({ root }) => root !== '')).toBe(true);
      expect('dark' in {} || 'polluted' in {}).toBe(false);
    },
    0.3,
  );
});

/** A change of some bytes: one is replaced, some are cut off or added. */
const damages = fc.array(fc.record({ at: fc.nat(400), cut: fc.nat(3), put: fc.uint8Array({ maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 3,
});

function damaged(bytes: Buffer, changes: readonly { at: number; cut: number; put: Uint8Array }[]): Buffer {
  return changes.reduce((whole, { at, cut, put }) => {
    const from = at % (whole.length + 1);
    return Buffer.concat([whole.subarray(0, from), put, whole.subarray(from + cut)]);
  }, bytes);
}

it('what was kept of a folder is read as it was written, or not at all, whatever bytes of it are changed', () => {
  const folder = temporaryFolder();
  const [list, segment] = [path.join(folder, 'list'), path.join(folder, 'segment')];
  const value = { posts: [{ title: 'The sea', words: ['a', 'b'] }], segments: [{ name: 'segment-1', dead: [4, 7] }] };
  writeCheckedJson(list, value);
  const sections = { one: Buffer.from('words of the first'), two: Buffer.alloc(40, 7), three: Buffer.alloc(0) };
  writeSectionFile(segment, sections);
  const [listBytes, segmentBytes] = [readFileSync(list), readFileSync(segment)];
  holds(
    damages,
    (changes) => {
      writeFileSync(list, damaged(listBytes, changes));
      const kept = orNull(() => readCheckedJson(list));
      expect(kept === null ? value : kept).toEqual(value);
      writeFileSync(segment, damaged(segmentBytes, changes));
      const file = orNull(() => new SectionFile(segment));
      // The bytes of a section have checksums of their own; the directory names no other place than one in the file.
      const lengths = file === null ? [] : Object.values(file.sections).map((section) => section.length);
      expect(lengths.length === 0 ? [18, 40, 0] : lengths).toEqual([18, 40, 0]);
      file?.close();
    },
    0.5,
  );
});

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
