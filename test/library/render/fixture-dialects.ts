import { commonDialect, type Dialect } from '../../../main/library/render/dialect.ts';

function like(changes: Partial<Dialect>): Dialect {
  return { ...commonDialect, ...changes };
}

export const dialects: Readonly<Record<string, Dialect>> = {
  hugo: like({
    singleTildes: false,
    templates: 'hugo',
    headingIds: 'goldmark',
    rawHeadingIds: true,
    smartQuotes: true,
    guillemets: true,
    attributes: 'headings',
    attributeLines: true,
  }),
  safe: like({
    foldedHtml: true,
    singleTildes: false,
    templates: 'hugo',
    headingIds: 'goldmark',
    rawHeadingIds: true,
    smartQuotes: true,
    guillemets: true,
    attributes: 'headings',
  }),
  tranquilpeak: like({
    singleTildes: false,
    templates: 'hugo',
    headingIds: 'goldmark',
    rawHeadingIds: true,
    attributes: 'headings',
  }),
  jekyll: like({
    singleTildes: false,
    templates: 'liquid',
    headingIds: 'kramdown',
    smartQuotes: true,
    attributes: 'blocks',
    math: 'display',
    abbreviations: true,
    kramdown: true,
    wordTags: 'kramdown',
    spacedAddresses: 'definitions',
  }),
  hexo: like({ templates: 'hexo', headingIds: 'hexo', codeTitles: true, breaks: true, smartQuotes: true }),
  zola: like({ templates: 'zola', headingIds: 'slug', attributes: 'headings' }),
  eleventy: like({ singleTildes: false, templates: 'nunjucks', headingIds: 'anchor', indentedCode: false }),
  liquid: like({ singleTildes: false, templates: 'eleventy-liquid', headingIds: 'anchor', indentedCode: false }),
  docusaurus: like({
    templates: 'mdx',
    headingIds: 'github',
    indentedCode: false,
    jsx: true,
    codeComments: true,
    attributes: 'headings',
    containers: true,
  }),
  obsidian: like({
    singleTildes: false,
    headingIds: 'none',
    highlights: true,
    math: 'dollars',
    wikiLinks: true,
    noteMarks: true,
    bareSizes: true,
  }),
  pelican: like({
    templates: 'liquid-tags',
    singleTildes: false,
    headingIds: 'python',
    attributes: 'blocks',
    abbreviations: true,
    wordTags: 'python',
    looseHeadings: true,
    codeHeaders: true,
    spacedAddresses: 'links',
  }),
  spans: like({ headingIds: 'github', singleTildes: false, spans: ['sub', 'sup', 'ins'], highlights: true }),
  emoji: like({ headingIds: 'github', emojiNames: true }),
  middleman: like({ singleTildes: false, readMore: 'READMORE' }),
  wordpress: like({ templates: 'wordpress' }),
  erb: like({ templates: 'erb' }),
};

/** The dialect of a fixture file, by the first word of its name (`hugo.txt`, `hugo-hostile.txt`). */
export function dialectOf(fixture: string): Dialect {
  return dialects[/^[a-z]+/.exec(fixture)?.[0] ?? ''] ?? commonDialect;
}

/**
 * Four of these dialects for a post of a large archive, by its number, so that each dialect has as many posts. For
 * `npm run fuzz` all of them.
 */
export function dialectsInTurn(names: readonly string[], number: number): readonly string[] {
  return process.env['OFFPRINT_FUZZ_RUNS'] === undefined
    ? [0, 1, 2, 3].map((more) => names[(4 * number + more) % names.length] as string)
    : names;
}
