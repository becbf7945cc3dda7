import MarkdownIt, { type MarkdownIt as MarkdownParser } from 'markdown-it';
import type { Dialect } from '../dialect.ts';
import { lineText } from './line-text.ts';

/** kramdown 2.4, parser/html.rb, HTML_SPAN_ELEMENTS. */
const kramdownWords = new Set(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby
   samp select small span strong sub sup tt u var`.split(/\s+/),
);

/** Python-Markdown 3.4, core.py, block_level_elements: every other element is one of words. */
const pythonBlocks = new Set(
  `address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form
   group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol option
   output p pre progress script section style summary table tbody td textarea tfoot th thead tr ul video`.split(/\s+/),
);

const beginning = /^<\/?([a-z][a-z\d]*)(?=[\s/>])/i;

/** `<del>` alone on a line begins a paragraph, and what follows is Markdown: only some elements make a block of HTML. */
export function wordTags(md: MarkdownParser, { list }: { readonly list: NonNullable<Dialect['wordTags']> }): void {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['html_block']);
  const [htmlBlock] = block.ruler.getRules('');
  if (!htmlBlock) {
    return;
  }
  md.block.ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      const tag = beginning.exec(lineText(state, startLine))?.[1]?.toLowerCase();
      const isWord = tag !== undefined && (list === 'kramdown' ? kramdownWords.has(tag) : !pythonBlocks.has(tag));
      return !isWord && htmlBlock(state, startLine, endLine, silent);
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}
