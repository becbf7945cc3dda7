import { headingId } from '../../../render/heading-id.ts';
import { folderOf, joinAddress, nameOf } from '../../addresses/site-address.ts';
import { asObject, asText, type Config, readConfig } from '../../config/read-config.ts';
import { unique } from '../../config/read-fields.ts';
import {
  asLiteralList,
  asLiteralObject,
  JsLiterals,
  type Literal,
  literalText,
} from '../../config/read-literals-js.ts';
import type { SiteFolder } from '../../generator.ts';
import type { DocusaurusPart, DocusaurusSettings } from './docusaurus-config.ts';

/** Pages that plugins make of no file of their own: archives, tags, authors, and the pages of categories. */
export interface DocusaurusLists {
  /** Below the base path. */
  readonly made: readonly string[];
  /** Folders of the further pages of blogs that are not called `page`. */
  readonly below: readonly string[];
  /** Where the lists of tags and authors stand. */
  readonly folders: { readonly tag: readonly string[]; readonly author: readonly string[] };
}

/** Where the lists of a part stand, by the option that moves them (plugin-content-blog and plugin-content-docs). */
export function listFolder(part: DocusaurusPart, kind: 'tags' | 'authors' | 'archive' | 'page'): string {
  const option = part.options[`${kind}BasePath`];
  return joinAddress(part.route, typeof option === 'string' ? option : kind);
}

export async function docusaurusLists(folder: SiteFolder, settings: DocusaurusSettings): Promise<DocusaurusLists> {
  const { parts } = settings;
  const blogs = parts.filter(({ kind }) => kind === 'blog');
  const docs = parts.filter(({ kind }) => kind === 'docs');
  const authors = blogs.map((part) => listFolder(part, 'authors'));
  const tags = blogs.map((part) => listFolder(part, 'tags'));
  const ofDocs = docs.flatMap((part) =>
    unique(['', ...part.versions.values()]).map((version) =>
      joinAddress(part.route, version, listFolder(part, 'tags').slice(joinAddress(part.route).length)),
    ),
  );
  return {
    made: [
      ...blogs.flatMap((part) => [joinAddress(part.route), listFolder(part, 'archive')]),
      ...authors,
      ...tags,
      ...ofDocs,
      ...(await categoryPages(folder, settings, docs)),
    ],
    below: blogs
      .filter(({ options }) => 'pageBasePath' in options)
      .map((part) => joinAddress(listFolder(part, 'page'), '/')),
    folders: { tag: [...tags, ...ofDocs], author: authors },
  };
}

const categoryFile = /(?:^|\/)_category_\.(?:json|ya?ml)$/;
/** No person writes a sidebar with more categories. */
const mostCategories = 1_000;

/** Pages of categories that list what is in them: `link: { type: 'generated-index' }` (sidebars/processor.ts). */
async function categoryPages(
  folder: SiteFolder,
  { place }: DocusaurusSettings,
  docs: readonly DocusaurusPart[],
): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const part of docs) {
    const put = (link: Config, label: string): void => {
      if (asText(link['type']) === 'generated-index') {
        pages.push(joinAddress(part.route, asText(link['slug']) || `category/${headingId(label, 'github')}`));
      }
    };
    const files = [...folder.paths].filter((path) => path.startsWith(part.folder) && categoryFile.test(path));
    for (const path of files.slice(0, mostCategories)) {
      const { config } = await readConfig(folder, path);
      put(asObject(config['link']), asText(config['label']) || nameOf(folderOf(path).slice(0, -1)));
    }
    for (const ending of ['js', 'ts', 'cjs', 'mjs']) {
      const program = await folder.read(`${place}sidebars.${ending}`);
      if (program !== null) {
        visit(new JsLiterals(program).exported(), put);
      }
    }
  }
  return pages;
}

/** Every category of a sidebar, wherever it stands. */
function visit(value: Literal, put: (link: Config, label: string) => void, depth = 0): void {
  if (depth > 50) {
    return;
  }
  if (Array.isArray(value)) {
    for (const item of asLiteralList(value)) {
      visit(item, put, depth + 1);
    }
    return;
  }
  const object = asLiteralObject(value);
  if (!object) {
    return;
  }
  const link = asLiteralObject(object['link']);
  if (link) {
    put({ type: literalText(link['type']), slug: literalText(link['slug']) }, literalText(object['label']));
  }
  for (const inner of Object.values(object)) {
    visit(inner, put, depth + 1);
  }
}
