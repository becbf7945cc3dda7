import { nameOf, withoutExtension } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

/** How many notes are read. */
const usualNotes = 400;
/** With fewer links to notes, or a smaller part of notes that have one, the links are a coincidence. */
const fewestLinks = 3;
const leastPart = 0.1;
const noteName = /\.(?:md|markdown)$/i;
const wikiLink = /!?\[\[([^[\]|#\n]{1,200})(?:#[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\]/g;

/**
 * Whether the notes of a folder link to each other like those of a vault. Most published vaults lack their settings,
 * but have their links. Only links to a file of the folder count, since `[[ -f x ]]` is a line of a
 * program. The notes are spread evenly over the folder.
 */
export async function linksLikeVault(folder: SiteFolder, mostNotes = usualNotes): Promise<boolean> {
  const notes = [...folder.paths].filter((path) => noteName.test(path)).sort();
  const step = Math.max(1, Math.ceil(notes.length / mostNotes));
  const targets: (readonly string[])[] = [];
  for (let at = 0; at < notes.length; at += step) {
    const text = (await folder.read(notes[at] as string)) ?? '';
    targets.push(Array.from(text.matchAll(wikiLink), ([, target = '']) => nameOf(target.trim()).toLowerCase()));
  }
  const linking = targets.filter((each) => each.length > 0);
  // Most folders are not vaults, so the names of all files are seldom needed.
  if (!areEnough(linking, targets.length)) {
    return false;
  }
  const names = namesOf(folder.paths);
  const found = linking.map((each) => each.filter((target) => names.has(target)));
  return areEnough(
    found.filter((each) => each.length > 0),
    targets.length,
  );
}

/** `linking` has the links of each note that has some. */
function areEnough(linking: readonly (readonly string[])[], notes: number): boolean {
  return linking.flat().length >= fewestLinks && linking.length >= 2 && linking.length >= leastPart * notes;
}

/** The names of all files in small letters, with and without their extensions. */
function namesOf(paths: Iterable<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of paths) {
    const name = nameOf(path).toLowerCase();
    names.add(name);
    names.add(withoutExtension(name));
  }
  return names;
}
