import type { Link } from '../model/links.ts';
import type { LinkForm } from '../render/references.ts';
import { isComputed } from './computed-address.ts';
import { resolveAddress } from './resolve-address.ts';
import { resolveForm } from './resolve-form.ts';
import type { SiteMap } from './site-map.ts';

/** Where a link of the post at `from` leads: an address, or a reference in a form of the site's generator. */
export function resolveLink(map: SiteMap, from: string, target: string | LinkForm): Link {
  const form = typeof target === 'string' ? map.site.referenceForm?.(target.trim()) : target;
  if (isComputed(form ?? target)) {
    return { kind: 'computed', target: typeof target === 'string' ? target : target.target };
  }
  if (form) {
    return resolveForm(map, from, form);
  }
  return resolveAddress(map, from, target as string);
}
