import { parseByteRange } from './byte-range.ts';
import { type ContainedFile, openInside } from '../security/contained-file.ts';
import { libraryFilePolicy } from '../security/content-security.ts';
import { findShownType } from '../security/file-types.ts';
import type { FileId, LibraryId } from '../library/model.ts';
import type { FilePath } from '../library/protocol.ts';

/** The open folder, as far as serving its pictures needs it. */
export interface ServedLibrary {
  readonly id: LibraryId;
  /** Taken when the folder was opened, links resolved. */
  readonly trueRoot: Buffer;
  /** The path of a file that the scan listed; fails for any other id. */
  locate(file: FileId): Promise<FilePath>;
}

const largestPicture = 64 * 1024 * 1024;
const pieceOfMedia = 256 * 1024;

/**
 * Answers `offprint-file://library/<LibraryId>/<FileId>`: pictures and media of the open folder, and nothing else.
 * The page names files by the ids that the scan gave them, so there is no path to climb; links that leave the folder
 * are refused all the same. A picture's descriptor is closed before the answer is given; that of a film or a sound when
 * it was read to its end or nobody wants the rest.
 */
export async function serveLibraryFile(request: Request, open: ServedLibrary | null): Promise<Response> {
  const ids = findIds(request.url);
  if (
    ids === null ||
    open === null ||
    ids.library !== open.id ||
    (request.method !== 'GET' && request.method !== 'HEAD')
  ) {
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
  let kept = false;
  try {
    const shown = findShownType(file.extension);
    if (shown === null) {
      return refusal(403);
    }
    if (shown.kind === 'picture') {
      return await answerPicture(request, file, shown.type);
    }
    const response = answerMedia(request, file, shown.type);
    kept = response.body !== null;
    return response;
  } catch {
    return refusal(404);
  } finally {
    if (!kept) {
      await file.handle.close();
    }
  }
}

async function answerPicture(request: Request, file: ContainedFile, type: string): Promise<Response> {
  if (file.size > largestPicture) {
    return refusal(403);
  }
  const body = request.method === 'HEAD' ? null : await readPiece(file, 0, file.size);
  return new Response(body, {
    headers: { ...commonHeaders, 'Content-Type': type, 'Content-Length': String(file.size) },
  });
}

/**
 * Chromium takes a film's length, for schemes that are not HTTP, to be where the answer ends, whatever Content-Range
 * says (seen on 33.2.1): so an answer always goes on to the end that was asked for.
 */
function answerMedia(request: Request, file: ContainedFile, type: string): Response {
  const range = parseByteRange(request.headers.get('range'), file.size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...commonHeaders, 'Content-Range': `bytes */${file.size}` } });
  }
  const { start, end } = range ?? { start: 0, end: file.size };
  const pieces = request.method === 'HEAD' ? null : new FilePieces(file, start, end);
  return new Response(pieces && new ReadableStream(pieces, { highWaterMark: 1 }), {
    status: range === null ? 200 : 206,
    headers: {
      ...commonHeaders,
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
      'Content-Length': String(end - start),
      ...(range === null ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${file.size}` }),
    },
  });
}

/** Reads as the player asks, and closes the file at the end, at the first failure, or when the player turns away. */
class FilePieces implements UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> {
  readonly #file: ContainedFile;
  readonly #end: number;
  #at: number;

  constructor(file: ContainedFile, start: number, end: number) {
    this.#file = file;
    this.#at = start;
    this.#end = end;
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
    try {
      const piece = await readPiece(this.#file, this.#at, Math.min(this.#at + pieceOfMedia, this.#end));
      this.#at += piece.byteLength;
      controller.enqueue(piece);
    } catch (error) {
      controller.error(error);
      await this.#file.handle.close();
      return;
    }
    if (this.#at >= this.#end) {
      controller.close();
      await this.#file.handle.close();
    }
  }

  async cancel(): Promise<void> {
    await this.#file.handle.close();
  }
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
