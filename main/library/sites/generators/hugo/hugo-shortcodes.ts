import { hugoVocabulary } from '../../../render/shortcodes/hugo-vocabulary.ts';
import type { SiteFolder } from '../../generator.ts';

/** How many files are read, and how long each and all of them may be, in UTF-16 units. */
const mostTemplates = 300;
const longestTemplate = 6_000;
const longestTemplates = 200_000;

const place = /^(?:themes\/[^/]+\/)?layouts\/(?:_?shortcodes)\/(.+?)(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.html$/i;

/**
 * The texts of the site's own templates for shortcodes, by name. A template of a theme counts where Offprint knows no
 * call of its name, since it knows many of the themes' calls better.
 */
export async function readShortcodes(folder: SiteFolder): Promise<Readonly<Record<string, string>>> {
  const paths = [...folder.paths].filter((path) => place.test(path)).sort();
  const texts: Record<string, string> = {};
  let left = longestTemplates;
  for (const path of paths.slice(0, mostTemplates)) {
    const name = place.exec(path)?.[1] ?? '';
    const isOfTheme = path.startsWith('themes/');
    if (Object.hasOwn(texts, name) || (isOfTheme && Object.hasOwn(hugoVocabulary.shown, name))) {
      continue;
    }
    const text = (await folder.read(path)) ?? '';
    if (text.length <= Math.min(longestTemplate, left)) {
      left -= text.length;
      texts[name] = text;
    }
  }
  return texts;
}
