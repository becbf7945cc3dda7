import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock, type StateCore } from 'markdown-it';

type CoreRule = (state: StateCore) => void;
type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/**
 * What takes much of markdown-it's time, asked only where it can find something: addresses in text, and headings that a line below
 * makes. What they make stays the same.
 */
export function quickRules(md: MarkdownParser): void {
  const { linkify: links } = md;
  const test = links.test.bind(links);
  links.test = (text) => mayHoldAddress(text) && test(text);
  const { core, block } = new MarkdownIt();
  core.ruler.enableOnly(['linkify']);
  block.ruler.enableOnly(['lheading']);
  const [linkify] = core.ruler.getRules('');
  const [underlined] = block.ruler.getRules('');
  if (linkify) {
    md.core.ruler.at('linkify', quickLinkify(linkify));
  }
  if (underlined) {
    md.block.ruler.at('lheading', quickUnderlined(underlined), { alt: [] });
  }
}

/** Every scheme that is looked for has two slashes behind it, or an `@` in its address. */
function mayHoldAddress(text: string): boolean {
  return text.includes('//') || text.includes('@');
}

/** The rule looks for addresses in texts alone. */
function quickLinkify(rule: CoreRule): CoreRule {
  return (state) => {
    const { tokens } = state;
    state.tokens = tokens.filter(
      ({ type, children }) =>
        type === 'inline' && children?.some((child) => child.type === 'text' && mayHoldAddress(child.content)),
    );
    rule(state);
    state.tokens = tokens;
  };
}

/** In lines: the rule itself may know sooner that a paragraph ends. */
const farthest = 50;

/** The words of a heading go on to a line that begins with `-` or `=`, and end at an empty one. */
function quickUnderlined(rule: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    for (let line = startLine + 1; line < endLine && !state.isEmpty(line); line += 1) {
      if (line - startLine > farthest) {
        return rule(state, startLine, endLine, silent);
      }
      const first = state.src.charCodeAt((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0));
      if (first === 0x2d || first === 0x3d) {
        return rule(state, startLine, endLine, silent);
      }
    }
    return false;
  };
}
