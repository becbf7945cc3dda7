import { joinAddress } from '../sites/addresses/site-address.ts';
import type { Site } from '../sites/generator.ts';

export interface PathInSite {
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
export function pathInSite(site: Site, url: string): PathInSite | null {
  const [, host = '', rest = ''] = /^https?:\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  for (const [at, address] of site.addresses.entries()) {
    const [, siteHost = '', sitePath = '/'] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(address) ?? [];
    if (bareHost(siteHost) !== bareHost(host)) {
      continue;
    }
    const path = rest.startsWith('/') ? rest : `/${rest}`;
    if (path.startsWith(sitePath)) {
      return { path: joinAddress(site.basePath, path.slice(sitePath.length)), main: at === 0 };
    }
    if (`${path}/` === sitePath) {
      return { path: site.basePath, main: at === 0 };
    }
  }
  return null;
}
