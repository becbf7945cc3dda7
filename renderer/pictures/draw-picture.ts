import type { FileId, LibraryId } from '../../main/library/model/ids.ts';
import { bridge } from '../state/bridge.ts';
import { keepNewest } from '../frames/keep-newest.ts';
import { WorkFrame } from '../frames/work-frame.ts';
import { dataUrl } from './data-url.ts';
import { type Drawing, type Drawn, largestSide } from './drawing.ts';
import { say, tell } from '../say.ts';

/** The place in which a drawing of the folder is to be shown; see `Drawing`. */
export interface PicturePlace extends Pick<Drawing, 'room' | 'least' | 'box'> {
  /** Called before drawing starts. If it returns false, nothing is drawn. */
  readonly isWanted: () => boolean;
}

/** A drawing as a PNG, or a sentence that says why there is none. */
export type Picture =
  | { readonly ok: true; readonly src: string; readonly density: number }
  | { readonly ok: false; readonly message: string };

const frame = new WorkFrame('drawing-frame.html', 'Draws pictures');
const kept = 100;
/** In UTF-16 units of the `data:` address. Larger pictures are drawn again each time. */
const largestKept = 300_000;
const largestPng = 64_000_000;
const made = new Map<string, Picture>();

const addressForm = /^offprint-file:\/\/library\/([0-9a-f]+)\/(drawing\/)?([0-9a-f]+)$/;

/** Whether this is the address of a picture that has to be drawn before it is shown. */
export function isDrawing(address: string): boolean {
  return addressForm.exec(address)?.[2] !== undefined;
}

/** The library and the file of the address of a picture of the folder; null for any other. */
export function fileOf(address: string): { readonly library: LibraryId; readonly file: FileId } | null {
  const [, library, , file] = addressForm.exec(address) ?? [];
  return library === undefined || file === undefined ? null : { library: library as LibraryId, file: file as FileId };
}

/** The address of a picture file of the folder. `drawn`: it has to be drawn before it is shown. */
export function pictureAddress(library: LibraryId, file: FileId, drawn: boolean): string {
  return `offprint-file://library/${library}/${drawn ? 'drawing/' : ''}${file}`;
}

/** Draws an SVG file of the folder, in a frame that can be ended. Null if `isWanted` returned false. */
export async function drawPicture(address: string, { isWanted, ...wanted }: PicturePlace): Promise<Picture | null> {
  const density = window.devicePixelRatio;
  let found: Picture | null = null;
  let key = '';
  const message = async (): Promise<Drawing | null> => {
    const bytes = isWanted() ? await readBytes(address) : null;
    if (!(bytes instanceof Uint8Array)) {
      found = bytes;
      return null;
    }
    key = JSON.stringify([await digest(bytes), wanted, density]);
    found = made.get(key) ?? null;
    return found ? null : { ...wanted, bytes, density };
  };
  const answer = await frame.ask(message);
  if (answer === undefined) {
    return found;
  }
  const picture = answer === null ? ({ ok: false, message: say('picture.too-slow') } as const) : await parse(answer);
  if (!picture.ok || picture.src.length < largestKept) {
    made.set(key, picture);
    keepNewest(made, kept);
  }
  return picture;
}

async function readBytes(address: string): Promise<Uint8Array<ArrayBuffer> | Picture> {
  const drawing = isDrawing(address) ? fileOf(address) : null;
  if (drawing === null) {
    return { ok: false, message: say('picture.not-read') };
  }
  const read = await bridge.request('drawing.read', drawing);
  return read.ok ? new Uint8Array(read.value) : { ok: false, message: tell(read.message) };
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
}

/** Checks the frame's answer, which is untrusted: the frame works on the content of a file. */
async function parse(answer: unknown): Promise<Picture> {
  const { ok, png, pixels, width } = answer as Partial<Drawn & { ok: true }>;
  const isPicture = ok === true && png instanceof Uint8Array && typeof pixels === 'number' && typeof width === 'number';
  if (!isPicture || png.length > largestPng || !isSmallPng(png) || !(pixels / width > 0)) {
    return { ok: false, message: say('picture.not-read') };
  }
  return { ok: true, src: await dataUrl(png, 'image/png'), density: pixels / width };
}

/** Whether it is a PNG whose sides, as its header states them, are not too long. */
function isSmallPng(png: Uint8Array): boolean {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return (
    png.length > 24 &&
    view.getUint32(0) === 0x89504e47 &&
    Math.max(view.getUint32(16), view.getUint32(20)) <= largestSide
  );
}

/** The attributes with which an `img` shows the picture at its own size. */
export function imageSource({
  src,
  density,
}: Picture & { ok: true }): { readonly src: string } | { readonly srcSet: string } {
  return density === 1 ? { src } : { srcSet: `${src} ${density}x` };
}
