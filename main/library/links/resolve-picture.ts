import type { FileId } from '../model/ids.ts';
import type { Link } from '../model/links.ts';
import type { LinkForm, PictureTarget } from '../render/references.ts';
import { pictureKind } from '../scan/media-kind.ts';
import { nameOf } from '../sites/addresses/site-address.ts';
import { addressAgainst, asBrowserReads } from './address-key.ts';
import { isComputed } from './computed-address.ts';
import type { MappedFile } from './mapped-post.ts';
import { outsideAddress } from './outside-address.ts';
import { pathInSite } from './path-in-site.ts';
import { routed } from './resolve-address.ts';
import { type FoundFile, fileForReference, unlistedFile } from './resolve-file.ts';
import { fileForForm } from './resolve-form.ts';
import type { SiteMap } from './site-map.ts';

/** The file of the folder that a picture's reference means; null if it means none. */
export function fileForPicture(map: SiteMap, from: string, target: string | LinkForm): MappedFile | null {
  const form = typeof target === 'string' ? (map.site.referenceForm?.(target.trim()) ?? null) : target;
  if (form) {
    return fileForForm(map, from, form);
  }
  const src = asBrowserReads(target as string);
  if (/^(?:https?:)?\/\//i.test(src)) {
    const inSite = pathInSite(map.site, src.startsWith('//') ? `https:${src}` : src);
    return inSite ? anyFile(map, from, inSite.path) : null;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(src)) {
    return null;
  }
  return pictureInFolder(map, from, src)?.file ?? anyFile(map, from, src);
}

function anyFile(map: SiteMap, from: string, src: string): MappedFile | null {
  return (fileForReference(map, from, src) ?? unlistedFile(map, from, src))?.file ?? null;
}

/** Looks in the folder where the generator expects pictures, whatever page they are on. */
function pictureInFolder(map: SiteMap, from: string, src: string): FoundFile | null {
  const { pictureFolder } = map.site;
  const path = src.replace(/[?#].*$/s, '');
  return pictureFolder === undefined || path === '' || path.startsWith('/')
    ? null
    : fileForReference(map, from, addressAgainst(pictureFolder, path));
}

/** Where a picture's reference in the post at `from` leads; null for a `data:` picture. */
export function pictureLink(map: SiteMap, from: string, target: string | LinkForm): Link | null {
  const written = (typeof target === 'string' ? target : target.target).trim();
  const file = fileForPicture(map, from, target);
  if (file) {
    const name = nameOf(file.path);
    return { kind: 'file', file: file.id, name, picture: pictureKind(name), how: 'file' };
  }
  if (isComputed(target)) {
    return { kind: 'computed', target: written };
  }
  if (/^data:/i.test(written)) {
    return null;
  }
  const made = routed(map, from, asBrowserReads(written));
  return made ?? outsideAddress(written) ?? { kind: 'dead', target: written, why: { code: 'dead.no-picture' } };
}

/** What is shown for a picture. A picture on the web is named and never fetched. */
export function resolvePicture(
  map: SiteMap,
  from: string,
  target: string | LinkForm,
  addressOf: (file: FileId, name: string) => string,
): PictureTarget {
  const link = pictureLink(map, from, target);
  if (link === null) {
    const src = (typeof target === 'string' ? target : target.target).trim();
    return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(src) ? { kind: 'data', url: src } : { kind: 'missing' };
  }
  if (link.kind === 'file') {
    return { kind: 'local', url: addressOf(link.file, link.name) };
  }
  return link.kind === 'web' && link.program === null ? { kind: 'web', url: link.url } : { kind: 'missing' };
}
