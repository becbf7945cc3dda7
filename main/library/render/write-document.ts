import type { Block, BlockIndex, BlockKind, ContentsEntry, Part } from '../model.ts';
import { isBlockElement } from './allow-list.ts';
import { breaksText, type DocumentTree, type ElementNode, type PartNode, type TreeNode } from './document-tree.ts';
import { HeadingIds } from './heading-id.ts';

/** A post as text and as what crosses to the window; the two agree block by block. */
export interface PostDocument {
  readonly html: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
  readonly contents: readonly ContentsEntry[];
  readonly anchors: readonly (readonly [name: string, block: BlockIndex])[];
  /** The post has more than the document holds. */
  readonly cut: boolean;
}

export interface WriteOptions {
  readonly nonce: string;
  readonly firstLine: number;
  /** Turns code into coloured tokens that join to the same text. */
  readonly highlight: (text: string, language: string) => readonly (readonly [scope: string, text: string])[];
}

/** In UTF-16 units; what follows is left out. */
const longestHtml = 4 * 1024 * 1024;

// A parser takes a bare carriage return (from `&#13;`) for a line feed.
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
const escapeValue = (value: string): string => escapeText(value).replaceAll('"', '&quot;');
const voidElements = new Set(['br', 'col', 'hr', 'wbr']);

/**
 * Numbers a tree's blocks in reading order and writes its HTML. A block is an unbroken run of text: an element that
 * holds just one carries its number, other runs get a `span` that does.
 */
export const writeDocument = (tree: DocumentTree, options: WriteOptions): PostDocument => {
  const writer = new DocumentWriter(options);
  writer.mixed(tree.children, 'prose');
  return writer.finish(tree.cut);
};

class DocumentWriter {
  readonly #options: WriteOptions;
  readonly #html: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #parts: Part[] = [];
  readonly #headings: { readonly block: BlockIndex; readonly text: string; readonly level: number }[] = [];
  readonly #anchors = new Map<string, BlockIndex>();
  readonly #headingIds = new HeadingIds();
  /** Names seen since the last block: they lead to the next one. */
  #waiting: string[] = [];
  #path: { readonly level: number; readonly text: string }[] = [];
  #line: number;
  #length = 0;
  #cut = false;

  constructor(options: WriteOptions) {
    this.#options = options;
    this.#line = options.firstLine;
  }

  finish(cut: boolean): PostDocument {
    const last = this.#blocks.length - 1;
    if (last >= 0) for (const name of this.#waiting) this.#anchor(name, last);
    const levels = this.#headings.map(({ level }) => level);
    const top = Math.min(...levels);
    return {
      html: this.#html.join(''),
      blocks: this.#blocks,
      parts: this.#parts,
      contents: this.#headings.map(({ block, text, level }) => ({ block, text, depth: level - top + 1 })),
      anchors: [...this.#anchors],
      cut: cut || this.#cut,
    };
  }

  /** Nodes that may hold several runs. */
  mixed(nodes: readonly TreeNode[], kind: BlockKind): void {
    let run: TreeNode[] = [];
    const endRun = (): void => {
      const text = textOf(run);
      if (text.trim() === '') {
        this.#waiting.push(...idsOf(run));
        this.#inline(run);
      } else {
        this.#write(`<span data-${this.#options.nonce}="b${this.#block(kind, text, run)}">`);
        this.#inline(run);
        this.#write('</span>');
      }
      run = [];
    };
    for (const node of nodes) {
      if (this.#cut) break;
      if (!breaksText(node)) run.push(node);
      else {
        endRun();
        if (node.type === 'part') this.#part(node);
        else if (node.type === 'element') this.#element(node, kind);
      }
    }
    endRun();
  }

  #element(node: ElementNode, outerKind: BlockKind): void {
    if (node.line !== null) this.#line = node.line;
    if (node.id !== '') this.#waiting.push(node.id);
    const kind = kindOf(node.tag, outerKind);
    const text = node.broken ? '' : textOf(node.children);
    const isRun = isBlockElement(node.tag) && text.trim() !== '';
    const level = headingLevel(node.tag);
    const heading = level > 0 && (isRun || textOf(node.children).trim() !== '');
    // A heading that holds a picture is several runs; its first one stands for it.
    if (heading) this.#enterHeading(level, textOf(node.children));
    const words = [
      ...(isRun ? [`b${this.#block(kind, text, node.children)}`] : []),
      ...(node.link === null ? [] : [`l${node.link}`]),
    ];
    const tag = level > 0 ? `h${Math.min(6, level + 1)}` : node.tag;
    this.#open(tag, node.attributes, words);
    if (voidElements.has(tag)) return;
    // A parser takes the first line break behind `<pre>` away.
    if (tag === 'pre') this.#write('\n');
    const before = this.#blocks.length;
    if (isRun) this.#inline(node.children);
    else this.mixed(node.children, kind);
    this.#write(`</${tag}>`);
    if (heading) this.#leaveHeading(level, textOf(node.children), isRun ? this.#blocks.length - 1 : before);
  }

  #enterHeading(level: number, text: string): void {
    this.#path = this.#path.filter((above) => above.level < level);
    this.#waiting.push(this.#headingIds.next(text));
  }

  #leaveHeading(level: number, text: string, block: BlockIndex): void {
    const words = text.replace(/\s+/g, ' ').trim();
    if (block < this.#blocks.length) this.#headings.push({ block, text: words, level });
    this.#path.push({ level, text: words });
  }

  #inline(nodes: readonly TreeNode[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#write(escapeText(node.text));
      else if (node.type === 'element') {
        this.#open(node.tag, node.attributes, node.link === null ? [] : [`l${node.link}`]);
        if (voidElements.has(node.tag)) continue;
        this.#inline(node.children);
        this.#write(`</${node.tag}>`);
      }
    }
  }

  #part(node: PartNode): void {
    if (node.line !== null) this.#line = node.line;
    const { content } = node;
    if (content.kind === 'picture') this.#picture(content);
    else if (content.kind === 'code') {
      const block = this.#block('code', content.text, []);
      const tokens = this.#options.highlight(content.text, content.language);
      this.#placeholder({ kind: 'code', block, language: content.language, tokens });
    } else this.#placeholder(content);
  }

  #picture({ target, src, alt, attributes }: Extract<PartNode['content'], { kind: 'picture' }>): void {
    const block = alt.trim() === '' ? null : this.#block('alt', alt, []);
    if (target.kind === 'local' || target.kind === 'data') {
      this.#open('img', [['src', target.url], ['alt', alt], ...attributes], block === null ? [] : [`b${block}`]);
    } else if (target.kind === 'web') this.#placeholder({ kind: 'web-picture', block, url: target.url, alt });
    else this.#placeholder({ kind: 'missing-picture', block, target: src.slice(0, 500), alt });
  }

  /** A `span`, which a parser leaves wherever it stands; the window puts the part in its place. */
  #placeholder(part: Part): void {
    this.#open('span', [], [`p${this.#parts.push(part) - 1}`]);
    this.#write('</span>');
  }

  #block(kind: BlockKind, text: string, nodes: readonly TreeNode[]): BlockIndex {
    const index = this.#blocks.length;
    this.#blocks.push({ index, kind, headings: this.#path.map((above) => above.text), line: this.#line, text });
    for (const name of [...this.#waiting, ...idsOf(nodes)]) this.#anchor(name, index);
    this.#waiting = [];
    return index;
  }

  #anchor(name: string, block: BlockIndex): void {
    if (name.length <= 500 && !this.#anchors.has(name)) this.#anchors.set(name, block);
  }

  #open(tag: string, attributes: readonly (readonly [string, string])[], words: readonly string[]): void {
    const written = attributes.map(([name, value]) => ` ${name}="${escapeValue(value)}"`).join('');
    this.#write(`<${tag}${written}${words.length > 0 ? ` data-${this.#options.nonce}="${words.join(' ')}"` : ''}>`);
  }

  #write(html: string): void {
    this.#length += html.length;
    this.#html.push(html);
    if (this.#length > longestHtml) this.#cut = true;
  }
}

const headingLevel = (tag: string): number => (/^h[1-6]$/.test(tag) ? Number(tag[1]) : 0);

const kindOf = (tag: string, outer: BlockKind): BlockKind => {
  if (headingLevel(tag) > 0) return 'heading';
  if (tag === 'pre') return 'code';
  if (tag === 'figcaption' || tag === 'caption') return 'caption';
  return tag === 'td' || tag === 'th' ? 'table' : outer;
};

const textOf = (nodes: readonly TreeNode[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.text : node.type === 'element' ? textOf(node.children) : '')).join('');

const idsOf = (nodes: readonly TreeNode[]): readonly string[] =>
  nodes.flatMap((node) => (node.type === 'element' ? [...(node.id === '' ? [] : [node.id]), ...idsOf(node.children)] : []));
