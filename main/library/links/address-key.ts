import { decodeAddress } from '../sites/addresses/site-address.ts';

/**
 * The form in which addresses are compared: decoded, composed, without case, query, fragment, slashes at its ends,
 * `index` and `.html`. Equal keys are one address to a web server, near enough.
 */
export function addressKey(address: string): string {
  return decodeAddress(address.replace(/[?#].*$/s, ''))
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/+/g, '/')
    .replace(/(^|\/)index(?:\.html?)?\/?$/, '$1')
    .replace(/\.html?\/?$/, '')
    .replace(/^\/|\/$/g, '');
}

/** The form in which paths are compared when case does not count. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Joins a folder and a relative path and takes `.` and `..` out; null where that leaves the top. */
export function joinPath(folder: string, relative: string): string | null {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) {
        return null;
      }
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
