import { HeaderBytes } from './header-bytes.ts';

/** In bytes: the headers of pictures end long before, those with colour profiles too. */
export const longestHeader = 32 * 1024;

/**
 * Whether a picture can be seen through, by the first bytes of its file: PNG, GIF, WebP, AVIF and icons say so in their
 * headers. False for other kinds, and where the header is damaged or longer than `longestHeader`.
 */
export function isSeeThrough(head: Uint8Array): boolean {
  const bytes = new HeaderBytes(head);
  if (bytes.has(0, '\u0089PNG')) {
    return isSeeThroughPng(bytes);
  }
  if (bytes.has(0, 'GIF8')) {
    return isSeeThroughGif(bytes);
  }
  if (bytes.has(0, 'RIFF') && bytes.has(8, 'WEBP')) {
    return isSeeThroughWebp(bytes);
  }
  if (bytes.has(4, 'ftypavi')) {
    // The name of the auxiliary picture that holds the transparency.
    return bytes.holds('auxC') && bytes.holds('auxiliary:alpha');
  }
  // A picture file of Windows for icons has its transparency in a mask.
  return bytes.has(0, '\0\0\u0001\0');
}

/** Greys or colours with alpha, or a chunk `tRNS` before the pixels: https://www.w3.org/TR/png-3/. */
function isSeeThroughPng(bytes: HeaderBytes): boolean {
  const colours = bytes.at(25);
  if (colours === 4 || colours === 6) {
    return true;
  }
  for (let at = 8; at < bytes.length; at += 12 + bytes.number(at)) {
    if (bytes.has(at + 4, 'tRNS')) {
      return true;
    }
    if (bytes.has(at + 4, 'IDAT')) {
      return false;
    }
  }
  return false;
}

/** A graphic control extension before the first picture says which colour is transparent, if one is. */
function isSeeThroughGif(bytes: HeaderBytes): boolean {
  const flags = bytes.at(10);
  let at = 13 + ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  while (bytes.at(at) === 0x21) {
    if (bytes.at(at + 1) === 0xf9 && (bytes.at(at + 3) & 1) === 1) {
      return true;
    }
    at += 2;
    while (bytes.at(at) !== 0) {
      at += 1 + bytes.at(at);
    }
    at += 1;
  }
  return false;
}

/** A bit of the extended header, or of the lossless one: https://developers.google.com/speed/webp/docs/riff_container. */
function isSeeThroughWebp(bytes: HeaderBytes): boolean {
  if (bytes.has(12, 'VP8X')) {
    return (bytes.at(20) & 0x10) !== 0;
  }
  return bytes.has(12, 'VP8L') && (bytes.at(24) & 0x10) !== 0;
}
