import { parseByteRange } from './byte-range.ts';
import { type ContainedFile, extensionOf, openInside } from '../security/contained-file.ts';
import { libraryFilePolicy } from '../security/content-security.ts';
import { findShownType } from '../security/file-types.ts';
import type { FileId, LibraryId } from '../library/model/ids.ts';
import type { FilePath } from '../library/protocol.ts';
import { Slots } from './slots.ts';

/** The part of the open library that serving its pictures needs. */
export interface ServedLibrary {
  readonly id: LibraryId;
  /** The true path of the folder, with links resolved when it was opened. */
  readonly trueRoot: Buffer;
  /** The path of a file that the scan listed. Fails for any other id. */
  locate(file: FileId): Promise<FilePath>;
}

const largestPicture = 64 * 1024 * 1024;
const longestPiece = 256 * 1024;

/** How many pictures are open at a time, since a post may show thousands. */
const mostPictures = 8;

/**
 * Answers `offprint-file://library/<LibraryId>/<FileId>` with pictures and media of the open folder, and with nothing
 * else. The page names files by ids of the scan, so it can't send a path. Links that lead out of the folder are refused
 * too. Files are read in pieces, as fast as the page takes them. A file is closed when it was read to its end, or when
 * the page wants no more of it.
 */
export class LibraryFiles {
  readonly #pictures = new Slots(mostPictures);

  async serve(request: Request, open: ServedLibrary | null): Promise<Response> {
    const ids = findIds(request.url);
    if (
      ids === null ||
      open === null ||
      ids.library !== open.id ||
      (request.method !== 'GET' && request.method !== 'HEAD')
    ) {
      return refusal(404);
    }
    try {
      const { path } = await open.locate(ids.file);
      const shown = findShownType(extensionOf(path));
      // The type is checked again on the true path, behind any link. Only pictures take a slot, since a film is open
      // as long as it is watched.
      return shown?.kind === 'picture'
        ? await this.#answerPicture(request, open, path)
        : await answerFile(request, open, path, () => {});
    } catch {
      return refusal(404);
    }
  }

  async #answerPicture(request: Request, open: ServedLibrary, path: FilePath['path']): Promise<Response> {
    await this.#pictures.enter();
    let isIn = true;
    const leave = (): void => {
      if (isIn) {
        isIn = false;
        this.#pictures.leave();
      }
    };
    try {
      return await answerFile(request, open, path, leave);
    } catch (error) {
      leave();
      throw error;
    }
  }
}

/** `closed` is called when the file is no longer open. */
async function answerFile(
  request: Request,
  open: ServedLibrary,
  path: FilePath['path'],
  closed: () => void,
): Promise<Response> {
  const file = await openInside(open.trueRoot, path);
  if (file === null) {
    closed();
    return refusal(404);
  }
  const close = async (): Promise<void> => {
    await file.handle.close().finally(closed);
  };
  let kept = false;
  try {
    const shown = findShownType(file.extension);
    if (shown === null || (shown.kind === 'picture' && file.size > largestPicture)) {
      return refusal(403);
    }
    const response =
      shown.kind === 'picture'
        ? answerWhole(request, { file, close }, shown.type)
        : answerRange(request, { file, close }, shown.type);
    kept = response.body !== null;
    return response;
  } finally {
    if (!kept) {
      await close();
    }
  }
}

/** An open file, and a function that closes it. */
interface ServedFile {
  readonly file: ContainedFile;
  readonly close: () => Promise<void>;
}

function answerWhole(request: Request, { file, close }: ServedFile, type: string): Response {
  const isEmpty = request.method === 'HEAD' || file.size === 0;
  return new Response(isEmpty ? null : streamOf(new FilePieces({ file, close }, 0, file.size)), {
    headers: { ...commonHeaders, 'Content-Type': type, 'Content-Length': String(file.size) },
  });
}

/**
 * Answers with the requested range. For schemes other than HTTP, Chromium takes the end of the answer for the end of a
 * film, whatever Content-Range says (seen on 33.2.1). So an answer always goes on to the requested end.
 */
function answerRange(request: Request, { file, close }: ServedFile, type: string): Response {
  const range = parseByteRange(request.headers.get('range'), file.size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...commonHeaders, 'Content-Range': `bytes */${file.size}` } });
  }
  const { start, end } = range ?? { start: 0, end: file.size };
  const isEmpty = request.method === 'HEAD' || start === end;
  return new Response(isEmpty ? null : streamOf(new FilePieces({ file, close }, start, end)), {
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

function streamOf(pieces: FilePieces): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(pieces, { highWaterMark: 1 });
}

/** Reads a file as the page asks for it. Closes it at its end, after an error, or when the page cancels. */
class FilePieces implements UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> {
  readonly #file: ContainedFile;
  readonly #close: () => Promise<void>;
  readonly #end: number;
  #at: number;

  constructor({ file, close }: ServedFile, start: number, end: number) {
    this.#file = file;
    this.#close = close;
    this.#at = start;
    this.#end = end;
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<void> {
    try {
      const piece = await readPiece(this.#file, this.#at, Math.min(this.#at + longestPiece, this.#end));
      this.#at += piece.byteLength;
      controller.enqueue(piece);
    } catch (error) {
      controller.error(error);
      await this.#close();
      return;
    }
    if (this.#at >= this.#end) {
      controller.close();
      await this.#close();
    }
  }

  async cancel(): Promise<void> {
    await this.#close();
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
  // A picture that changed on disk must be shown as it is now.
  'Cache-Control': 'no-store',
};

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: commonHeaders });
}
