import { lstat } from 'node:fs/promises';
import type { SiteCorrections } from '../model.ts';
import { readPost } from '../scan/read-post.ts';
import { absolutePath, type ScannedFolder } from '../scan/scan-folder.ts';
import { folderOf, folderPath, nameOf } from './addresses/site-address.ts';
import { correctSite } from './correct-site.ts';
import { detectSite, generators } from './detect-site.ts';
import type { Site, SiteFolder } from './generator.ts';

/** A site as it was opened. */
export interface OpenSite {
  readonly site: Site;
  /** What it is without what the person says of its folders and addresses. */
  readonly detected: Site;
  readonly label: string;
  /** The rest of a sentence: `it has hugo.toml`. */
  readonly why: string;
  /** Changes when something that the site was made from changes. */
  readonly basis: string;
}

const longestConfig = 1024 * 1024;

const settingsFiles = generators.flatMap((generator) => generator.settingsFiles ?? []);

/** What a folder's site is made from: enough for another thread to open it for itself, since a site has functions. */
export interface SiteSource {
  /** Absolute. */
  readonly root: string;
  readonly corrections: SiteCorrections;
  /** Every file that the scan found, relative to the folder. */
  readonly paths: readonly string[];
  /** Every folder, those that the scan left out among them. */
  readonly folders: readonly string[];
}

/**
 * Finds what site a scanned folder is and reads its configuration. Gives `known` back when nothing that it was made
 * from has changed: then no post has to be read again because of the site.
 */
export async function openSite(
  root: string,
  scanned: ScannedFolder,
  corrections: SiteCorrections,
  known: OpenSite | null,
): Promise<OpenSite> {
  const basis = await basisOf(root, scanned, corrections);
  if (known?.basis === basis) {
    return known;
  }
  return { ...(await openSource(siteSource(root, scanned, corrections))), basis };
}

export function siteSource(
  root: string,
  scanned: Pick<ScannedFolder, 'posts' | 'files' | 'folders'>,
  corrections: SiteCorrections,
): SiteSource {
  const paths = [...scanned.posts, ...scanned.files].map(({ path }) => path);
  return { root, corrections, paths, folders: scanned.folders };
}

/** Finds what site a folder is and reads its configuration. Never rejects. */
export async function openSource({ root, corrections, paths, folders }: SiteSource): Promise<Omit<OpenSite, 'basis'>> {
  const known = new Set(paths);
  const knownFolders = new Set(folders);
  const folder: SiteFolder = {
    paths: known,
    folders: knownFolders,
    read: async (path) => {
      // A scan leaves out what is in `.obsidian`, but its settings are read.
      if (!known.has(path) && !knownFolders.has(folderOf(path).slice(0, -1))) {
        return null;
      }
      return readPost(root, Buffer.from(path), longestConfig).then(
        ({ text }) => text,
        () => null,
      );
    },
  };
  const chosen = generators.find(({ id }) => id === corrections.generator);
  const detected = chosen
    ? { site: await chosen.open(folder), label: chosen.label, why: 'you said so' }
    : await detectSite(folder);
  return { ...detected, detected: detected.site, site: correctSite(detected.site, corrections, knownFolders) };
}

/**
 * Names and dates of files that say something of posts: those near the top that are none, sidecars (`post.meta`), pages
 * of sections (Hugo’s cascade), and the posts that lie in another post's folder.
 */
async function basisOf(root: string, scanned: ScannedFolder, corrections: SiteCorrections): Promise<string> {
  const near = scanned.files.filter(
    ({ path }) =>
      path.endsWith('.meta') || (path.split('/').length <= 3 && /\.(?:toml|ya?ml|json|py|rb|[cm]?[jt]s)$/i.test(path)),
  );
  const sections = scanned.posts.filter(({ path }) => /^_index\./i.test(nameOf(path)));
  const dates = await Promise.all(
    [...near, ...sections, ...settingsFiles.map((path) => ({ path, bytes: Buffer.from(path) }))].map(
      async ({ path, bytes }) => {
        const stat = await lstat(absolutePath(root, bytes)).catch(() => null);
        return `${path} ${stat?.size} ${stat?.mtimeMs}`;
      },
    ),
  );
  const top = scanned.folders.filter((path) => !path.includes('/'));
  const said = [corrections.contentRoot ?? '', ...(corrections.staticRoots ?? [])].map(folderPath);
  const present = said.map((folder) => scanned.folders.includes(folder.slice(0, -1)));
  return JSON.stringify([corrections, present, dates.sort(), top.sort(), bundled(scanned), scanned.posts.length === 0]);
}

function bundled({ posts }: ScannedFolder): readonly string[] {
  const bundles = new Set(posts.flatMap(({ path }) => (/^index\./i.test(nameOf(path)) ? [folderOf(path)] : [])));
  const isIn = (path: string): boolean => {
    const parts = path.split('/').slice(0, -1);
    const count = /^index\./i.test(nameOf(path)) ? parts.length - 1 : parts.length;
    return parts.slice(0, count).some((_, at) => bundles.has(`${parts.slice(0, at + 1).join('/')}/`));
  };
  return posts
    .map(({ path }) => path)
    .filter(isIn)
    .sort();
}
