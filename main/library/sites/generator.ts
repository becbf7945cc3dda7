import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { HeaderForm } from '../front-matter/header-form.ts';
import type { PostMetadata } from '../metadata/post-metadata.ts';
import type { Dialect } from '../render/dialect.ts';
import type { LinkForm } from '../render/references.ts';
import type { Told } from '../../../preload/texts/texts.ts';

/**
 * A site generator: how to recognise its folders, and how it publishes posts. Each has a folder in `generators/`. To
 * add one, copy `generators/plain/` and add it to the list in `detect-site.ts`.
 */
export interface Generator {
  readonly id: GeneratorId;
  /** The name for a person: `Hugo`. */
  readonly label: string;
  /** Why the folder belongs to the generator, as the rest of a sentence (`it has hugo.toml`). Null if it does not. */
  recognise(folder: SiteFolder): Told | null | Promise<Told | null>;
  /**
   * The same for a folder without any configuration, judged by the text of its posts. It is asked last. Absent if posts
   * of this generator have nothing special.
   */
  recogniseByPosts?(folder: SiteFolder): Promise<Told | null>;
  /** Reads the configuration. Only literal values are read, and nothing of the folder is run. Never rejects. */
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

/** The part of a folder that a generator may see. Paths are relative to the folder, with `/` between their parts. */
export interface SiteFolder {
  /** Every file that the scan found, including posts. */
  readonly paths: ReadonlySet<string>;
  /**
   * Every folder, without a slash at its end. Includes folders that the scan does not enter (`.obsidian`, `public`).
   */
  readonly folders: ReadonlySet<string>;
  /** The text of a file, at most its first megabyte. Null if it does not exist or can't be read. */
  read(path: string): Promise<string | null>;
  /**
   * A value that is computed from the text of many posts. `make` is called once for a name, and the value is kept
   * between starts, so it has to be plain data. For a guess, `make` is told to read so many posts at most.
   */
  learn<Value>(name: string, make: (mostPosts?: number) => Promise<Value>): Promise<Value>;
}

/** The values that generators computed from the posts of a folder. */
export interface SiteFindings {
  /** How many files the folder had then. */
  readonly files: number;
  /** Plain data, by the name that was given to `learn`. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A folder whose files a site publishes below an address. */
export interface Mount {
  /** Relative to the opened folder, with a slash at its end. Empty for the opened folder itself. */
  readonly folder: string;
  /** An address with a slash at both ends, without the site's base path. */
  readonly at: string;
}

/** A folder of posts as its generator sees it. */
export interface Site {
  readonly generator: GeneratorId;
  readonly title: string;
  /** The folders that hold posts, each with a slash at its end. Empty text for the opened folder itself. */
  readonly contentRoots: readonly string[];
  /** The folders that pictures and other files are published from, in the order in which they are tried. */
  readonly mounts: readonly Mount[];
  /** The web addresses of the site (`https://example.org/blog/`), the main one first. Empty if none is known. */
  readonly addresses: readonly string[];
  /** The start of every address of the site, with a slash at both ends. */
  readonly basePath: string;
  /** A BCP 47 tag, or empty. */
  readonly language: string;
  /** An IANA name or an offset, for dates without a zone. Empty if the configuration names none. */
  readonly timeZone: string;
  /** Forms of front matter that begin a post here, besides `---`, `+++`, `;;;` and JSON. */
  readonly headers: readonly HeaderForm[];
  /** The Markdown and template language of its posts. */
  readonly dialect: Dialect;
  /** What in the configuration could not be read, for a person. */
  readonly notes: readonly Told[];
  /**
   * True if tags may stand anywhere in the text. A long post is then published again as soon as all of its text has
   * been read.
   */
  readonly readsWholeText?: boolean;
  /**
   * Folders of templates and examples, each with a slash at its end. A file in one of them is not a post, unless a
   * content root holds it.
   */
  readonly templateFolders?: readonly string[];
  /** Whether the generator takes the file for a post at all. Absent if it takes every file. */
  takes?(file: Pick<SourcePost, 'path' | 'fields' | 'body'>): boolean;
  /**
   * True if the generator puts the base path before links that start with `/`. Such a link can't lead out of the site.
   */
  readonly addsBasePath?: boolean;
  /** True if readers see the posts among their files, so that a link may lead to a folder. */
  readonly showsFolders?: boolean;
  /**
   * Which files are published with a post, below its address. `index`: those beside a post named `index` or `_index`.
   * `named`: those in a folder with the post's name. Absent if there are none.
   */
  readonly bundles?: 'index' | 'named';
  /**
   * The address below which a picture with a relative path is looked up first, whatever page it stands on: `/images/`.
   */
  readonly pictureFolder?: string;
  /** The meaning of a link in a form that only this generator has (`@/posts/sea.md`). Null for any other link. */
  referenceForm?(href: string): LinkForm | null;
  /**
   * The address of the list of posts with this value (`/tag/sea.html`), in the form of `url`. Absent if lists are at
   * `/tags/sea/`.
   */
  listAddress?(facet: 'tag' | 'category' | 'author', value: string): string;
  /** Where, below the base path, lists of a facet's values stand besides the usual places: `whats-new/labels`. */
  readonly listFolders?: Readonly<Partial<Record<'tag' | 'category' | 'author', readonly string[]>>>;
  /**
   * Addresses of lists and archives that the generator makes of any posts: `archives/`. They are relative to the base
   * path. Archives of years (`archives/2014/`) and feeds need no mention.
   */
  readonly madeLists?: readonly string[];
  /**
   * What addresses of lists of a year, month or day look like, if they are special: `diary/:year/:month/`. They are
   * relative to the base path.
   */
  readonly dateLists?: readonly string[];
  /**
   * Addresses directly below which there are lists with unknown names: `series/`. They are relative to the base path.
   */
  readonly madeBelow?: readonly string[];
  /**
   * The address of a page whose file Offprint does not read as a post (`pages/about.rst`, `src/pages/index.tsx`), in
   * the form of `url`. Null for any other file. Has to be pure and fast: it is asked for every file that is not a post,
   * each time one comes or goes.
   */
  pageAddress?(path: string): string | null;
  /**
   * The addresses of the pages that a file of the site makes, where their names are not known without running it:
   * `/photos/[id]`, or `/photos/[...path]` if a name may have slashes. As pure and fast as `pageAddress`.
   */
  pageRoute?(path: string): string | null;
  /** How the generator publishes a post. Pure. It is asked once for each post, and again if the post changes. */
  publish(post: SourcePost): Publication;
}

/** The file of a post as a generator sees it. */
export interface SourcePost {
  readonly path: string;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  /** Whether there is front matter, even if it is empty. */
  readonly hasHeader: boolean;
  /** Keys whose YAML value is in quotes. A quoted date is a text in YAML. */
  readonly quotedKeys: ReadonlySet<string>;
  /** The meaning of the common keys. A generator replaces what it reads differently. */
  readonly metadata: PostMetadata;
  /** The level-1 heading at the start of the body. Empty if the body starts with something else. */
  readonly heading: string;
  /** The text below the front matter, as far as it was read. The list reads only the first kilobytes. */
  readonly body: string;
}

/** A post as its generator would publish it. */
export interface Publication {
  /** A page (about, archive, section) is not a post: lists show it only on request. */
  readonly kind: 'post' | 'page';
  /** The address, with base path and a slash at its start. Null if the post has no address. */
  readonly url: string | null;
  /** Other addresses of the post, in the form of `url`. */
  readonly aliases: readonly string[];
  /** Further names by which links may call the post, besides its file name. Only Obsidian and Hugo have them. */
  readonly names: readonly string[];
  /** Replaces the values that the common keys gave. */
  readonly metadata: Partial<PostMetadata>;
}

/**
 * For a file that is read but not published: a README beside the content, or a file that the site's settings exclude.
 */
export const unpublished: Publication = { kind: 'page', url: null, aliases: [], names: [], metadata: {} };
