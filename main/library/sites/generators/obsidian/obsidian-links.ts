import { nameOf, withoutExtension } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** How many notes are read. They are spread evenly over the folder. */
const mostNotes = 400;
/** With fewer links to notes, or a smaller part of notes that have one, the links are a coincidence. */
const fewestLinks = 3;
const leastPart = 0.1;
const noteName = /\.(?:md|markdown)$/i;
const wikiLink = /!?\[\[([^[\]|#\n]{1,200})(?:#[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\]/g;

/**
 * Whether the notes of a folder link to each other like those of a vault. Most published vaults lack their settings,
 * but have their links. Only links to a file of the folder count, since `[[ -f x ]]` is a line of a program.
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
