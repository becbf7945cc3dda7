import { decodeAddress, folderOf, nameOf } from '../sites/addresses/site-address.ts';
import { joinPath, pathKey } from './address-key.ts';
import type { MappedFile, MappedPost } from './mapped-post.ts';
import type { SiteMap } from './site-map.ts';

/** The name in a wiki link, and the text behind its first `#`, as written. */
export function wikiParts(target: string): { readonly path: string; readonly fragment: string } {
  const at = target.indexOf('#');
  return at < 0
    ? { path: target.trim(), fragment: '' }
    : { path: target.slice(0, at).trim(), fragment: target.slice(at + 1).trim() };
}

/** The note that a wiki link means: by its file, by an alias that no other note has, or by its address. */
export function postForWiki(map: SiteMap, from: string, path: string): MappedPost | undefined {
  const decoded = decodeAddress(path).replace(/\/$/, '');
  const found = noteOrFile(map, from, decoded);
  if (found) {
    return found.post;
  }
  const [named, other] = map.postsNamed(decoded.replace(/\.md$/i, ''));
  return named && !other ? named : map.postAtUrl(`/${decoded}`, from);
}

/** The file that a wiki link means; null if it means a note or nothing. */
export function fileForWiki(map: SiteMap, from: string, path: string): MappedFile | null {
  return noteOrFile(map, from, path)?.file ?? null;
}

/** A note or another file; one of the fields is set. */
interface NoteOrFile {
  readonly path: string;
  readonly post?: MappedPost;
  readonly file?: MappedFile;
}

/**
 * What Obsidian's `getFirstLinkpathDest` finds for a link in the note at `from`. A name with its extension is preferred
 * to the name of a note. `./` and `../` start at the note's folder. Any other path is tried from the top of the vault,
 * then as the end of a longer path: in the note's folder and below it first, and there the shortest path.
 */
function noteOrFile(map: SiteMap, from: string, written: string): NoteOrFile | undefined {
  const path = pathKey(written);
  const name = nameOf(path);
  const asWritten = calledSo(map, name);
  const [ending, called] = asWritten.byKey.size > 0 ? ['', asWritten] : ['.md', calledSo(map, `${name}.md`)];
  const folder = pathKey(folderOf(from));
  const at = (place: string | null): NoteOrFile | undefined =>
    place === null ? undefined : called.byKey.get(`${place}${ending}`);
  const exact = (/^\.\.?\//.test(path) ? at(joinPath(folder, path)) : undefined) ?? at(path.replace(/^\/+/, ''));
  if (exact || path.startsWith('/')) {
    return exact;
  }
  const fits = ([key]: readonly [string, NoteOrFile]): boolean => key.endsWith(`${path}${ending}`);
  const { shortest } = called;
  const inFolder = at(`${folder}${path}`) ?? shortest.find((each) => each[0].startsWith(folder) && fits(each))?.[1];
  return inFolder ?? shortest.find(fits)?.[1];
}

/** The notes and files of one name. A key is a path with its extension, in the form in which paths are compared. */
interface Called {
  readonly byKey: ReadonlyMap<string, NoteOrFile>;
  /** The shortest path first. */
  readonly shortest: readonly (readonly [key: string, found: NoteOrFile])[];
}

const known = new WeakMap<SiteMap, Map<string, Called>>();

/** The most files of one name that are compared for a link that does not say their folder. */
const mostShortest = 1_000;

function calledSo(map: SiteMap, name: string): Called {
  const byName = known.get(map) ?? new Map<string, Called>();
  known.set(map, byName);
  const before = byName.get(name);
  if (before) {
    return before;
  }
  const posts = map.postsNamed(name.replace(/\.[^.]+$/, '')).concat(map.postsNamed(name));
  const all: readonly NoteOrFile[] = [
    ...map.filesNamed(name).map((file) => ({ path: file.path, file })),
    ...posts.map((post) => ({ path: post.path, post })),
  ];
  const shortest = all
    .map((each) => [pathKey(each.path), each] as const)
    .filter(([key]) => nameOf(key) === name)
    .sort(([, a], [, b]) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  const called = { byKey: new Map([...shortest].reverse()), shortest: shortest.slice(0, mostShortest) };
  byName.set(name, called);
  return called;
}
