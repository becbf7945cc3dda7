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
export async function detectSite(folder: SiteFolder): Promise<DetectedSite> {
  for (const generator of generators) {
    const why = await generator.recognise(folder);
    if (why !== null) {
      return { site: await generator.open(folder), label: generator.label, why };
    }
  }
  throw new Error('No generator recognises the folder.');
}
