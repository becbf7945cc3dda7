import type { Archive } from '../archive.ts';
import { forEachInTurn } from '../indexing/reading-pass.ts';
import { readStart } from '../scan/read-post.ts';

const templateName =
  /\.(?:html?|njk|liquid|ejs|hbs|handlebars|pug|swig|mako|tmpl|j2|jinja2?|erb|haml|slim|astro|vue|svelte|[jt]sx)$/i;
/** An id in HTML or JSX, if it is a plain name. A computed one has other characters. */
const plainId = /\bid\s*=\s*\{?["'`]?([\p{L}\p{N}_:.-]+)["'`\s/>}]/gu;
/** In bytes. Templates of themes have a few thousand. */
const longestTemplate = 100_000;
const mostTemplates = 1_000;

/**
 * The ids that the site's own templates write around each post, such as the box at the top of a page. Links name them
 * too. A template that can't be read has none.
 */
export async function templateIds({ root, files }: Archive, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const templates = [...files.values()].filter(({ path }) => templateName.test(path)).slice(0, mostTemplates);
  const ids = new Set<string>();
  const read = async ({ bytes }: (typeof templates)[number]): Promise<void> => {
    const source = await readStart(root, bytes, longestTemplate).catch(() => new Uint8Array());
    for (const [, id] of new TextDecoder().decode(source).matchAll(plainId)) {
      ids.add(id as string);
    }
  };
  await forEachInTurn(templates, read, { signal, atOnce: 4 });
  return ids;
}
