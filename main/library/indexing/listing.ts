import { isBuiltFolder } from '../scan/file-kinds.ts';
import { type ListedFolder, listFolder, type ScannedFile } from '../scan/scan-folder.ts';
import { UnlistedFiles } from '../scan/unlisted-files.ts';
import type { Mount, SiteFindings } from '../sites/generator.ts';
import type { SavedLinks } from './link-texts.ts';

/** What a folder holds besides posts, and what the site's generator learnt from the posts. */
export interface Listing {
  readonly files: readonly ScannedFile[];
  readonly folders: readonly string[];
  /** The paths of both. */
  readonly paths: ReadonlySet<string>;
  /** Counts of files in formats that Offprint does not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  readonly findings: SiteFindings;
  /** The form in which it is saved. */
  readonly saved: SavedListing;
}

interface SavedListing {
  /** Paths. A path whose bytes differ from those of its text is followed by its bytes in hexadecimal. */
  readonly files: readonly (string | readonly [path: string, bytes: string])[];
  readonly folders: readonly string[];
  readonly unread: Readonly<Record<string, number>>;
  readonly findings: SiteFindings;
}

/** What is saved of a folder besides the records of its posts. */
export interface SavedFolder extends SavedListing {
  readonly links?: SavedLinks;
}

export function listingOf(
  { files, folders, unread }: ListedFolder,
  more: readonly ScannedFile[],
  findings: SiteFindings,
): Listing {
  const all = [...files, ...more].sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const sorted = [...folders].sort();
  const saved = {
    files: all.map(({ path, bytes }) =>
      Buffer.from(path).equals(bytes) ? path : ([path, bytes.toString('hex')] as const),
    ),
    folders: sorted,
    unread,
    findings,
  };
  return { files: all, folders: sorted, paths: pathsOf(all, sorted), unread, findings, saved };
}

/** Reads the saved form. Its checksum must have been checked. */
export function readListing(saved: unknown): Listing {
  const { files: savedFiles, folders, unread, findings } = saved as SavedFolder;
  const files = savedFiles.map((file) =>
    typeof file === 'string'
      ? { path: file, bytes: Buffer.from(file) }
      : { path: file[0], bytes: Buffer.from(file[1], 'hex') },
  );
  return {
    files,
    folders,
    paths: pathsOf(files, folders),
    unread,
    findings,
    saved: { files: savedFiles, folders, unread, findings },
  };
}

function pathsOf(files: readonly ScannedFile[], folders: readonly string[]): ReadonlySet<string> {
  return new Set([...folders, ...files.map(({ path }) => path)]);
}

/**
 * Files of mounts in folders that the scan skips: build output (Astro has its pictures in `public/`), or folders of
 * settings (`.vuepress/public/`).
 */
export async function filesOfMounts(
  root: string,
  scanned: ListedFolder,
  mounts: readonly Mount[],
): Promise<readonly ScannedFile[]> {
  const folders = mounts.map(({ folder }) => folder.replace(/\/$/, ''));
  const built = folders.filter((folder) => isBuiltFolder(folder) && scanned.folders.includes(folder));
  const hidden = folders.filter((folder) => folder.split('/').some((name) => name.startsWith('.')));
  const unlisted = new UnlistedFiles(root, hidden.length === 0 ? [] : scanned.folders);
  const present = new Set([...built, ...hidden.filter((folder) => unlisted.folderAt(folder) !== null)]);
  const below = await Promise.all([...present].map((folder) => listFolder(root, { below: folder }).catch(() => null)));
  return below.flatMap((folder) => folder?.files ?? []);
}
