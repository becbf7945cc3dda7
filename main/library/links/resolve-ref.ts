import { withoutPageEnding } from '../scan/file-kinds.ts';
import { decodeAddress, folderOf, nameOf, withoutExtension } from '../sites/addresses/site-address.ts';
import { joinPath } from './address-key.ts';
import type { MappedPost } from './mapped-post.ts';
import type { SiteMap } from './site-map.ts';

/**
 * The page that Hugo's `ref` means, in the language asked for, or else in that of the page at `from`. A path with a
 * slash in front starts at the root of the content. Any other is tried beside the page, then from the root, then as a
 * name that only one page has. https://gohugo.io/shortcodes/ref/; where that says nothing, this does what Hugo 0.131
 * does.
 */
export function postForRef(map: SiteMap, from: string, path: string, language: string): MappedPost | undefined {
  const roots = rootsFor(map, from, language);
  const contentRoot = roots.find((root) => from.startsWith(root)) ?? '';
  const wanted = language || languageOf(from);
  const decoded = decodeAddress(path);
  const name = withoutPageEnding(decoded.replace(/\/$/, ''));
  if (/^\/*$/.test(decoded)) {
    return pageAt(map, contentRoot, '_index', wanted);
  }
  const inRoots = (): MappedPost | undefined => {
    for (const root of roots) {
      const inside = belowMount(map, root, name.replace(/^(?:\.{0,2}\/)+/, ''));
      const post = inside === null ? undefined : pageAt(map, root, inside, wanted);
      if (post) {
        return post;
      }
    }
    return undefined;
  };
  if (name.startsWith('/')) {
    return inRoots();
  }
  const folder = folderOf(from);
  // A bundle counts as a page of the folder around it. A file in the bundle is not a page, although it can be read.
  const beside = /\/index(?:\.[\w-]+)?\.\w+$/.test(from) ? [folder.replace(/[^/]+\/$/, ''), folder] : [folder];
  for (const near of beside) {
    const post = pageAt(map, near, name, wanted);
    if (post) {
      return post;
    }
  }
  return inRoots() ?? byName(map, name, wanted);
}

/**
 * The path within a content root. A folder that is mounted below the content (`added/`) holds only names that begin so.
 * Null for any other name.
 */
function belowMount(map: SiteMap, root: string, name: string): string | null {
  const at = map.site.mounts.find(({ folder }) => root !== '' && folder === root)?.at.slice(1) ?? '';
  if (at === '' || `${name}/`.toLowerCase() === at.toLowerCase()) {
    return name.slice(Math.max(0, at.length - 1));
  }
  return name.toLowerCase().startsWith(at.toLowerCase()) ? name.slice(at.length) : null;
}

/** The language in a file's name: `fr` of `one.fr.md`. */
function languageOf(path: string): string {
  return /\.([a-z]{2,3}(?:-[a-z0-9]{2,8})?)\.\w+$/i.exec(path)?.[1] ?? '';
}

/** The content roots. Those of the language asked for, or else of the page's own language, come first. */
function rootsFor(map: SiteMap, from: string, language: string): readonly string[] {
  const first = (root: string): boolean =>
    language === '' ? from.startsWith(root) : root.toLowerCase().endsWith(`/${language.toLowerCase()}/`);
  const roots = map.site.contentRoots;
  return [...roots.filter(first), ...roots.filter((root) => !first(root)), ''];
}

function pageAt(map: SiteMap, folder: string, name: string, language: string): MappedPost | undefined {
  const at = joinPath(folder, name);
  if (at === null) {
    return undefined;
  }
  // A language in the reference itself: Hugo looks in the language of the current page.
  const bare = languageOf(`${at}.md`) === '' ? at : at.replace(/\.[\w-]+$/, '');
  return pageIn(map, bare, language) ?? (bare === at ? undefined : pageIn(map, at, language));
}

function pageIn(map: SiteMap, at: string, language: string): MappedPost | undefined {
  const forms = language === '' ? [] : [at, `${at}/index`, `${at}/_index`];
  return forms.map((form) => map.postAt(`${form}.${language}`)).find(Boolean) ?? map.postAt(at);
}

function byName(map: SiteMap, path: string, language: string): MappedPost | undefined {
  const name = nameOf(path);
  const end = `/${path.toLowerCase()}`;
  const named = map
    .postsNamed(name)
    .filter((post) => !path.includes('/') || `/${withoutExtension(post.path.toLowerCase())}`.endsWith(end));
  const published = named.filter(({ url }) => url !== null);
  const all = published.length > 0 ? published : named;
  const inLanguage = [language, map.site.language].map((wanted) =>
    all.filter(({ path: at }) => languageOf(at) === wanted),
  );
  const [only, other] = inLanguage.find((posts) => posts.length > 0) ?? all;
  return other ? undefined : only;
}
