import { decodeAddress, folderOf, pathWithin } from '../sites/addresses/site-address.ts';

/**
 * The form in which addresses are compared: decoded, Unicode-composed, in lower case, without query, fragment, outer
 * slashes, `index` and `.html`. Addresses with equal keys mostly mean the same to a web server.
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

/** The key of an address as a generator makes it: `#` in it is a part of a name (`/tags/c#/`), which links write `%23`. */
export function madeAddressKey(address: string): string {
  return addressKey(address.replaceAll('#', '%23'));
}

/**
 * How an address ends: as that of a file (`/a.html`), as that of a folder (`/a/`, `/a/index.html`), or as neither
 * (`/a`). A server may have a page for each of the first two.
 */
export type AddressEnding = 'file' | 'folder' | 'bare';

export function addressEnding(address: string): AddressEnding {
  const path = address.replace(/[?#].*$/s, '');
  if (/(?:^|\/)(?:index\.html?)?$/i.test(path)) {
    return 'folder';
  }
  return /\.html?$/i.test(path) ? 'file' : 'bare';
}

/** The form in which paths are compared when case does not count. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Joins a folder and a relative path and resolves `.` and `..`; null if `..` goes above the top. */
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
 * Resolves a relative address against a base as a browser does: the part behind the base's last slash is dropped, and
 * `..` stops at the top (RFC 3986, 5.2.4).
 */
export function addressAgainst(base: string, relative: string): string {
  return `/${pathWithin(folderOf(base), relative)}`;
}

/**
 * A reference as a browser reads it: without white space around it, without line breaks, and with slashes for the
 * backslashes in its path.
 */
export function asBrowserReads(reference: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(reference.trim().replace(/[\t\n\r]/g, '')) ?? [];
  return /^[a-z][a-z0-9+.-]*:/i.test(path) ? path + rest : path.replaceAll('\\', '/') + rest;
}
