import { joinAddress } from '../sites/addresses/site-address.ts';
import type { Site } from '../sites/generator.ts';

export interface OwnAddress {
  /** From the site's root, with the base path, the query and the fragment. */
  readonly path: string;
  /** True below the site's main address, false below an older one. */
  readonly main: boolean;
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

/**
 * The path of a full web address that belongs to the site, whatever its scheme and `www.`; null for any other address.
 */
export function pathInOwnSite(site: Site, url: string): OwnAddress | null {
  const [, host = '', rest = ''] = /^https?:\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  for (const [at, address] of site.addresses.entries()) {
    const [, ownHost = '', ownPath = '/'] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(address) ?? [];
    if (bareHost(ownHost) !== bareHost(host)) {
      continue;
    }
    const path = rest.startsWith('/') ? rest : `/${rest}`;
    if (path.startsWith(ownPath)) {
      return { path: joinAddress(site.basePath, path.slice(ownPath.length)), main: at === 0 };
    }
    if (`${path}/` === ownPath) {
      return { path: site.basePath, main: at === 0 };
    }
  }
  return null;
}
