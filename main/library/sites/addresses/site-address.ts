/** In UTF-16 units. Servers and browsers accept no longer ones. */
export const longestAddress = 4_000;

/**
 * Joins parts of an address with single slashes. The result begins with a slash, and ends with one if the last part
 * does.
 */
export function joinAddress(...parts: readonly string[]): string {
  return `/${parts.join('/')}`.replace(/\/{2,}/g, '/');
}

/** The path of a web address, with a slash at both ends. `/` for anything that is not an address. */
export function basePathOf(address: string): string {
  try {
    return joinAddress(decodeURI(new URL(address).pathname), '/');
  } catch {
    return address.startsWith('/') ? joinAddress(address, '/') : '/';
  }
}

/** A web address in the form of `Site.addresses`, with a slash at its end. Null for anything that is not one. */
export function siteAddress(address: string): string | null {
  const whole = address.trim().replace(/^\/\//, 'https://');
  return /^https?:\/\/[^/\s]+/i.test(whole) ? whole.replace(/\/*$/, '/') : null;
}

/** Decodes percent signs. An address with an invalid encoding is returned unchanged. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Whether an address names its scheme and host. */
export function isWebAddress(address: string): boolean {
  return /^https?:/i.test(address);
}

/** The aliases of a post as addresses of its site; whole web addresses are left out. */
export function aliasAddresses(aliases: readonly string[], basePath: string): readonly string[] {
  return aliases.filter((alias) => !isWebAddress(alias)).map((alias) => joinAddress(basePath, alias));
}

/** The value for `Site.addresses`, where a configuration may give the web address of a site without its base path. */
export function addressesBelow(basePath: string, address: string): readonly string[] {
  const given = siteAddress(address);
  const whole =
    given === null || basePathOf(given) !== '/' ? given : siteAddress(`${given.replace(/\/+$/, '')}${basePath}`);
  return whole === null ? [] : [whole];
}

/** The folder of a path, with a slash at its end. Empty for a file at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The name of a path without its folder. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A name without its last extension. */
export function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

/**
 * A folder path in the form that `Site` uses: no `./`, and a slash at its end. Empty for the top, and for a path with
 * `..`.
 */
export function folderPath(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? '' : `${parts.join('/')}/`;
}

/**
 * Joins a folder and a relative path, and resolves `.` and `..`. A `..` at the top has no effect. The result has no
 * slash at its ends.
 */
export function pathWithin(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
