import { crc32 } from 'node:zlib';
import { type ByteSource, FileBytes, PartOfBytes } from './byte-source.ts';
import { DamagedData } from './damaged-data.ts';
import { readOrDamaged } from './read-or-damaged.ts';
import { replaceFile, replaceFileLater } from './replace-file.ts';

/*
 * A file of named sections. First come the sections, then their names and lengths as JSON. The last twelve bytes are
 * the length of that JSON, its checksum, and `OFP1`. The content of a section is checked by its reader.
 */

const mark = Buffer.from('OFP1');
const endLength = 12;
const longestDirectory = 64 * 1024;

/** Writes a file of sections, completely or not at all. Throws errors of the file system. */
export function writeSectionFile(path: string, sections: Sections): void {
  replaceFile(path, partsOf(sections), { sync: false });
}

/** Does the same without blocking. */
export async function writeSectionFileLater(path: string, sections: Sections): Promise<void> {
  await replaceFileLater(path, partsOf(sections), { sync: false });
}

type Sections = Readonly<Record<string, Uint8Array>>;

function partsOf(sections: Sections): readonly Uint8Array[] {
  const directory = Buffer.from(JSON.stringify(Object.entries(sections).map(([name, bytes]) => [name, bytes.length])));
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(directory.length, 0);
  end.writeUInt32LE(crc32(directory), 4);
  mark.copy(end, 8);
  return [...Object.values(sections), directory, end];
}

/** An open file of sections. */
export class SectionFile {
  readonly sections: Readonly<Record<string, ByteSource>>;
  readonly #file: FileBytes;

  /** Throws `DamagedData` if it is not such a file, and errors of the file system. */
  constructor(path: string) {
    this.#file = new FileBytes(path);
    try {
      this.sections = readDirectory(this.#file);
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  /** In bytes. */
  get length(): number {
    return this.#file.length;
  }

  close(): void {
    this.#file.close();
  }
}

function readDirectory(file: FileBytes): Readonly<Record<string, ByteSource>> {
  const end = Buffer.from(readOrDamaged(file, file.length - endLength, endLength));
  const length = end.readUInt32LE(0);
  if (!end.subarray(8).equals(mark) || length > longestDirectory) {
    throw new DamagedData('This is not a file of sections.');
  }
  const start = file.length - endLength - length;
  const directory = Buffer.from(readOrDamaged(file, start, length));
  if (crc32(directory) !== end.readUInt32LE(4)) {
    throw new DamagedData('The directory of a file of sections is damaged.');
  }
  const sections: Record<string, ByteSource> = {};
  let at = 0;
  for (const [name, sectionLength] of JSON.parse(directory.toString()) as readonly [string, number][]) {
    sections[name] = new PartOfBytes(file, at, sectionLength);
    at += sectionLength;
  }
  if (at !== start) {
    throw new DamagedData('The sections of a file are not as long as it says.');
  }
  return sections;
}
