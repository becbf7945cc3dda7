import type { MarkdownIt, StateBlock } from 'markdown-it';
import { admonitionKind } from './admonition-kind.ts';
import { parseAttributeList } from './attribute-list.ts';
import { lineText } from './line-text.ts';

const opening =
  /^(:{3,})\s{0,3}([A-Za-z][A-Za-z-]{0,40})(?:\[([^\n]{0,300})\]|[ \t]+([^\n]{0,300}))?(?:\{([^{}\n]{0,300})\})?$/;
const deepest = 50;

/** Docusaurus' admonitions: `:::note[Title]` or `:::note Title` up to `:::`. An outer container has more colons. */
export function containers(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'container', container, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

function container(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const line = lineText(state, startLine);
  if (!line.startsWith(':::') || state.level >= deepest) {
    return false;
  }
  const found = opening.exec(line);
  if (!found) {
    return false;
  }
  if (silent) {
    return true;
  }
  const colons = found[1]?.length ?? 3;
  const kind = found[2] ?? 'note';
  const { words, attributes } = apart((found[3] ?? found[4] ?? '').trim(), found[5] ?? '');
  const title =
    words !== '' ? words : (parseAttributeList(attributes)?.values.find(([name]) => name === 'title')?.[1] ?? '');
  let next = startLine + 1;
  /** The number of colons of this container and of the open containers in it. */
  const open: number[] = [colons];
  for (; next < endLine; next += 1) {
    // An empty line has no indent, but it does not end the list item around the container.
    if (!state.isEmpty(next) && (state.sCount[next] ?? 0) < state.blkIndent) {
      break;
    }
    const written = lineText(state, next);
    if (!written.startsWith(':::')) {
      continue;
    }
    const marker = /^:{3,}/.exec(written)?.[0].length ?? 3;
    if (written.length > marker) {
      if (opening.test(written)) {
        open.push(marker);
      }
    } else if (marker >= (open.at(-1) ?? colons)) {
      open.pop();
      if (open.length === 0) {
        break;
      }
    }
  }
  const { parentType, lineMax } = state;
  state.parentType = 'container';
  state.lineMax = next;
  const begin = state.push('container_open', 'div', 1);
  begin.attrSet('class', `admonition ${admonitionKind(kind)}`);
  begin.map = [startLine, next];
  if (title !== '') {
    state.push('paragraph_open', 'p', 1).attrSet('class', 'admonition-title');
    const text = state.push('inline', '', 0);
    text.content = title;
    text.map = [startLine, startLine + 1];
    text.children = [];
    state.push('paragraph_close', 'p', -1);
  }
  state.md.block.tokenize(state, startLine + 1, next);
  state.push('container_close', 'div', -1);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.line = Math.min(next + 1, lineMax);
  return true;
}

/** Behind a title without brackets, attributes may stand after a space: `:::note Title {.wide}`. */
function apart(words: string, attributes: string): { readonly words: string; readonly attributes: string } {
  const [all, title = '', list = ''] = /^(.*?)[ \t]*\{([^{}]*)\}$/.exec(words) ?? [];
  return attributes !== '' || all === undefined || parseAttributeList(list) === null
    ? { words, attributes }
    : { words: title, attributes: list };
}
