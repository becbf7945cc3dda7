import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';

/**
 * The template language of a folder's posts. With `none`, anything that looks like a template is text. `liquid` is
 * Jekyll's; in Eleventy's, posts name their fields without `page.`.
 */
export type TemplateLanguage =
  | 'none'
  | 'hugo'
  | 'zola'
  | 'liquid'
  | 'eleventy-liquid'
  | 'liquid-tags'
  | 'hexo'
  | 'mdx'
  | 'nunjucks'
  | 'wordpress'
  | 'erb';

/**
 * The rule by which headings get their ids. The ids of all other rules serve as extra anchors. `kramdown` is GitHub's
 * rule, as Jekyll sets it; `kramdown-plain` is kramdown's default. `slug` is Zola's rule, and `slug-safe` that of a
 * Zola site that keeps names unchanged. `anchor` is that of markdown-it-anchor.
 */
export type HeadingIdStyle =
  | 'github'
  | 'goldmark'
  | 'goldmark-ascii'
  | 'blackfriday'
  | 'kramdown'
  | 'kramdown-plain'
  | 'hexo'
  | 'python'
  | 'slug'
  | 'slug-safe'
  | 'anchor'
  | 'none';

/** How a generator's Markdown differs from GitHub's. */
export interface Dialect {
  /** `html` for text that is HTML instead of Markdown. Markdown if absent. */
  readonly markup?: 'html';
  readonly templates: TemplateLanguage;
  /** The site's settings that templates may name: `{{ site.author.name }}`. */
  readonly siteFields?: FrontMatterValue;
  /** The texts of the site's own includes, by file name (Jekyll). */
  readonly includes?: Readonly<Record<string, string>>;
  /** The texts of the site's own templates for shortcodes, by name (Hugo). */
  readonly shortcodes?: Readonly<Record<string, string>>;
  /** The extensions of files with templates, if not all files have them: Astro reads templates only in `.mdx`. */
  readonly templateFiles?: readonly string[];
  readonly headingIds: HeadingIdStyle;
  /** A line break in a paragraph is a line break on the page. */
  readonly breaks: boolean;
  /** Lines indented by four spaces are code. */
  readonly indentedCode: boolean;
  /** Straight quotes, `--` and `...` become typographic ones. */
  readonly smartQuotes: boolean;
  /** `{#id .class}` behind headings; with `blocks`, behind any block (kramdown's `{: …}`). */
  readonly attributes: 'none' | 'headings' | 'blocks';
  /** `{.class}` on the line behind a block (Goldmark, if a site switches it on). */
  readonly attributeLines?: boolean;
  /** `$…$` and `$$…$$`. With `display` only `$$…$$`, within lines as well (kramdown). */
  readonly math: 'none' | 'dollars' | 'display';
  /** kramdown's tables without a head, and its extensions: `{::comment}`. */
  readonly kramdown?: boolean;
  /** `##Title` is a heading. */
  readonly looseHeadings?: boolean;
  /** `~one~` is struck out, as `~~two~~` is everywhere. */
  readonly singleTildes: boolean;
  /**
   * Addresses of links and pictures may contain spaces; with `definitions`, those of `[name]: address` may too
   * (kramdown).
   */
  readonly spacedAddresses?: 'links' | 'definitions';
  /** `:tada:` is shown as 🎉. */
  readonly emojiNames?: boolean;
  /** `H~2~O`, `x^2^` and `++inserted++`. */
  readonly spans?: readonly ('sub' | 'sup' | 'ins')[];
  /** `==mark==`. */
  readonly highlights: boolean;
  /**
   * The converter whose inline elements begin a paragraph if they stand alone on a line, and whose asterisks mean
   * emphasis without regard to punctuation. If absent, CommonMark's rules hold: such elements begin a block of HTML.
   */
  readonly wordTags?: 'kramdown' | 'python';
  /** Elements are read as in MDX 2 and later: the text between their tags is Markdown. */
  readonly jsx?: boolean;
  /** The site leaves raw HTML out. Offprint folds it. */
  readonly foldedHtml?: boolean;
  /** `:::note` containers. */
  readonly containers: boolean;
  /** `*[HTML]: …` definitions. */
  readonly abbreviations: boolean;
  /**
   * Words that end the excerpt, such as Middleman's `READMORE`. Their first occurrence is not shown. Absent or empty if
   * there are none.
   */
  readonly readMore?: string;
  /** `[[Note#Heading|words]]`, `![[picture.png|640]]` and `![[Note]]`. */
  readonly wikiLinks?: boolean;
  /** `%%comments%%`, and `^id` at the end of a block. */
  readonly noteMarks?: boolean;
  /** A number as the text of a picture is its width: `![250](sea.png)`. */
  readonly bareSizes?: boolean;
  /** Plain words behind the language of a fence are its title: `js app.js`. Every dialect reads `title="app.js"`. */
  readonly codeTitles?: boolean;
  /** The first line of a code may name its language: `:::python` (Python-Markdown's CodeHilite). */
  readonly codeHeaders?: boolean;
  /** Comments in code highlight its lines: `// highlight-next-line` (Docusaurus, Gatsby). */
  readonly codeComments?: boolean;
  /** The site numbers the lines of all code. */
  readonly numberedCode?: boolean;
  /** A heading gets a second id from its source, with marks and link targets, where that id differs. */
  readonly rawHeadingIds?: boolean;
  /**
   * `<<` and `>>` are quotation marks and are replaced before tags are read. The option `kramdown` has them in any
   * case.
   */
  readonly guillemets?: boolean;
}

/** GitHub's Markdown, with extensions that hardly change how other Markdown reads. */
export const commonDialect: Dialect = {
  templates: 'none',
  headingIds: 'github',
  breaks: false,
  indentedCode: true,
  smartQuotes: false,
  attributes: 'none',
  math: 'none',
  singleTildes: true,
  highlights: false,
  containers: false,
  abbreviations: false,
};
