import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as dom, parseFragment, serialize } from 'parse5';
import type { Block } from '../../../main/library/model/blocks.ts';
import type { Part } from '../../../main/library/model/parts.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

interface Shown {
  readonly html: string;
  readonly nonce: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

function textContent(element: Element): string {
  return element.childNodes
    .map((node) => {
      if (isElement(node)) {
        return textContent(node);
      }
      return node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : '';
    })
    .join('');
}

/** Removes differences between Offprint and a parser in writing the same tree. */
function oneSpelling(html: string): string {
  return html
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&#13;', '\r')
    .replace(/="[^"]*"/g, (value) => value.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
}

/**
 * Parses a rendered post as the window does, and compares it with its blocks. Returns all differences: a block that is not
 * shown, is shown twice or has another text, and HTML that a parser reads as another tree.
 */
export function disagreements({ html, nonce, blocks, parts }: Shown): readonly string[] {
  const found: string[] = [];
  const shown = new Map<number, string[]>();
  const show = (block: number, text: string): void => {
    shown.set(block, [...(shown.get(block) ?? []), text]);
  };
  const showPart = (part: Part | undefined): void => {
    if (part?.kind === 'shortcode') {
      show(part.block, part.label);
    } else if (part?.kind === 'math') {
      show(part.block, part.source);
    } else if (part?.kind === 'diagram') {
      show(part.block, part.text);
    } else if (part?.kind === 'embed') {
      if (part.block !== null) {
        show(part.block, part.title);
      }
    } else if (part?.kind === 'code') {
      show(part.block, part.tokens.map(([, text]) => text).join(''));
    } else if (part?.kind === 'web-picture' || part?.kind === 'missing-picture') {
      if (part.block !== null) {
        show(part.block, part.alt);
      }
    } else if (part === undefined) {
      found.push('a placeholder refers to no part');
    }
  };
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) {
        continue;
      }
      for (const word of attributeOf(node, `data-${nonce}`).split(' ')) {
        if (word.startsWith('b')) {
          show(Number(word.slice(1)), node.tagName === 'img' ? pictureWords(node) : textContent(node));
        } else if (word.startsWith('p')) {
          showPart(parts[Number(word.slice(1))]);
        }
      }
      walk(node.childNodes);
    }
  };
  const tree = parseFragment(defaultTreeAdapter.createElement('body', dom.NS.HTML, []), html, {});
  walk(tree.childNodes);
  for (const { index, text } of blocks) {
    const texts = shown.get(index) ?? [];
    if (texts.length !== 1) {
      found.push(`block ${index} is shown ${texts.length} times: ${JSON.stringify(text)}`);
    } else if (texts[0] !== text) {
      found.push(`block ${index} is ${JSON.stringify(text)} but shows ${JSON.stringify(texts[0])}`);
    }
    shown.delete(index);
  }
  for (const index of shown.keys()) {
    found.push(`block ${index} is shown but there is none`);
  }
  // Parsers remove the first line break after `<pre>`.
  const ours = oneSpelling(html.replace(/<pre([^>]*)>\n/g, '<pre$1>'));
  const parsed = oneSpelling(serialize(tree));
  if (ours !== parsed) {
    const at = [...ours].findIndex((character, place) => character !== parsed[place]);
    found.push(
      `a parser reads …${ours.slice(Math.max(0, at - 60), at + 60)}… as …${parsed.slice(Math.max(0, at - 60), at + 60)}…`,
    );
  }
  return found;
}

/** The words of a picture: its alternative text, and its title unless the text contains it. */
function pictureWords(picture: Element): string {
  const [alt, title] = [attributeOf(picture, 'alt'), attributeOf(picture, 'title')];
  return [alt, alt.includes(title) ? '' : title].filter((words) => words !== '').join(' — ');
}
