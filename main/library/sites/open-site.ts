import { lstat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { SiteCorrections } from '../model/site.ts';
import { readPost, readPostNow } from '../scan/read-post.ts';
import { absolutePath, type ScannedFolder } from '../scan/scan-folder.ts';
import { folderOf, folderPath, nameOf } from './addresses/site-address.ts';
import { correctSite } from './correct-site.ts';
import type { Generator, Site, SiteFindings, SiteFolder } from './generator.ts';
import { movedFolder } from './moved-folder.ts';
import { vaultSettings } from './config/vault-settings.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/** A site as it was opened. */
export interface OpenSite {
  readonly site: Site;
  /** What it is without what the person says of its folders and addresses. */
  readonly detected: Site;
  readonly label: string;
  /** The rest of a sentence: `it has hugo.toml`. */
  readonly why: Told;
  /** The folder that is read as the site, with a slash at its end; empty for the opened one. */
  readonly place: string;
  /** The sites that lie one or two folders down. */
  readonly nested: readonly { readonly place: string; readonly label: string }[];
  /** The generators that it may be, in the order in which they were asked. */
  readonly generators: readonly Pick<Generator, 'id' | 'label'>[];
  readonly findings: SiteFindings;
  /** Changes when something that the site was made from changes. */
  readonly basis: string;
}

const longestConfig = 1024 * 1024;
/** In milliseconds: others get their turn between files. */
const longestWithoutPause = 4;
/** In milliseconds: a disk that takes longer for a file is waited for in the background. */
const patience = 30;

/** What a folder's site is made from: enough for another thread to open it for itself, since a site has functions. */
export interface SiteSource {
  /** Absolute. */
  readonly root: string;
  readonly corrections: SiteCorrections;
  /** Every file that the scan found, relative to the folder. */
  readonly paths: readonly string[];
  /** Every folder, those that the scan left out among them. */
  readonly folders: readonly string[];
  /** What is known already. */
  readonly findings: SiteFindings;
}

const noFindings: SiteFindings = { files: 0, values: {} };

/**
 * Finds what site a scanned folder is and reads its configuration. Gives `known` back when nothing that it was made
 * from has changed: then no post has to be read again because of the site. What was learnt from posts is learnt anew
 * once the folder has twice as many files, or half as many.
 */
export async function openSite(
  root: string,
  scanned: ScannedFolder,
  corrections: SiteCorrections,
  known: OpenSite | null,
): Promise<OpenSite> {
  const basis = await basisOf(root, scanned, corrections);
  if (known?.basis === basis && !isOutgrown(known.findings, scanned)) {
    return known;
  }
  return { ...(await openSource(siteSource(root, scanned, corrections))), basis };
}

/** Whether a site would be opened as it was: nothing that it was made from has changed. */
export async function isSameSite(
  root: string,
  scanned: ScannedFolder,
  corrections: SiteCorrections,
  { basis, findings }: Pick<OpenSite, 'basis' | 'findings'>,
): Promise<boolean> {
  return (await basisOf(root, scanned, corrections)) === basis && !isOutgrown(findings, scanned);
}

function isOutgrown({ files, values }: SiteFindings, scanned: ScannedFolder): boolean {
  const now = scanned.posts.length + scanned.files.length;
  return Object.keys(values).length > 0 && (now > 2 * files || 2 * now < files);
}

export function siteSource(
  root: string,
  scanned: Pick<ScannedFolder, 'posts' | 'files' | 'folders'>,
  corrections: SiteCorrections,
  findings: SiteFindings = noFindings,
): SiteSource {
  const paths = [...scanned.posts, ...scanned.files].map(({ path }) => path);
  return { root, corrections, paths, folders: scanned.folders, findings };
}

/**
 * Reads files for a site. A folder without a configuration has thousands of posts looked at: in this thread that takes a
 * third of the time, but a slow disk would keep all other work waiting.
 */
class FileReader {
  readonly #root: string;
  #began = performance.now();
  #isSlow = false;

  constructor(root: string) {
    this.#root = root;
  }

  /** The beginning of a file, as text; null where it can't be read. */
  async read(path: string): Promise<string | null> {
    if (performance.now() - this.#began > longestWithoutPause) {
      await setImmediate();
      this.#began = performance.now();
    }
    const before = performance.now();
    try {
      const file = Buffer.from(path);
      const post = this.#isSlow
        ? await readPost(this.#root, file, longestConfig)
        : readPostNow(this.#root, file, longestConfig);
      return post.text;
    } catch {
      return null;
    } finally {
      this.#isSlow ||= performance.now() - before > patience;
    }
  }
}

/** Finds what site a folder is and reads its configuration. Never rejects. Loads the generators, which are large. */
export async function openSource(source: SiteSource): Promise<Omit<OpenSite, 'basis'>> {
  const { root, corrections, paths, folders } = source;
  const { detectSite, generators } = await import('./detect-site.ts');
  const known = new Set(paths);
  const knownFolders = new Set(folders);
  const learnt = new Map<string, Promise<unknown>>(
    Object.entries(source.findings.values).map(([name, value]) => [name, Promise.resolve(value)]),
  );
  const reader = new FileReader(root);
  const folder: SiteFolder = {
    paths: known,
    folders: knownFolders,
    read: async (path) => {
      // A scan leaves out what is in `.obsidian`, but its settings are read.
      if (!known.has(path) && !knownFolders.has(folderOf(path).slice(0, -1))) {
        return null;
      }
      return reader.read(path);
    },
    learn: <Value>(name: string, make: () => Promise<Value>): Promise<Value> => {
      const value = (learnt.get(name) as Promise<Value> | undefined) ?? make();
      learnt.set(name, value);
      return value;
    },
  };
  const detected = await detectSite(folder, corrections);
  const site = correctSite(await siteElsewhere(folder, detected.site, corrections), corrections, knownFolders);
  const values: Record<string, unknown> = {};
  for (const [name, value] of learnt) {
    values[name] = await value;
  }
  const { files } = source.findings;
  return { ...detected, detected: detected.site, site, generators, findings: { files: files || paths.length, values } };
}

/** The site as its generator finds it in the content root that the person names: with the sections and bundles there. */
async function siteElsewhere(folder: SiteFolder, detected: Site, corrections: SiteCorrections): Promise<Site> {
  const root = corrections.contentRoot === undefined ? null : folderPath(corrections.contentRoot);
  const [expected = ''] = detected.contentRoots;
  if (root === null || root === '' || detected.contentRoots.includes(root)) {
    return detected;
  }
  const { detectSite } = await import('./detect-site.ts');
  const moved = movedFolder(folder, root, expected);
  return (await detectSite(moved, { ...corrections, generator: detected.generator })).site;
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
    [...near, ...sections, ...vaultSettings.map((path) => ({ path, bytes: Buffer.from(path) }))].map(
      async ({ path, bytes }) => {
        const stat = await lstat(absolutePath(root, bytes)).catch(() => null);
        return `${path} ${stat?.size} ${stat?.mtimeMs}`;
      },
    ),
  );
  // Jekyll takes `_posts` and `_drafts` wherever they are.
  const top = scanned.folders.filter(
    (path) => !path.includes('/') || nameOf(path).startsWith('_') || nameOf(path) === '.obsidian',
  );
  const said = [corrections.contentRoot ?? '', ...(corrections.staticRoots ?? [])].map(folderPath);
  const present = said.map((folder) => scanned.folders.includes(folder.slice(0, -1)));
  return JSON.stringify([corrections, present, dates.sort(), top.sort(), bundled(scanned), scanned.posts.length === 0]);
}

function bundled({ posts }: ScannedFolder): readonly string[] {
  const bundles = new Set(posts.flatMap(({ path }) => (/^index\./i.test(nameOf(path)) ? [folderOf(path)] : [])));
  if (bundles.size === 0) {
    return [];
  }
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
