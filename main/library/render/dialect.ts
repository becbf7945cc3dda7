import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';

/** The template language of a folder's posts. With `none`, anything that looks like a template is text. */
export type TemplateLanguage = 'none' | 'hugo' | 'zola' | 'liquid' | 'liquid-tags' | 'hexo' | 'mdx' | 'nunjucks';

/**
 * How headings get their ids; the ids of the other styles serve as extra anchors. `kramdown`: as Jekyll configures it,
 * GitHub's way. `kramdown-plain`: kramdown's default. `slug`: Zola's; `slug-safe`: Zola's where it keeps names as they
 * are. `anchor`: markdown-it-anchor's.
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

/** How the generator's Markdown differs from GitHub's. */
export interface Dialect {
  /** `html`: the text is HTML and no Markdown. Default: Markdown. */
  readonly markup?: 'html';
  readonly templates: TemplateLanguage;
  /** The site's settings that templates may name: `{{ site.author.name }}`. */
  readonly siteFields?: FrontMatterValue;
  /** The extensions of files with templates, where not all files have them: Astro reads templates only in `.mdx`. */
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
  /** `{.class}` on the line behind a block (Goldmark, where a site switches it on). */
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
  /** `==mark==`. */
  readonly highlights: boolean;
  /**
   * The converter whose inline elements begin a paragraph where they stand alone on a line. If absent, CommonMark's
   * rule holds and they begin a block of HTML.
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
   * Words that end the excerpt, such as Middleman's `READMORE`. The first that occurs is not shown. Absent or empty for
   * none.
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
  /** A heading gets a second id from its source, with marks and link targets, where that id differs. */
  readonly rawHeadingIds?: boolean;
  /**
   * `<<` and `>>` are quotation marks and are replaced before tags are read. The option `kramdown` has them in any
   * case.
   */
  readonly guillemets?: boolean;
}

/** GitHub's Markdown, and extensions that do no harm beside it. */
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
