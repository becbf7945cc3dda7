import { isKnownInclude } from '../../../render/shortcodes/liquid-vocabulary.ts';
import { folderPath } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** How many files are read, and how long each and all of them may be, in UTF-16 units. */
const mostIncludes = 300;
const longestInclude = 6_000;
const longestIncludes = 200_000;

/** The texts of the site's own includes, by their path in the folder. Those that posts can't show are left out. */
export async function readIncludes(folder: SiteFolder, folderName: string): Promise<Readonly<Record<string, string>>> {
  const place = folderPath(folderName);
  const paths = [...folder.paths].filter((path) => path.startsWith(place) && !isKnownInclude(path)).sort();
  const texts: Record<string, string> = {};
  let left = longestIncludes;
  for (const path of paths.slice(0, mostIncludes)) {
    const text = (await folder.read(path)) ?? '';
    if (text.length <= Math.min(longestInclude, left) && !/\{%-?\s*(?:for|case|tablerow)\b/.test(text)) {
      left -= text.length;
      texts[path.slice(place.length)] = text;
    }
  }
  return texts;
}
