import { astro } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { gatsby } from './gatsby.ts';
import { exported } from './export.ts';
import type { Generator, Site, SiteFolder } from './generator.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { middleman } from './middleman.ts';
import { nikola } from './nikola.ts';
import { obsidian } from './obsidian.ts';
import { pelican } from './pelican.ts';
import { plain } from './plain.ts';
import { zola } from './zola.ts';

/** In the order in which they are asked: the first that recognises a folder has it. */
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

export interface DetectedSite {
  readonly site: Site;
  readonly label: string;
  /** The rest of a sentence: `it has hugo.toml`. */
  readonly why: string;
}

/** Finds a folder's generator and reads its configuration; `plain` recognises every folder. */
export const detectSite = async (folder: SiteFolder): Promise<DetectedSite> => {
  for (const generator of generators) {
    const why = await generator.recognise(folder);
    if (why !== null) return { site: await generator.open(folder), label: generator.label, why };
  }
  throw new Error('No generator recognises the folder.');
};
