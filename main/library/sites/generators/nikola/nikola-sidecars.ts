import { type FrontMatterValue, parseFrontMatter } from '../../../front-matter/parse-front-matter.ts';
import { withoutExtension } from '../../addresses/site-address.ts';
import type { SiteFolder } from '../../generator.ts';

export type Sidecar = ReadonlyMap<string, FrontMatterValue>;

const mostSidecars = 20_000;
/** The order of lines in an old sidecar, whose lines have no names. */
const oldOrder = ['title', 'slug', 'date', 'tags', 'link', 'description'];

/** Reads the `.meta` files of a site. The key is the path of the post, without its extension. */
export async function readSidecars(folder: SiteFolder): Promise<ReadonlyMap<string, Sidecar>> {
  const paths = [...folder.paths].filter((path) => path.endsWith('.meta')).slice(0, mostSidecars);
  const found = new Map<string, Sidecar>();
  for (const path of paths) {
    const text = await folder.read(path);
    if (text !== null) {
      found.set(withoutExtension(path), parseSidecar(text));
    }
  }
  return found;
}

function parseSidecar(text: string): Sidecar {
  const { present, fields } = parseFrontMatter(text, ['comment']);
  if (present) {
    return fields;
  }
  const lines = text.split(/\r?\n/, oldOrder.length);
  return new Map(oldOrder.flatMap((key, at) => (lines[at]?.trim() ? [[key, lines[at].trim()] as const] : [])));
}
