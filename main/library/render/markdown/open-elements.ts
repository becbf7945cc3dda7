import type { StateBlock } from 'markdown-it';
import { tagEnd } from './tag-end.ts';

/** Elements that hold blocks. Others never keep a block of HTML open. */
const blockTags = new Set(
  `address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
   h3 h4 h5 h6 header hgroup li main map menu nav noscript object ol p section summary table tbody td tfoot th thead tr
   ul video`.split(/\s+/),
);
const tagName = /^<(\/?)([a-z][a-z\d]{0,12})(?=[\s/>])/i;
const mostOpen = 200;

interface OpenElement {
  readonly tag: string;
  /** The element says `markdown="1"`. */
  readonly holdsMarkdown: boolean;
}

/**
 * The elements that are open in a post while its blocks are parsed, for one level of lists and quotes. An element
 * counts only if the post has its end tag further down. So one that was never closed changes nothing.
 */
class OpenElements {
  readonly #stack: OpenElement[] = [];
  /** The line up to which the source was followed. */
  line = 0;

  get innermost(): OpenElement | undefined {
    return this.#stack.at(-1);
  }

  open(element: OpenElement): void {
    const { tag } = element;
    const above = this.innermost?.tag;
    // As in a browser, a new item ends the one before it, and any block ends a paragraph.
    if (above === 'p' || (above === tag && /^(?:li|dt|dd|tr|td|th)$/.test(tag))) {
      this.#stack.pop();
    }
    if (this.#stack.length < mostOpen) {
      this.#stack.push(element);
    }
  }

  close(tag: string): void {
    const at = this.#stack.findLastIndex((element) => element.tag === tag);
    if (at >= 0) {
      this.#stack.length = at;
    }
  }

  clear(): void {
    this.#stack.length = 0;
  }
}

interface Known {
  readonly levels: Map<number, OpenElements>;
  /** By tag, the position of its last end tag; -1 if there is none. */
  readonly lastEnds: Map<string, number>;
  readonly source: string;
}

const known = new WeakMap<StateBlock, Known>();

function knownOf(state: StateBlock): Known {
  const found = known.get(state) ?? { levels: new Map(), lastEnds: new Map(), source: state.src.toLowerCase() };
  known.set(state, found);
  return found;
}

/** The open elements of the container at a line, which must not go back. */
function elementsAt(state: StateBlock, line: number): OpenElements {
  const { levels } = knownOf(state);
  const elements = levels.get(state.level) ?? new OpenElements();
  levels.set(state.level, elements);
  for (let at = elements.line; at < line; at += 1) {
    if (!state.isEmpty(at) && (state.sCount[at] ?? 0) < state.blkIndent) {
      // An earlier list or quote has ended, and its elements with it.
      elements.clear();
    }
  }
  elements.line = Math.max(elements.line, line);
  return elements;
}

function endsLater({ lastEnds, source }: Known, tag: string, position: number): boolean {
  const last = lastEnds.get(tag) ?? source.lastIndexOf(`</${tag}`);
  lastEnds.set(tag, last);
  return last >= position;
}

/** Follows the tags of a block of HTML, from one line to another. */
export function followTags(state: StateBlock, startLine: number, nextLine: number): void {
  const elements = elementsAt(state, startLine);
  const begin = state.bMarks[startLine] ?? 0;
  const text = state.src.slice(begin, state.eMarks[nextLine - 1] ?? begin);
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const [, slash, name = ''] = tagName.exec(text.slice(at, at + 20)) ?? [];
    const tag = name.toLowerCase();
    if (!blockTags.has(tag)) {
      continue;
    }
    if (slash) {
      elements.close(tag);
    } else if (text[tagEnd(text, at) - 2] !== '/' && endsLater(knownOf(state), tag, begin + at)) {
      elements.open({ tag, holdsMarkdown: false });
    }
  }
  elements.line = nextLine;
}

/** Opens an element whose content is Markdown. */
export function openForMarkdown(state: StateBlock, tag: string, line: number): void {
  elementsAt(state, line).open({ tag: tag.toLowerCase(), holdsMarkdown: true });
}

/** Whether a line is inside of an element of HTML whose content is not Markdown. */
export function isInRawHtml(state: StateBlock, line: number): boolean {
  return elementsAt(state, line).innermost?.holdsMarkdown === false;
}
