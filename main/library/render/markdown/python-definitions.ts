import MarkdownIt, { type MarkdownIt as MarkdownParser } from 'markdown-it';

/** In Python-Markdown `[name]: address` also defines a link right below the lines of a paragraph. */
export function pythonDefinitions(md: MarkdownParser): void {
  const { block } = new MarkdownIt();
  block.ruler.enableOnly(['reference']);
  const [reference] = block.ruler.getRules('');
  if (reference) {
    md.block.ruler.at('reference', reference, { alt: ['paragraph'] });
  }
}
