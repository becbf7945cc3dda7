import type { FileId } from '../model.ts';
import type { LinkForm, PictureTarget } from '../render/references.ts';
import type { MappedFile } from './mapped-post.ts';
import { pathInOwnSite } from './own-address.ts';
import { fileForReference } from './resolve-file.ts';
import { fileForForm } from './resolve-form.ts';
import type { SiteMap } from './site-map.ts';

/** The file of the folder that a picture's reference means; null where it is none of its own. */
export function fileForPicture(map: SiteMap, from: string, target: string | LinkForm): MappedFile | null {
  const form = typeof target === 'string' ? (map.site.referenceForm?.(target.trim()) ?? null) : target;
  if (form) {
    return fileForForm(map, from, form);
  }
  const src = (target as string).trim();
  if (/^(?:https?:)?\/\//i.test(src)) {
    const own = pathInOwnSite(map.site, src.startsWith('//') ? `https:${src}` : src);
    return own ? (fileForReference(map, from, own.path)?.file ?? null) : null;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(src)) {
    return null;
  }
  return fileForReference(map, from, src)?.file ?? null;
}

/** What a picture's reference in the post at `from` means. A picture of the web is never fetched, only named. */
export function resolvePicture(
  map: SiteMap,
  from: string,
  target: string | LinkForm,
  fileUrl: (file: FileId) => string,
): PictureTarget {
  const file = fileForPicture(map, from, target);
  if (file) {
    return { kind: 'local', url: fileUrl(file.id) };
  }
  const src = typeof target === 'string' ? target.trim() : target.target;
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(src)) {
    return { kind: 'data', url: src };
  }
  if (/^(?:https?:)?\/\//i.test(src)) {
    return { kind: 'web', url: src.startsWith('//') ? `https:${src}` : src };
  }
  return { kind: 'missing' };
}
