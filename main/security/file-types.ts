import type { audioExtensions, pictureExtensions, videoExtensions } from '../library/scan/media-kind.ts';

/**
 * The types of files in a folder that may reach the page. All others may not: no HTML, script or style, and no SVG,
 * since a kilobyte of it can block the page. See read-drawing.ts.
 */
const pictures: Readonly<Record<Exclude<(typeof pictureExtensions)[number], 'svg'>, string>> = {
  png: 'image/png',
  apng: 'image/apng',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
};

const media: Readonly<Record<(typeof videoExtensions | typeof audioExtensions)[number], string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  '3gp': 'audio/3gpp',
};

export interface ShownType {
  readonly type: string;
  readonly kind: 'picture' | 'media';
}

/** How a file with this extension (lower case, no dot) is shown in a post. Null if it may not be shown. */
export function findShownType(extension: string): ShownType | null {
  const picture = entryOf(pictures, extension);
  if (picture !== null) {
    return { type: picture, kind: 'picture' };
  }
  const medium = entryOf(media, extension);
  return medium === null ? null : { type: medium, kind: 'media' };
}

/**
 * Files that may be opened in another program: documents, and nothing that can run. SVG and HTML would open in a
 * browser that runs their scripts, and older Office files have macros. These are shown in the file manager.
 */
const opened = new Set([
  ...Object.keys(pictures),
  ...Object.keys(media),
  ...['tif', 'tiff', 'heic', 'pdf', 'epub', 'djvu', 'ps', 'eps', 'txt', 'log', 'csv', 'tsv', 'bib', 'tex', 'rtf'],
  ...['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'odg', 'key', 'numbers', 'pages', 'ics', 'vcf', 'gpx', 'geojson'],
  ...['zip', 'tar', 'gz', 'tgz', 'bz2', 'xz', 'zst', '7z', 'rar', 'srt', 'vtt'],
]);

export function mayOpen(extension: string): boolean {
  return opened.has(extension);
}

/** The types of the app's own files. */
const appTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  woff2: 'font/woff2',
};

export function findAppType(extension: string): string | null {
  return entryOf(appTypes, extension);
}

function entryOf(table: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
