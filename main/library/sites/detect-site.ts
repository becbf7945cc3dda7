import { fileKindOf } from '../scan/file-kinds.ts';
import { folderPath } from './addresses/site-address.ts';
import type { Generator, Site, SiteFolder } from './generator.ts';
import { astro } from './generators/astro/astro.ts';
import { docusaurus } from './generators/docusaurus/docusaurus.ts';
import { eleventy } from './generators/eleventy/eleventy.ts';
import { exported } from './generators/export/export.ts';
import { gatsby } from './generators/gatsby/gatsby.ts';
import { hexo } from './generators/hexo/hexo.ts';
import { hugo } from './generators/hugo/hugo.ts';
import { jekyll } from './generators/jekyll/jekyll.ts';
import { middleman } from './generators/middleman/middleman.ts';
import { nikola } from './generators/nikola/nikola.ts';
import { obsidian } from './generators/obsidian/obsidian.ts';
import { pelican } from './generators/pelican/pelican.ts';
import { plain } from './generators/plain/plain.ts';
import { zola } from './generators/zola/zola.ts';
import { liftSite } from './lift-site.ts';
import { nestedFolder, nestedPlaces } from './nested-folder.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/** Generators are asked in this order, and the first one that recognises a folder gets it. */
export const generators: readonly Generator[] = [
  hugo,
  zola,
  jekyll,
  hexo,
  pelican,
  eleventy,
  astro,
  docusaurus,
  gatsby,
  nikola,
  middleman,
  obsidian,
  exported,
  plain,
];

/** A site in a folder of the opened folder. */
export interface NestedSite {
  /** The path of its folder, with a slash at its end. */
  readonly place: string;
  /** The label of its generator: `Hugo`. */
  readonly label: string;
}

export interface DetectedSite {
  readonly site: Site;
  readonly label: string;
  /** How it was recognised, as the rest of a sentence: `it has hugo.toml`. */
  readonly why: Told;
  /** The folder of the site, with a slash at its end. Empty for the opened folder. */
  readonly place: string;
  /** All sites that lie one or two folders down. */
  readonly nested: readonly NestedSite[];
}

/** What a person chose for a folder, before anything is detected. */
export interface SiteChoice {
  /** The id of a generator. The folder is read as one of its sites. */
  readonly generator?: string | undefined;
  /** The folder of the site, relative to the opened one. Empty for the opened folder itself. */
  readonly site?: string | undefined;
}

interface Candidate {
  readonly generator: Generator;
  readonly why: Told;
  readonly place: string;
}

/**
 * Finds the site of a folder and reads its configuration. The folder's own configuration comes first, then that of a
 * folder one or two levels down; of several, the one with the most posts. Without any, posts may show the generator.
 * `plain` recognises every folder.
 */
export async function detectSite(folder: SiteFolder, choice: SiteChoice = {}): Promise<DetectedSite> {
  const top = await bySettings(folder, '');
  const nested = await nestedSites(folder, top !== null);
  const chosen = await choose(folder, top, nested, choice);
  const { place, generator, why } = chosen;
  const opened = await generator.open(place === '' ? folder : nestedFolder(folder, place));
  const site = place === '' ? opened : liftSite(opened, place);
  // Some generators look one folder down themselves, so the same site may be found twice.
  const isItself = (found: Candidate): boolean =>
    place === '' && found.generator === generator && site.contentRoots.some((root) => root.startsWith(found.place));
  const named = nested
    .filter((found) => !isItself(found))
    .map((found) => ({ place: found.place, label: found.generator.label }));
  const others = named.filter((found) => found.place !== place);
  return {
    site: others.length === 0 ? site : { ...site, notes: [...site.notes, othersNote(others)] },
    label: generator.label,
    why,
    place,
    nested: named,
  };
}

async function choose(
  folder: SiteFolder,
  top: Candidate | null,
  nested: readonly Candidate[],
  choice: SiteChoice,
): Promise<Candidate> {
  const wanted = generators.find(({ id }) => id === choice.generator);
  const place = choice.site === undefined ? null : folderPath(choice.site);
  if (wanted) {
    const isBelow = place === null && (await wanted.recognise(folder)) === null;
    const nestedPlace = isBelow ? nested.find(({ generator }) => generator === wanted)?.place : undefined;
    return { generator: wanted, why: { code: 'why.said' }, place: place ?? nestedPlace ?? '' };
  }
  if (place !== null && place !== '') {
    const inside = nestedFolder(folder, place);
    const { generator, why } = (await bySettings(inside, '')) ?? (await byPosts(inside));
    return { generator, why: { code: 'why.chosen-folder', values: { folder: bare(place), why } }, place };
  }
  if (top) {
    return top;
  }
  const [first, ...rest] = place === null ? nested : [];
  if (!first) {
    return byPosts(folder);
  }
  const counts = new Map([first, ...rest].map((site) => [site, postsBelow(folder, site.place)]));
  const largest = rest.reduce((best, site) => ((counts.get(site) ?? 0) > (counts.get(best) ?? 0) ? site : best), first);
  return { ...largest, why: { code: 'why.in-folder', values: { folder: bare(largest.place), why: largest.why } } };
}

/** Recognises a folder by its files, without reading posts. */
async function bySettings(folder: SiteFolder, place: string): Promise<Candidate | null> {
  for (const generator of generators) {
    const why = generator === exported || generator === plain ? null : await generator.recognise(folder);
    if (why !== null) {
      return { generator, why, place };
    }
  }
  return null;
}

async function byPosts(folder: SiteFolder): Promise<Candidate> {
  for (const generator of generators) {
    const why = (await generator.recogniseByPosts?.(folder)) ?? null;
    if (why !== null) {
      return { generator, why, place: '' };
    }
  }
  const export_ = await exported.recognise(folder);
  return export_ === null
    ? { generator: plain, why: { code: 'why.plain' }, place: '' }
    : { generator: exported, why: export_, place: '' };
}

/** The sites one or two folders down. A site within one of them belongs to it and is not listed. */
async function nestedSites(folder: SiteFolder, isSite: boolean): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const place of nestedPlaces(folder, isSite)) {
    if (!found.some((site) => place.startsWith(site.place)) && postsBelow(folder, place) > 0) {
      const site = await bySettings(nestedFolder(folder, place), place);
      found.push(...(site ? [site] : []));
    }
  }
  return found;
}

function postsBelow({ paths }: SiteFolder, place: string): number {
  let count = 0;
  for (const path of paths) {
    count += path.startsWith(place) && fileKindOf(path) === 'post' ? 1 : 0;
  }
  return count;
}

function bare(place: string): string {
  return place.replace(/\/$/, '');
}

function othersNote(others: readonly NestedSite[]): Told {
  const sites = others.map(({ place, label }): Told => ({ code: 'note.site', values: { folder: bare(place), label } }));
  return { code: 'note.other-sites', values: { count: others.length, sites } };
}
