import MarkdownIt, { type MarkdownIt as MarkdownParser, type StateBlock, type StateCore } from 'markdown-it';

type CoreRule = (state: StateCore) => void;
type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/**
 * Makes the parser skip some of its rules if they would find nothing: bare addresses, underlined headings, and line
 * ends of other systems. The result is the same.
 */
export function quickRules(md: MarkdownParser): void {
  const { linkify: links } = md;
  const test = links.test.bind(links);
  links.test = (text) => mayHoldAddress(text) && test(text);
  const { core, block } = new MarkdownIt();
  core.ruler.enableOnly(['normalize', 'linkify']);
  block.ruler.enableOnly(['lheading']);
  const [normalize, linkify] = core.ruler.getRules('');
  const [underlined] = block.ruler.getRules('');
  if (normalize) {
    md.core.ruler.at('normalize', quickNormalize(normalize));
  }
  if (linkify) {
    md.core.ruler.at('linkify', quickLinkify(linkify));
  }
  if (underlined) {
    md.block.ruler.at('lheading', quickUnderlined(underlined), { alt: [] });
  }
}

/** The characters that the rule replaces are rare. */
function quickNormalize(rule: CoreRule): CoreRule {
  return (state) => {
    if (state.src.includes('\r') || state.src.includes('\0')) {
      rule(state);
    }
  };
}

/** An address has `//` behind its scheme, an `@`, or `www.` in front. */
function mayHoldAddress(text: string): boolean {
  return text.includes('//') || text.includes('@') || text.includes('www.');
}

/** The rule looks for addresses only in texts. */
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

/** In lines: the farthest line that is checked. The rule itself may see earlier that a paragraph ends. */
const farthest = 50;

/** The underline of a heading is a line that begins with `-` or `=`, and no empty line stands before it. */
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
