/** A half-open range. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes of a file of this `size` that a `Range` header asks for. Null if there is no header, or one that may be
 * ignored (several ranges, other units). `unsatisfiable` if the file does not have these bytes.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!parts || (parts[1] === '' && parts[2] === '')) {
    return null;
  }
  if (parts[1] === '') {
    const length = Math.min(Number(parts[2]), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size };
  }
  const start = Number(parts[1]);
  const last = parts[2] === '' ? size - 1 : Math.min(Number(parts[2]), size - 1);
  if (start >= size) {
    return 'unsatisfiable';
  }
  return last < start ? null : { start, end: last + 1 };
}
