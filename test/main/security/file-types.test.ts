import { describe, expect, it } from 'vitest';
import { audioExtensions, pictureExtensions, videoExtensions } from '../../../main/library/scan/media-kind.ts';
import { findAppType, findShownType, mayOpen } from '../../../main/security/file-types.ts';

/** Files that can run, or that another program would run something of. */
const harmful = [
  ...['exe', 'com', 'bat', 'cmd', 'msi', 'scr', 'pif', 'lnk', 'url', 'reg', 'hta', 'vbs', 'ps1', 'cpl', 'jar', 'iso'],
  ...['sh', 'bash', 'desktop', 'appimage', 'deb', 'rpm', 'run', 'py', 'rb', 'pl', 'app', 'command', 'dmg', 'pkg'],
  ...['js', 'mjs', 'css', 'html', 'htm', 'xhtml', 'xml', 'svg', 'svgz', 'wasm', 'doc', 'xls', 'ppt', 'docm', 'xlsm'],
];
/** Names that every object of JavaScript has. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe('a file in a post', () => {
  it.each([
    ['image/png', ['png']],
    ['image/apng', ['apng']],
    ['image/jpeg', ['jpg', 'jpeg', 'jpe', 'jfif']],
    ['image/gif', ['gif']],
    ['image/webp', ['webp']],
    ['image/avif', ['avif']],
    ['image/bmp', ['bmp']],
    ['image/x-icon', ['ico']],
    ['video/mp4', ['mp4', 'm4v']],
    ['video/webm', ['webm']],
    ['video/ogg', ['ogv']],
    ['video/quicktime', ['mov']],
    ['video/x-matroska', ['mkv']],
    ['audio/mpeg', ['mp3']],
    ['audio/mp4', ['m4a']],
    ['audio/aac', ['aac']],
    ['audio/ogg', ['ogg', 'oga', 'opus']],
    ['audio/wav', ['wav']],
    ['audio/flac', ['flac']],
    ['audio/3gpp', ['3gp']],
  ])('is shown as %s, which the browser can decode', (type, extensions) => {
    for (const extension of extensions) {
      const kind = type.startsWith('image/') ? 'picture' : 'media';
      expect([extension, findShownType(extension)]).toEqual([extension, { type, kind }]);
    }
  });

  it('is shown if posts take it for a picture, a film or sound; an SVG file never as it is', () => {
    const known = [...pictureExtensions, ...videoExtensions, ...audioExtensions];
    expect(known.filter((extension) => findShownType(extension) === null)).toEqual(['svg']);
  });

  it('is not shown in any other format', () => {
    expect([...harmful, ...inherited, 'pdf', 'txt', 'md', ''].filter((name) => findShownType(name) !== null)).toEqual(
      [],
    );
  });
});

describe('a file that a person opens elsewhere', () => {
  it('may be a document', () => {
    const documents = [
      ...['png', 'jpg', 'webp', 'tif', 'tiff', 'heic', 'mp4', 'mp3', 'ogg', 'flac'],
      ...['pdf', 'epub', 'djvu', 'ps', 'eps', 'txt', 'log', 'csv', 'tsv', 'bib', 'tex', 'rtf'],
      ...['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'odg', 'key', 'numbers', 'pages'],
      ...['ics', 'vcf', 'gpx', 'geojson', 'srt', 'vtt'],
      ...['zip', 'tar', 'gz', 'tgz', 'bz2', 'xz', 'zst', '7z', 'rar'],
    ];
    expect(documents.filter((extension) => !mayOpen(extension))).toEqual([]);
  });

  it('may not be one that can run, or has no extension', () => {
    expect([...harmful, ...inherited, ''].filter(mayOpen)).toEqual([]);
  });
});

describe('a file of the app', () => {
  it.each([
    ['html', 'text/html; charset=utf-8'],
    ['js', 'text/javascript; charset=utf-8'],
    ['css', 'text/css; charset=utf-8'],
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
    ['webp', 'image/webp'],
    ['woff2', 'font/woff2'],
  ])('is served as .%s', (extension, type) => {
    expect(findAppType(extension)).toBe(type);
  });

  it('is not served in another format', () => {
    expect(['', 'map', 'json', 'txt', 'exe', ...inherited].filter((name) => findAppType(name) !== null)).toEqual([]);
  });
});
