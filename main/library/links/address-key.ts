import { decodeAddress, folderOf, pathWithin } from '../sites/addresses/site-address.ts';

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

/**
 * An address as a browser makes it of a relative one: what stands behind the last slash of the base goes, and `..` stops
 * at the top (RFC 3986, 5.2.4).
 */
export function addressAgainst(base: string, relative: string): string {
  return `/${pathWithin(folderOf(base), relative)}`;
}

/** What a browser reads of a reference: no white space around it, no line breaks in it, and slashes for backslashes in its path. */
export function asBrowserReads(reference: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(reference.trim().replace(/[\t\n\r]/g, '')) ?? [];
  return /^[a-z][a-z0-9+.-]*:/i.test(path) ? path + rest : path.replaceAll('\\', '/') + rest;
}
