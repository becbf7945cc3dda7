/// <reference path="./markdown-it-plugins.d.ts" />
import MarkdownIt, { type MarkdownIt as MarkdownParser, type Token } from 'markdown-it';
import deflist from 'markdown-it-deflist';
import mark from 'markdown-it-mark';
import type { Dialect } from '../dialect.ts';
import { abbreviations } from './abbreviations.ts';
import { admonitionBlocks } from './admonition-blocks.ts';
import {
  lineOf,
  type RenderEnv,
  standAsHtml,
  standForCode,
  standForContents,
  standForFormula,
  standForWikiLink,
} from './asides.ts';
import { bareHosts } from './bare-hosts.ts';
import { blockAttributes, plainBlockAttributes } from './block-attributes.ts';
import { callouts } from './callouts.ts';
import { cjkEmphasis } from './cjk-emphasis.ts';
import { containers } from './containers.ts';
import { contentsMarker } from './contents-marker.ts';
import { deepNesting } from './deep-nesting.ts';
import { evidentMarkdown } from './evident-markdown.ts';
import { definitionTerms } from './definition-terms.ts';
import { excerptEnd } from './excerpt-end.ts';
import { footnotes } from './footnotes.ts';
import { githubTables } from './github-tables.ts';
import { headingAttributes } from './heading-attributes.ts';
import { htmlBlocks } from './html-blocks.ts';
import { jsxElements } from './jsx-elements.ts';
import { kramdownExtensions } from './kramdown-extensions.ts';
import { kramdownLists } from './kramdown-lists.ts';
import { kramdownTables } from './kramdown-tables.ts';
import { leftOutHtml } from './left-out-html.ts';
import { looseEmphasis } from './loose-emphasis.ts';
import { looseHeadings } from './loose-headings.ts';
import { markdownInHtml } from './markdown-in-html.ts';
import { evidentMath, math } from './math.ts';
import { noteMarks } from './note-marks.ts';
import { pictureSizes } from './picture-sizes.ts';
import { quickRules } from './quick-rules.ts';
import { quickTokens } from './quick-tokens.ts';
import { pythonDefinitions } from './python-definitions.ts';
import { pythonTables } from './python-tables.ts';
import { rawHeadingIds } from './raw-heading-ids.ts';
import { shortSpans } from './short-spans.ts';
import { singleTildes } from './single-tildes.ts';
import { lineOfWords, sourceLines } from './source-lines.ts';
import { spacedDestinations } from './spaced-destinations.ts';
import { taskLists } from './task-lists.ts';
import { typography } from './typography.ts';
import { wikiLinks } from './wiki-links.ts';

/** A parser of Markdown as a dialect has it, which renders HTML as `MarkdownPost` describes. */
export function makeMarkdown(dialect: Dialect): MarkdownParser {
  const md = new MarkdownIt({ html: true, linkify: true, breaks: dialect.breaks, typographer: dialect.smartQuotes });
  // Other words that look like hosts are file names: `README.md` is not a host in Moldova.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  // Targets stay as written: generators read braces in them, and no browser loads them.
  md.normalizeLink = (target) => target;
  // Every address is allowed here; `links/` decides where it leads. The words of a `javascript:` link are kept.
  md.validateLink = () => true;
  md.use(cjkEmphasis).use(bareHosts).use(quickRules).use(quickTokens).use(githubTables).use(deepNesting);
  if (dialect.spans) {
    md.use(shortSpans, { spans: dialect.spans });
  }
  if (dialect.singleTildes) {
    md.use(singleTildes);
  }
  md.use(footnotes)
    .use(deflist)
    .use(definitionTerms)
    .use(taskLists, { anyMark: dialect.noteMarks ?? false })
    .use(callouts)
    .use(pictureSizes, { bareNumbers: dialect.bareSizes ?? false });
  md.use(admonitionBlocks);
  md.use(contentsMarker, {
    pythonMarker: dialect.headingIds === 'python',
    isNote: dialect.wikiLinks ?? false,
  });
  const jsx = dialect.jsx === true && dialect.templates === 'mdx';
  md.use(evidentMarkdown);
  if (dialect.looseHeadings) {
    md.use(looseHeadings);
  }
  if (dialect.foldedHtml) {
    md.use(leftOutHtml);
  }
  md.use(htmlBlocks, { list: dialect.wordTags });
  if (jsx) {
    md.use(jsxElements);
  }
  if (dialect.readMore) {
    md.use(excerptEnd, { word: dialect.readMore });
  }
  if (!dialect.indentedCode || jsx) {
    md.disable('code');
  }
  if (dialect.attributes !== 'none') {
    md.use(headingAttributes, { colons: dialect.attributes === 'blocks' && !dialect.kramdown });
  }
  if (dialect.attributes === 'blocks') {
    md.use(blockAttributes).use(markdownInHtml);
  }
  if (dialect.attributeLines) {
    md.use(plainBlockAttributes);
  }
  const inlineDollars = dialect.math === 'dollars';
  if (dialect.math === 'none') {
    md.use(evidentMath);
  } else {
    md.use(math, { inlineDollars, wholeBlocks: dialect.kramdown ?? false });
  }
  if (dialect.spacedAddresses) {
    md.use(spacedDestinations, { definitions: dialect.spacedAddresses === 'definitions' });
  }
  if (dialect.kramdown) {
    md.use(kramdownTables).use(kramdownExtensions).use(kramdownLists);
  }
  if (dialect.wordTags !== undefined) {
    md.use(looseEmphasis);
  }
  if (dialect.wordTags === 'python') {
    md.use(pythonTables).use(pythonDefinitions);
  }
  if (dialect.rawHeadingIds && dialect.headingIds !== 'none') {
    md.use(rawHeadingIds, { style: dialect.headingIds });
  }
  md.use(typography, { guillemets: dialect.kramdown ? 'kramdown' : dialect.guillemets ? 'goldmark' : 'none' });
  if (dialect.highlights) {
    md.use(mark);
  }
  if (dialect.containers) {
    md.use(containers);
  }
  if (dialect.abbreviations) {
    md.use(abbreviations);
  }
  if (dialect.wikiLinks) {
    md.use(wikiLinks);
  }
  if (dialect.noteMarks) {
    md.use(noteMarks);
  }

  md.use(sourceLines);
  const { rules } = md.renderer;
  const { escapeHtml } = md.utils;
  rules['fence'] = (tokens, at, _options, env) =>
    `${standAsHtml(standForCode(tokens[at] as Token, env as RenderEnv, dialect), escapeHtml)}\n`;
  rules['code_block'] = (tokens, at, _options, env) =>
    `${standAsHtml(standForCode(tokens[at] as Token, env as RenderEnv, dialect), escapeHtml)}\n`;
  rules['math'] = (tokens, at, _options, env) =>
    standAsHtml(standForFormula(tokens[at] as Token, env as RenderEnv, inlineDollars), escapeHtml);
  rules['wiki_link'] = (tokens, at, _options, env) =>
    standAsHtml(
      standForWikiLink(tokens[at] as Token, env as RenderEnv, lineOfWords(tokens[at] as Token, env as RenderEnv)),
      escapeHtml,
    );
  rules['contents'] = (_tokens, _at, _options, env) => standAsHtml(standForContents(env as RenderEnv), escapeHtml);
  rules['html_block'] = (tokens, at, _options, env) => {
    const token = tokens[at] as Token;
    const postEnv = env as RenderEnv;
    return `<!--${postEnv.nonce} n${lineOf(token, postEnv) ?? postEnv.lineOf(0)}-->${token.content}`;
  };
  rules['footnote_block_open'] = () => '<hr>\n<ol class="footnotes">\n';
  rules['footnote_block_close'] = () => '</ol>\n';
  return md;
}
