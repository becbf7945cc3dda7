import { isBuiltFolder } from '../scan/file-kinds.ts';
import { type ScannedFile, type ScannedFolder, scanFolder } from '../scan/scan-folder.ts';
import type { Mount, SiteFindings } from '../sites/generator.ts';
import type { SavedLinks } from './link-texts.ts';

/** What a folder holds besides posts, and what its site's generator learnt from the posts. */
export interface Listing {
  readonly files: readonly ScannedFile[];
  readonly folders: readonly string[];
  /** Files of formats that are not read, by extension. */
  readonly unread: Readonly<Record<string, number>>;
  readonly findings: SiteFindings;
  /** The same, as it is saved. */
  readonly saved: SavedListing;
}

interface SavedListing {
  /** Paths; with the bytes behind them in hexadecimal where these are not those of the text. */
  readonly files: readonly (string | readonly [path: string, bytes: string])[];
  readonly folders: readonly string[];
  readonly unread: Readonly<Record<string, number>>;
  readonly findings: SiteFindings;
}

/** What is saved of a folder besides its posts' records. */
export interface SavedFolder extends SavedListing {
  readonly links?: SavedLinks;
}

export function listingOf(
  { files, folders, unread }: ScannedFolder,
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
  return { files: all, folders: sorted, unread, findings, saved };
}

/** The counterpart of `saved`, which was checked before. */
export function readListing(saved: unknown): Listing {
  const { files, folders, unread, findings } = saved as SavedFolder;
  return {
    files: files.map((file) =>
      typeof file === 'string'
        ? { path: file, bytes: Buffer.from(file) }
        : { path: file[0], bytes: Buffer.from(file[1], 'hex') },
    ),
    folders,
    unread,
    findings,
    saved: { files, folders, unread, findings },
  };
}

/** The files below mounts that the scan left out as built (`public/` is where Astro has its pictures). */
export async function filesOfMounts(
  root: string,
  scanned: ScannedFolder,
  mounts: readonly Mount[],
): Promise<readonly ScannedFile[]> {
  const left = mounts.map(({ folder }) => folder.replace(/\/$/, '')).filter((folder) => isBuiltFolder(folder));
  const present = left.filter((folder) => scanned.folders.includes(folder));
  const below = await Promise.all(present.map((folder) => scanFolder(root, { below: folder }).catch(() => null)));
  return below.flatMap((folder) => folder?.files ?? []);
}
