/** In UTF-16 units: what servers and browsers still take. */
export const longestAddress = 4_000;

/** Joins parts of an address with single slashes: begins with a slash, ends with one only if the last part does. */
export function joinAddress(...parts: readonly string[]): string {
  return `/${parts.join('/')}`.replace(/\/{2,}/g, '/');
}

/** The path of a web address with a slash at both ends: what every address of a site begins with. `/` where it is none. */
export function basePathOf(address: string): string {
  try {
    return joinAddress(decodeURI(new URL(address).pathname), '/');
  } catch {
    return address.startsWith('/') ? joinAddress(address, '/') : '/';
  }
}

/** A web address in the form that `Site.addresses` has; null where it is none. */
export function siteAddress(address: string): string | null {
  const whole = address.trim().replace(/^\/\//, 'https://');
  return /^https?:\/\/[^/\s]+/i.test(whole) ? whole.replace(/\/*$/, '/') : null;
}

/** Decodes percent signs; what is no valid encoding stays as it is. */
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

/** What `Site.addresses` holds where a configuration may give a site's web address without its base path. */
export function addressesBelow(basePath: string, address: string): readonly string[] {
  const own = siteAddress(address);
  const whole = own === null || basePathOf(own) !== '/' ? own : siteAddress(`${own.replace(/\/+$/, '')}${basePath}`);
  return whole === null ? [] : [whole];
}

/** The folder of a path with its slash at the end; empty at the top. */
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

/** A folder path as `Site` wants it: no `./`, a slash at the end; empty for the top. */
export function folderPath(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? '' : `${parts.join('/')}/`;
}

/** Joins a folder and a relative path and takes `.` and `..` out, which stop at the top. No slash at its ends. */
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
