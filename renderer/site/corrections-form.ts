import type { SiteCorrections } from '../../main/library/model/site.ts';
import { say } from '../say.ts';

/** The texts in the form's fields. An empty field means: as detected. */
export interface SiteForm {
  readonly generator: string;
  /** The folder of the site, `.` for the opened one. */
  readonly site: string;
  readonly contentRoot: string;
  /** One folder per line. */
  readonly staticRoots: string;
  readonly addresses: string;
}

/** What the person writes for the opened folder itself. Its relative path is empty, and so would be the field. */
const itself = '.';

function shownFolder(folder: string): string {
  return folder === '' ? itself : folder;
}

export function formOf({ generator, site, contentRoot, staticRoots, addresses }: SiteCorrections): SiteForm {
  return {
    generator: generator ?? '',
    site: site === undefined ? '' : shownFolder(site),
    contentRoot: contentRoot === undefined ? '' : shownFolder(contentRoot),
    staticRoots: staticRoots?.map(shownFolder).join('\n') ?? '',
    addresses: addresses?.join('\n') ?? '',
  };
}

/** The folders of a site as text for the panel. */
export function foldersText(folders: readonly string[]): string {
  return folders.map((folder) => (folder === '' ? say('folder.itself') : folder)).join(', ');
}

export type ParsedForm =
  | { readonly ok: true; readonly corrections: SiteCorrections }
  | { readonly ok: false; readonly field: keyof SiteForm; readonly message: string };

/** The form as corrections, or a sentence that says what is wrong in which field. */
export function parseForm(form: SiteForm): ParsedForm {
  const contentRoot = parseFolder(form.contentRoot);
  if (contentRoot === null) {
    return outside('contentRoot', form.contentRoot);
  }
  const staticRoots: string[] = [];
  for (const line of lines(form.staticRoots)) {
    const folder = parseFolder(line);
    if (folder === null || folder === undefined) {
      return outside('staticRoots', line);
    }
    staticRoots.push(folder);
  }
  const addresses: string[] = [];
  for (const line of lines(form.addresses)) {
    const address = parseAddress(line);
    if (address === null) {
      return {
        ok: false,
        field: 'addresses',
        message: say('folder.not-address', { text: line }),
      };
    }
    addresses.push(address);
  }
  return {
    ok: true,
    corrections: {
      ...(form.generator === '' ? {} : { generator: form.generator }),
      ...(form.site === '' ? {} : { site: form.site === itself ? '' : form.site }),
      ...(contentRoot === undefined ? {} : { contentRoot }),
      ...(staticRoots.length === 0 ? {} : { staticRoots }),
      ...(addresses.length === 0 ? {} : { addresses }),
    },
  };
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function outside(field: keyof SiteForm, folder: string): ParsedForm {
  return {
    ok: false,
    field,
    message: say('folder.not-inside', { text: folder.trim() }),
  };
}

/** A path relative to the folder; undefined for an empty text, null for a path that leads out of the folder. */
function parseFolder(text: string): string | null | undefined {
  const written = text.trim().replaceAll('\\', '/');
  if (written === '') {
    return undefined;
  }
  if (written.startsWith('/') || /^[a-z]:/i.test(written)) {
    return null;
  }
  const parts = written.split('/').filter((part) => part !== '' && part !== itself);
  return parts.includes('..') ? null : parts.join('/');
}

function parseAddress(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : null;
}
