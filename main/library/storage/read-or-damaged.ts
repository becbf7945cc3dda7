import type { ByteSource } from './byte-source.ts';
import { DamagedData } from './damaged-data.ts';

/** Reads bytes, and throws `DamagedData` for any error. A file that has become too short counts as damaged. */
export function readOrDamaged(source: ByteSource, offset: number, length: number): Uint8Array {
  try {
    return source.read(offset, length);
  } catch (cause) {
    throw new DamagedData('Saved data cannot be read.', { cause });
  }
}
