import { CallFailure, type FilePath } from '../library/protocol.ts';
import { openInside } from './contained-file.ts';

/** In bytes. A drawing with a photograph in it may be this large. */
const largest = 16 * 1024 * 1024;

/** The bytes of an SVG file in the folder. Fails for any other file, and for one that is too large. */
export async function readDrawing(root: Buffer, path: FilePath['path']): Promise<Uint8Array> {
  const file = await openInside(root, path);
  if (file === null) {
    throw new CallFailure('gone', 'failure.drawing-gone');
  }
  try {
    if (file.extension !== 'svg') {
      throw new CallFailure('refused', 'failure.no-svg');
    }
    if (file.size > largest) {
      throw new CallFailure('refused', 'failure.drawing-too-large');
    }
    const bytes = new Uint8Array(file.size);
    // Bytes that were added meanwhile are left out.
    const { bytesRead } = await file.handle.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.handle.close();
  }
}
