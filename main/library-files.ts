import { parseByteRange } from './byte-range.ts';
import { type ContainedFile, openInside } from './contained-file.ts';
import { libraryFilePolicy } from './content-security.ts';
import { findShownType } from './file-types.ts';
import type { FileId, LibraryId } from './library/model.ts';
import type { FilePath } from './library/protocol.ts';

/** The open folder, as far as serving its pictures needs it. */
export interface ServedLibrary {
  readonly id: LibraryId;
  /** Taken when the folder was opened, links resolved. */
  readonly trueRoot: Buffer;
  /** The path of a file that the scan listed; fails for any other id. */
  locate(file: FileId): Promise<FilePath>;
}

const largestFile = 64 * 1024 * 1024;
// Media is given in pieces, so that no response holds a whole film in memory or a descriptor open.
const pieceOfMedia = 4 * 1024 * 1024;

/**
 * Answers `offprint-file://library/<LibraryId>/<FileId>`: pictures and media of the open folder, and nothing else.
 * The page names files by the ids that the scan gave them, so there is no path to climb; links that leave the folder
 * are refused all the same. Every descriptor is closed before the answer is given.
 */
export async function serveLibraryFile(request: Request, open: ServedLibrary | null): Promise<Response> {
  const ids = findIds(request.url);
  if (ids === null || open === null || ids.library !== open.id || (request.method !== 'GET' && request.method !== 'HEAD')) {
    return refusal(404);
  }
  let file: ContainedFile | null;
  try {
    file = await openInside(open.trueRoot, (await open.locate(ids.file)).path);
  } catch {
    return refusal(404);
  }
  if (file === null) {
    return refusal(404);
  }
  try {
    return await answer(request, file);
  } catch {
    return refusal(404);
  } finally {
    await file.handle.close();
  }
}

async function answer(request: Request, file: ContainedFile): Promise<Response> {
  const shown = findShownType(file.extension);
  if (shown === null) {
    return refusal(403);
  }
  const headers = { ...commonHeaders, 'Content-Type': shown.type };
  if (shown.kind === 'media') {
    const range = parseByteRange(request.headers.get('range'), file.size, pieceOfMedia);
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { ...commonHeaders, 'Content-Range': `bytes */${file.size}` } });
    }
    if (range !== null) {
      const body = await readPiece(file, range.start, range.end);
      return new Response(body, {
        status: 206,
        headers: {
          ...headers,
          'Accept-Ranges': 'bytes',
          'Content-Length': String(body.byteLength),
          'Content-Range': `bytes ${range.start}-${range.start + body.byteLength - 1}/${file.size}`,
        },
      });
    }
  }
  if (file.size > largestFile) {
    return refusal(403);
  }
  const body = request.method === 'HEAD' ? null : await readPiece(file, 0, file.size);
  return new Response(body, { status: 200, headers: { ...headers, 'Content-Length': String(file.size) } });
}

async function readPiece(file: ContainedFile, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.handle.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) {
      throw new Error('The file became shorter while it was read.');
    }
    filled += bytesRead;
  }
  return bytes;
}

function findIds(url: string): { readonly library: string; readonly file: FileId } | null {
  const parts = /^offprint-file:\/\/library\/([0-9a-f]{8,64})\/([0-9a-f]{8,64})$/.exec(url);
  return parts ? { library: parts[1] ?? '', file: (parts[2] ?? '') as FileId } : null;
}

const commonHeaders = {
  'Content-Security-Policy': libraryFilePolicy,
  'X-Content-Type-Options': 'nosniff',
  // A picture that changed on disk is to be seen.
  'Cache-Control': 'no-store',
};

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: commonHeaders });
}
