import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { HeaderForm } from '../front-matter/header-form.ts';
import type { PostMetadata } from '../metadata/post-metadata.ts';
import type { Dialect } from '../render/dialect.ts';
import type { LinkForm } from '../render/references.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/**
 * A site generator: how to recognise its folders and what it makes of the posts in them. Each has a folder in
 * `generators/`; to add one, copy `generators/plain/` and put it into the list of `detect-site.ts`.
 */
export interface Generator {
  readonly id: GeneratorId;
  /** For a person: `Hugo`. */
  readonly label: string;
  /** Why this folder is one of the generator's, as the rest of a sentence (`it has hugo.toml`); null where it is not. */
  recognise(folder: SiteFolder): Told | null | Promise<Told | null>;
  /** The same for a folder without any configuration, by the texts of its posts: asked last. Absent where they tell nothing. */
  recogniseByPosts?(folder: SiteFolder): Promise<Told | null>;
  /** Reads the configuration, literal values only: nothing of the folder is ever run. Never rejects. */
  open(folder: SiteFolder): Promise<Site>;
}

export type GeneratorId =
  | 'hugo'
  | 'jekyll'
  | 'hexo'
  | 'pelican'
  | 'zola'
  | 'eleventy'
  | 'astro'
  | 'docusaurus'
  | 'gatsby'
  | 'nikola'
  | 'middleman'
  | 'obsidian'
  | 'export'
  | 'plain';

/** What a generator may look at. Paths are relative to the opened folder, `/` between their parts. */
export interface SiteFolder {
  /** Every file that the scan found, posts among them. */
  readonly paths: ReadonlySet<string>;
  /** Every folder, those that the scan left out (`.obsidian`, `public`) among them, without a slash at the end. */
  readonly folders: ReadonlySet<string>;
  /** The text of a small file of the folder; null where there is none or it can't be read. */
  read(path: string): Promise<string | null>;
  /** What is made from the text of many posts, under a name: plain data, made once and kept between starts. */
  learn<Value>(name: string, make: () => Promise<Value>): Promise<Value>;
}

/** What generators learnt from the posts of a folder. */
export interface SiteFindings {
  /** How many files the folder had. */
  readonly files: number;
  /** Plain data, by name. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A folder whose files a site serves below an address. */
export interface Mount {
  /** Relative to the opened folder, with a slash at the end; empty for the folder itself. */
  readonly folder: string;
  /** Begins and ends with a slash; without the site's base path. */
  readonly at: string;
}

/** A folder of posts as its generator understands it. */
export interface Site {
  readonly generator: GeneratorId;
  readonly title: string;
  /** Where posts are, each with a slash at the end; empty for the folder itself. */
  readonly contentRoots: readonly string[];
  /** Where pictures and other files are served from, in the order in which they are tried. */
  readonly mounts: readonly Mount[];
  /** Web addresses of the site (`https://example.org/blog/`), the main one first; empty where none is known. */
  readonly addresses: readonly string[];
  /** What every address of the site begins with; begins and ends with a slash. */
  readonly basePath: string;
  /** A BCP 47 tag, or empty. */
  readonly language: string;
  /** An IANA name or an offset, for dates that give no zone; empty where the configuration names none. */
  readonly timeZone: string;
  /** Kinds of front matter besides `---`, `+++`, `;;;` and JSON that begin a post here. */
  readonly headers: readonly HeaderForm[];
  /** How its posts are written. */
  readonly dialect: Dialect;
  /** What of the configuration could not be read, for a person. */
  readonly notes: readonly Told[];
  /** Tags stand anywhere in a post's text, so `publish` is asked once more when all of a long post has been read. */
  readonly readsWholeText?: boolean;
  /** Folders of templates and examples, each with a slash at the end: outside the content roots, nothing in them is a post. */
  readonly templateFolders?: readonly string[];
  /** Whether the generator takes a file for a post at all; absent where it takes every one. */
  takes?(file: Pick<SourcePost, 'path' | 'fields' | 'body'>): boolean;
  /** The generator puts the base path before a link that starts with `/`: such a link never leads beside the site. */
  readonly addsBasePath?: boolean;
  /**
   * Files that are published with a post, below its address: those that lie beside a post called `index` or `_index`,
   * or in a folder that is named as the post is. Absent where none are.
   */
  readonly bundles?: 'index' | 'named';
  /** Where a picture with a relative path is looked for first, whatever page it stands on: an address, `/images/`. */
  readonly pictureFolder?: string;
  /** What a plain link means that is written in a form of the generator's own (`@/posts/sea.md`); null for every other. */
  referenceForm?(href: string): LinkForm | null;
  /** The address of the list of posts that have a value (`/tag/sea.html`), in the form of `url`; absent where it is `/tags/sea/`. */
  listAddress?(facet: 'tag' | 'category' | 'author', value: string): string;
  /** Where, below the base path, lists of a facet's values stand besides the usual places: `whats-new/labels`. */
  readonly listFolders?: Readonly<Partial<Record<'tag' | 'category' | 'author', readonly string[]>>>;
  /**
   * Addresses, below the base path, of lists and archives that the generator makes of all posts whatever they are: `archives/`.
   * Those of years (`archives/2014/`) and feeds go without saying.
   */
  readonly madeLists?: readonly string[];
  /** Addresses, below the base path, right below which lists stand whose names Offprint does not know: `series/`. */
  readonly madeBelow?: readonly string[];
  /**
   * The address of the page that the site makes of a file which Offprint does not read as a post (`pages/about.rst`,
   * `src/pages/index.tsx`), in the form of `url`; null for every other file. Pure and quick: asked for each file of the
   * folder that is no post, whenever one comes or goes.
   */
  pageAddress?(path: string): string | null;
  /** What the generator makes of one post. Pure; asked once for each post and again when it changes. */
  publish(post: SourcePost): Publication;
}

/** A post file as a generator sees it. */
export interface SourcePost {
  readonly path: string;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** Whether it has front matter, be it empty. */
  readonly hasHeader: boolean;
  /** Keys whose value stands in quotes, in YAML: a date in quotes is a text there. */
  readonly quotedKeys: ReadonlySet<string>;
  /** What the common keys say; a generator overrides what it reads differently. */
  readonly metadata: PostMetadata;
  /** The level-1 heading that the body opens with; empty where it opens otherwise. */
  readonly heading: string;
  /** The text below the front matter, as far as it has been read: for the list its first kilobytes. */
  readonly body: string;
}

/** A post as its generator would publish it. */
export interface Publication {
  /** Pages (about, archives, section pages) are no posts: the list leaves them out unless asked. */
  readonly kind: 'post' | 'page';
  /** Begins with a slash and includes the base path; null where the post has no address of its own. */
  readonly url: string | null;
  /** Other addresses of the post, in the form of `url`. */
  readonly aliases: readonly string[];
  /** Names by which links may call the post, besides that of its file (Obsidian, Hugo); empty elsewhere. */
  readonly names: readonly string[];
  /** In place of what the common keys say. */
  readonly metadata: Partial<PostMetadata>;
}

/** A file that is read, and published nowhere: a README beside the content, what the site's settings leave out. */
export const unpublished: Publication = { kind: 'page', url: null, aliases: [], names: [], metadata: {} };
