import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';

/** Which template language a folder's posts are written in; `none` leaves everything that looks like one as text. */
export type TemplateLanguage = 'none' | 'hugo' | 'zola' | 'liquid' | 'liquid-tags' | 'hexo' | 'mdx' | 'nunjucks';

/**
 * How headings get their ids; the others' ids serve as extra anchors. `kramdown`: as Jekyll sets it up, GitHub's way;
 * `kramdown-plain`: its own. `slug`: Zola's, `slug-safe` where it keeps names as they are. `anchor`: markdown-it-anchor's.
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

/** How a folder's posts are written: what its generator's Markdown reads differently from GitHub's. */
export interface Dialect {
  /** `html`: the text is no Markdown. Markdown unless it is said. */
  readonly markup?: 'html';
  readonly templates: TemplateLanguage;
  /** What templates may say of the site's configuration: `{{ site.author.name }}`. */
  readonly siteFields?: FrontMatterValue;
  /** Extensions of the files that have templates, where not all do: Astro reads them in `.mdx` alone. */
  readonly templateFiles?: readonly string[];
  readonly headingIds: HeadingIdStyle;
  /** A line break in a paragraph is one on the page. */
  readonly breaks: boolean;
  /** Four spaces make code. */
  readonly indentedCode: boolean;
  /** Straight quotes, `--` and `...` become typographic ones. */
  readonly smartQuotes: boolean;
  /** `{#id .class}` behind headings (and, `blocks`, behind any block: kramdown's `{: …}`). */
  readonly attributes: 'none' | 'headings' | 'blocks';
  /** `{.class}` on the line behind a block (Goldmark, where a site switches it on). */
  readonly attributeLines?: boolean;
  /** `$…$` and `$$…$$`; `display`: only the latter, inline too (kramdown). */
  readonly math: 'none' | 'dollars' | 'display';
  /** kramdown's tables without a head, and its extensions: `{::comment}`. */
  readonly kramdown?: boolean;
  /** `##Title` is a heading. */
  readonly looseHeadings?: boolean;
  /** `~one~` is struck out, not only `~~two~~`. */
  readonly singleTildes: boolean;
  /** Addresses of links and pictures go on behind a space; `definitions`: those of `[name]: address` too (kramdown). */
  readonly spacedAddresses?: 'links' | 'definitions';
  /** `==mark==`. */
  readonly highlights: boolean;
  /** Whose elements of words begin a paragraph where they stand alone on a line; CommonMark's blocks of HTML if absent. */
  readonly wordTags?: 'kramdown' | 'python';
  /** Elements are MDX's (version 2 and later) where templates are: what stands between their tags is Markdown. */
  readonly jsx?: boolean;
  /** The site leaves raw HTML out: it is folded. */
  readonly foldedHtml?: boolean;
  /** `:::note` containers. */
  readonly containers: boolean;
  /** `*[HTML]: …` definitions. */
  readonly abbreviations: boolean;
  /** The first of these words ends the excerpt and is not shown (Middleman's `READMORE`); absent or empty for none. */
  readonly readMore?: string;
  /** `[[Note#Heading|words]]`, `![[picture.png|640]]` and `![[Note]]`. */
  readonly wikiLinks?: boolean;
  /** `%%comments%%`, and `^id` at the end of a block. */
  readonly noteMarks?: boolean;
  /** A picture whose words are a number is that wide: `![250](sea.png)`. */
  readonly bareSizes?: boolean;
  /** Plain words behind the language of a fence are its title: `js app.js`. `title="app.js"` is one in every dialect. */
  readonly codeTitles?: boolean;
  /** Headings have another id where their source, marks and link targets included, makes one. */
  readonly rawHeadingIds?: boolean;
  /** `<<` and `>>` are quotation marks, and taken before tags are looked for. kramdown's own come with `kramdown`. */
  readonly guillemets?: boolean;
}

/** GitHub's Markdown, and what does no harm beside it. */
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
