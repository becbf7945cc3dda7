import { nameOf, withoutExtension } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** Notes that are looked at, spread over the folder. */
const mostNotes = 400;
/** Links that lead to a note below this are a coincidence, and so are notes with one below this part of all. */
const fewestLinks = 3;
const leastPart = 0.1;
const noteName = /\.(?:md|markdown)$/i;
const wikiLink = /!?\[\[([^[\]|#\n]{1,200})(?:#[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\]/g;

/**
 * Whether the notes of a folder link to each other as those of a vault do. A vault's settings are mostly not published
 * with it, but its links are. Only links that lead to a file of the folder count: `[[ -f x ]]` is a line of a program.
 */
export async function linksLikeVault(folder: SiteFolder): Promise<boolean> {
  const notes = [...folder.paths].filter((path) => noteName.test(path)).sort();
  const names = new Set(
    [...folder.paths]
      .flatMap((path) => [nameOf(path), withoutExtension(nameOf(path))])
      .map((name) => name.toLowerCase()),
  );
  const step = Math.max(1, Math.ceil(notes.length / mostNotes));
  let [looked, linking, links] = [0, 0, 0];
  for (let at = 0; at < notes.length; at += step) {
    const text = (await folder.read(notes[at] as string)) ?? '';
    const found = [...text.matchAll(wikiLink)].filter(([, target = '']) =>
      names.has(nameOf(target.trim()).toLowerCase()),
    );
    looked += 1;
    linking += found.length > 0 ? 1 : 0;
    links += found.length;
  }
  return links >= fewestLinks && linking >= 2 && linking >= leastPart * looked;
}
