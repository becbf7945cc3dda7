import { lstat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { SiteCorrections } from '../model/site.ts';
import { readPost, readPostNow } from '../scan/read-post.ts';
import { absolutePath, type ListedFolder } from '../scan/scan-folder.ts';
import { folderOf, folderPath, nameOf } from './addresses/site-address.ts';
import { correctSite } from './correct-site.ts';
import type { Generator, Site, SiteFindings, SiteFolder } from './generator.ts';
import { movedFolder } from './moved-folder.ts';
import { pressConfigs } from './config/press-settings.ts';
import { vaultSettings } from './config/vault-settings.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/** A site as it was opened. */
export interface OpenSite {
  readonly site: Site;
  /** The site without a person's corrections of folders and addresses. */
  readonly detected: Site;
  readonly label: string;
  /** How it was recognised, as the rest of a sentence: `it has hugo.toml`. */
  readonly why: Told;
  /** The folder of the site, with a slash at its end. Empty for the opened folder. */
  readonly place: string;
  /** All sites that lie one or two folders down. */
  readonly nested: readonly { readonly place: string; readonly label: string }[];
  /** All generators, in the order in which they are asked. */
  readonly generators: readonly Pick<Generator, 'id' | 'label'>[];
  readonly findings: SiteFindings;
  /** Whether the values in `findings` were computed from a few posts, for a first impression. */
  readonly isGuess: boolean;
  /** A text that changes when something changes that the site was made from. */
  readonly basis: string;
}

const longestConfig = 1024 * 1024;
/** In milliseconds. After it, other work gets its turn before the next file. */
const longestWithoutPause = 4;
/** For each value that is computed from posts. */
const postsForGuess = 40;
/** In milliseconds. If a file takes longer, the disk is slow, and further files are read in the background. */
const patience = 30;

/** All that is needed to open a site. It crosses to other threads, where a site can't go because it has functions. */
export interface SiteSource {
  /** An absolute path. */
  readonly root: string;
  readonly corrections: SiteCorrections;
  /** Every file that the scan found, relative to `root`. */
  readonly paths: readonly string[];
  /** Every folder, including those that the scan does not enter. */
  readonly folders: readonly string[];
  /** The values that were computed before. They are not computed again. */
  readonly findings: SiteFindings;
}

const noFindings: SiteFindings = { files: 0, values: {} };

/**
 * Finds the site of a scanned folder and reads its configuration. Returns `known` if nothing that it was made from has
 * changed. Then no post has to be read again because of the site. Values from `learn` are computed anew if they are a
 * guess, and once the folder has more than twice as many files, or less than half.
 */
export async function openSite(
  root: string,
  scanned: ListedFolder,
  corrections: SiteCorrections,
  known: OpenSite | null,
): Promise<OpenSite> {
  const basis = await basisOf(root, scanned, corrections);
  if (known?.basis === basis && !known.isGuess && !isOutgrown(known.findings, scanned)) {
    return known;
  }
  return { ...(await openSource(siteSource(root, scanned, corrections))), basis };
}

/** Finds the site of a scanned folder as `openSite` does, but reads a few posts at most. */
export async function guessSite(root: string, scanned: ListedFolder, corrections: SiteCorrections): Promise<OpenSite> {
  const basis = await basisOf(root, scanned, corrections);
  return { ...(await openSource(siteSource(root, scanned, corrections), postsForGuess)), basis };
}

/** Whether `openSite` would return the known site, because nothing that it was made from has changed. */
export async function isSameSite(
  root: string,
  scanned: ListedFolder,
  corrections: SiteCorrections,
  { basis, findings }: Pick<OpenSite, 'basis' | 'findings'>,
): Promise<boolean> {
  return (await basisOf(root, scanned, corrections)) === basis && !isOutgrown(findings, scanned);
}

function isOutgrown({ files, values }: SiteFindings, scanned: ListedFolder): boolean {
  const now = scanned.posts.length + scanned.files.length;
  return Object.keys(values).length > 0 && (now > 2 * files || 2 * now < files);
}

export function siteSource(
  root: string,
  scanned: Pick<ListedFolder, 'posts' | 'files' | 'folders'>,
  corrections: SiteCorrections,
  findings: SiteFindings = noFindings,
): SiteSource {
  const paths = [...scanned.posts, ...scanned.files].map(({ path }) => path);
  return { root, corrections, paths, folders: scanned.folders, findings };
}

/**
 * Reads files for a site. In a folder without a configuration, up to 2,000 posts are read. Reading them in this thread
 * takes a third of the time, but a slow disk would block all other work.
 */
class FileReader {
  readonly #root: string;
  #began = performance.now();
  #isSlow = false;

  constructor(root: string) {
    this.#root = root;
  }

  /** The start of a file as text. Null if it can't be read. */
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

/**
 * Finds the site of a folder and reads its configuration. Loads the generators on demand, since their code is large.
 * With `mostPosts` it reads so many for each value that is computed from posts. Never rejects.
 */
export async function openSource(source: SiteSource, mostPosts?: number): Promise<Omit<OpenSite, 'basis'>> {
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
      // The scan does not enter `.obsidian`, but the settings in it are read.
      if (!known.has(path) && !knownFolders.has(folderOf(path).slice(0, -1))) {
        return null;
      }
      return reader.read(path);
    },
    learn: <Value>(name: string, make: (mostPosts?: number) => Promise<Value>): Promise<Value> => {
      const value = (learnt.get(name) as Promise<Value> | undefined) ?? make(mostPosts);
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
  return {
    ...detected,
    detected: detected.site,
    site,
    generators,
    findings: { files: files || paths.length, values },
    isGuess: mostPosts !== undefined && learnt.size > 0,
  };
}

/** The site as its generator finds it in the content root that a person named, including sections and bundles there. */
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

/** How many includes are looked at. */
const mostIncludes = 300;

/**
 * Describes all that a site depends on: names and dates of configuration files near the top, sidecars (`post.meta`),
 * section pages (Hugo's cascade), includes (Jekyll), shortcodes (Hugo) and vault settings; also which folders exist, and
 * which posts lie in another post's folder.
 */
async function basisOf(root: string, scanned: ListedFolder, corrections: SiteCorrections): Promise<string> {
  const near = scanned.files.filter(
    ({ path }) =>
      path.endsWith('.meta') || (path.split('/').length <= 3 && /\.(?:toml|ya?ml|json|py|rb|[cm]?[jt]s)$/i.test(path)),
  );
  const sections = scanned.posts.filter(({ path }) => /^_index\./i.test(nameOf(path)));
  const includes = [...scanned.files, ...scanned.posts]
    .filter(({ path }) => /(?:^|\/)(?:_includes|layouts\/_?shortcodes)\//.test(path))
    .slice(0, mostIncludes);
  const hidden = [...vaultSettings, ...pressConfigs(scanned.folders)];
  const dates = await Promise.all(
    [...near, ...sections, ...includes, ...hidden.map((path) => ({ path, bytes: Buffer.from(path) }))].map(
      async ({ path, bytes }) => {
        const stat = await lstat(absolutePath(root, bytes)).catch(() => null);
        return `${path} ${stat?.size} ${stat?.mtimeMs}`;
      },
    ),
  );
  // Jekyll reads `_posts` and `_drafts` in any folder.
  const top = scanned.folders.filter(
    (path) => !path.includes('/') || nameOf(path).startsWith('_') || nameOf(path) === '.obsidian',
  );
  const namedFolders = [corrections.contentRoot ?? '', ...(corrections.staticRoots ?? [])].map(folderPath);
  const present = namedFolders.map((folder) => scanned.folders.includes(folder.slice(0, -1)));
  return JSON.stringify([corrections, present, dates.sort(), top.sort(), bundled(scanned), scanned.posts.length === 0]);
}

function bundled({ posts }: ListedFolder): readonly string[] {
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
