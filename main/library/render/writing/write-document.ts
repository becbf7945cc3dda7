import type { Block, BlockIndex, BlockKind } from '../../model/blocks.ts';
import type { Link } from '../../model/links.ts';
import type { MathNode, Part } from '../../model/parts.ts';
import type { ContentsEntry } from '../../model/shown-post.ts';
import type { HeadingIdStyle } from '../dialect.ts';
import { isBlockElement } from '../tree/allow-list.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import {
  breaksText,
  type ElementNode,
  type PartNode,
  type TreeNode,
  textOfTree as textOf,
  writtenText,
} from '../tree/tree-node.ts';
import { headingLevel, topHeading } from '../tree/heading-level.ts';
import { FullWriter } from './full-writer.ts';
import { type HtmlWriter, isVoidElement, NoWriter } from './html-writer.ts';
import { type LayoutBudget, partCost } from './layout-cost.ts';
import { Outline } from './outline.ts';
import { type PartWords, wordsOfPart } from './part-words.ts';

/** A post as text and as data for the window. Both have the same blocks. */
export interface PostDocument {
  readonly html: string;
  /** Positions where a long `html` may be cut into whole pieces, in order. */
  readonly seams: readonly number[];
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
  readonly contents: readonly ContentsEntry[];
  readonly anchors: readonly (readonly [name: string, block: BlockIndex])[];
  /** Whether the post has more than the document holds. */
  readonly isFull: boolean;
}

export interface WriteOptions {
  readonly nonce: string;
  readonly firstLine: number;
  /** Turns code into coloured tokens that join to the same text. */
  readonly highlight: (text: string, language: string) => readonly (readonly [scope: string, text: string])[];
  /** Turns TeX into MathML; null if it can't be read. */
  readonly formula: (source: string, display: boolean) => MathNode | null;
  readonly headingIds: HeadingIdStyle;
  /** Leaves the HTML empty and gives headings no names, for callers that only want the blocks. */
  readonly textOnly: boolean;
  /** What exceeds it is shown as plain text. */
  readonly budget: LayoutBudget;
}

/** A table of contents with more headings gives no overview. */
const mostEntries = 1_000;

/**
 * Numbers a tree's blocks in reading order and writes its HTML. A block is an unbroken run of text. An element that
 * holds just one block carries its number; other blocks get a `span` that does. The highest level of heading in the
 * post is written as `h2`, below the title on the page. The other levels follow from it.
 */
export function writeDocument(tree: DocumentTree, options: WriteOptions): PostDocument {
  const top = topHeading(tree.children);
  if (options.textOnly) {
    const unwritten = new NoWriter();
    const document = written(tree, options, top, unwritten);
    if (unwritten.longest <= options.budget.html) {
      return document;
    }
  }
  const document = written(tree, options, top, new FullWriter(options.nonce, options.budget));
  return options.textOnly ? { ...document, html: '' } : document;
}

function written(tree: DocumentTree, options: WriteOptions, top: number, html: HtmlWriter): PostDocument {
  const writer = new DocumentWriter(options, top, html, tree.links);
  writer.runs(tree.children, 'prose');
  return writer.finish(tree.isFull);
}

class DocumentWriter {
  readonly #options: WriteOptions;
  readonly #top: number;
  readonly #html: HtmlWriter;
  readonly #links: readonly Link[];
  readonly #blocks: Block[] = [];
  readonly #parts: Part[] = [];
  readonly #outline = new Outline();
  /** The index of the contents among the parts. They are filled in at the end. */
  readonly #contentsAt: number[] = [];
  #line: number;

  constructor(options: WriteOptions, top: number, html: HtmlWriter, links: readonly Link[]) {
    this.#options = options;
    this.#html = html;
    this.#top = top;
    this.#links = links;
    this.#line = options.firstLine;
  }

  finish(isFull: boolean): PostDocument {
    this.#noteWhatIsPlain();
    const last = this.#blocks.length - 1;
    if (last >= 0) {
      this.#outline.reach(last);
    }
    // Names take a good part of the time, and only anchors and contents need them.
    const { textOnly } = this.#options;
    if (!textOnly || this.#contentsAt.length > 0) {
      this.#outline.nameHeadings(this.#options.headingIds);
    }
    const contents = this.#outline.contents(this.#top);
    this.#fillContents(contents);
    return {
      html: this.#html.html,
      seams: this.#html.seams,
      blocks: this.#blocks,
      parts: this.#parts,
      contents,
      anchors: this.#outline.anchors,
      isFull: isFull || this.#html.isFull,
    };
  }

  #fillContents(contents: readonly ContentsEntry[]): void {
    if (this.#contentsAt.length === 0) {
      return;
    }
    const names = new Map<BlockIndex, string>();
    for (const [name, block] of this.#outline.anchors) {
      if (!names.has(block)) {
        names.set(block, name);
      }
    }
    const entries = contents
      .slice(0, mostEntries)
      .map(({ block, text, depth }) => ({ text, depth, fragment: names.get(block) ?? '' }));
    for (const at of this.#contentsAt) {
      this.#parts[at] = { kind: 'contents', entries };
    }
  }

  /** Writes nodes that may hold several runs of text. */
  runs(nodes: readonly TreeNode[], kind: BlockKind): void {
    let run: TreeNode[] = [];
    const endRun = (): void => {
      if (run.length === 0) {
        return;
      }
      const text = textOf(run);
      this.#noteWhatIsPlain();
      if (text.trim() === '') {
        this.#outline.hold(idsOf(run));
        this.#inline(run);
      } else {
        this.#html.open('span', [], this.#block(kind, text, run));
        this.#inline(run);
        this.#html.close('span');
      }
      run = [];
    };
    for (const node of nodes) {
      if (this.#html.isFull) {
        break;
      }
      if (!breaksText(node)) {
        run.push(node);
      } else {
        endRun();
        if (node.type === 'part') {
          this.#part(node);
        } else if (node.type === 'element') {
          this.#element(node, kind);
        }
      }
    }
    endRun();
  }

  /** Writes a note if layout would take too long from here on. */
  #noteWhatIsPlain(): void {
    if (this.#html.turnsPlain()) {
      this.#placeholder({ kind: 'simplified' });
    }
  }

  #element(node: ElementNode, outerKind: BlockKind): void {
    this.#noteWhatIsPlain();
    if (node.line !== null) {
      this.#line = node.line;
    }
    if (node.id !== '') {
      this.#outline.hold([node.id]);
    }
    const kind = kindOf(node.tag, outerKind);
    const isBlock = isBlockElement(node.tag);
    const text = isBlock && !node.hasSeveralRuns ? textOf(node.children) : '';
    const isRun = isBlock && text.trim() !== '';
    const level = headingLevel(node.tag);
    const heading = level > 0 && (isRun || textOf(node.children).trim() !== '');
    // A heading with a picture has several runs. The first one stands for the heading.
    if (heading) {
      this.#outline.enter(level);
    }
    const own = isRun ? this.#block(kind, text, node.children) : null;
    const tag = level > 0 ? `h${Math.max(2, Math.min(6, level - this.#top + 2))}` : node.tag;
    this.#html.open(tag, node.attributes, own, node.link);
    if (isVoidElement(tag)) {
      return;
    }
    const before = this.#blocks.length;
    if (isRun) {
      this.#inline(node.children);
    } else {
      this.runs(node.children, kind);
    }
    this.#html.close(tag);
    if (heading) {
      const block = isRun ? this.#blocks.length - 1 : before;
      this.#outline.leave(block < this.#blocks.length ? block : null, {
        level,
        id: node.id,
        text: textOf(node.children),
        written: writtenText(node.children),
      });
    }
  }

  #inline(nodes: readonly TreeNode[]): void {
    for (const node of nodes) {
      if (node.type === 'text') {
        this.#html.text(node.text);
      } else if (node.type === 'element') {
        this.#html.open(node.tag, node.attributes, null, node.link);
        if (isVoidElement(node.tag)) {
          continue;
        }
        this.#inline(node.children);
        this.#html.close(node.tag);
      }
    }
  }

  #part(node: PartNode): void {
    if (node.line !== null) {
      this.#line = node.line;
    }
    this.#noteWhatIsPlain();
    const { content } = node;
    const words = wordsOfPart(content);
    const block = words === null ? null : this.#block(words.kind, words.text, []);
    if (this.#html.isPlain) {
      this.#plain(words, block);
    } else if (content.kind === 'picture') {
      this.#picture(content, words?.text ?? '', block);
    } else if (content.kind === 'contents') {
      // A post needs no more than three tables of contents, though it may ask for any number.
      if (this.#contentsAt.length < 3) {
        this.#contentsAt.push(this.#parts.length);
        this.#placeholder({ kind: 'contents', entries: [] });
      }
    } else if (content.kind === 'embedded') {
      const link = this.#links[content.link];
      if (link) {
        this.#placeholder({ ...content, link, shown: null });
      }
    } else if (content.kind === 'title-link') {
      const tag = content.link === null ? 'span' : 'a';
      this.#html.open(tag, [], null, content.link);
      this.#html.text(content.words);
      this.#html.close(tag);
    } else if (content.kind === 'removed') {
      this.#placeholder(content);
    } else if (content.kind === 'embed') {
      this.#placeholder({ ...content, block });
    } else if (block !== null) {
      this.#placeholder(this.#partInBlock(content, block));
    }
  }

  #partInBlock(
    content: Extract<PartNode['content'], { kind: 'code' | 'diagram' | 'math' | 'shortcode' }>,
    block: number,
  ): Part {
    switch (content.kind) {
      case 'code': {
        const { text, language, lines } = content;
        return { kind: 'code', block, language, tokens: this.#options.highlight(text, language), lines };
      }
      case 'diagram':
        return { kind: 'diagram', block, language: 'mermaid', text: content.text };
      case 'math': {
        const { source, display } = content;
        return { kind: 'math', block, source, display, tree: this.#options.formula(source, display) };
      }
      case 'shortcode':
        return { kind: 'shortcode', block, label: content.label, source: content.source };
    }
  }

  /** Writes a part as its words only. */
  #plain(words: PartWords | null, block: BlockIndex | null): void {
    if (words !== null) {
      const tag = words.kind === 'code' ? 'pre' : 'p';
      this.#html.open(tag, [], block);
      this.#html.text(words.text);
      this.#html.close(tag);
    }
  }

  #picture(
    { target, src, alt, attributes }: Extract<PartNode['content'], { kind: 'picture' }>,
    words: string,
    block: BlockIndex | null,
  ): void {
    if (target.kind === 'local' || target.kind === 'data') {
      this.#html.open('img', [['src', target.url], ['alt', alt], ...attributes], block);
    } else if (target.kind === 'web') {
      this.#placeholder({ kind: 'web-picture', block, url: target.url, alt: words });
    } else {
      this.#placeholder({ kind: 'missing-picture', block, target: src.slice(0, 500), alt: words });
    }
  }

  /** Writes a `span`, which a parser leaves in any place. The window puts the part in its place. */
  #placeholder(part: Part): void {
    this.#html.part(this.#parts.push(part) - 1, partCost(part));
  }

  #block(kind: BlockKind, text: string, nodes: readonly TreeNode[]): BlockIndex {
    const index = this.#blocks.length;
    this.#blocks.push({ index, kind, headings: this.#outline.path, line: this.#line, text });
    this.#outline.reach(index, idsOf(nodes));
    return index;
  }
}

function kindOf(tag: string, outer: BlockKind): BlockKind {
  if (headingLevel(tag) > 0) {
    return 'heading';
  }
  if (tag === 'pre') {
    return 'code';
  }
  if (tag === 'figcaption' || tag === 'caption') {
    return 'caption';
  }
  return tag === 'td' || tag === 'th' ? 'table' : outer;
}

const noNames: readonly string[] = [];

/** The ids and names of elements and of the elements in them, in order. */
function idsOf(nodes: readonly TreeNode[]): readonly string[] {
  let ids: string[] | null = null;
  const add = (list: readonly TreeNode[]): void => {
    for (const node of list) {
      if (node.type !== 'element') {
        continue;
      }
      if (node.id !== '') {
        ids ??= [];
        ids.push(node.id);
      }
      add(node.children);
    }
  };
  add(nodes);
  return ids ?? noNames;
}
