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

/** What differs between how Offprint and a parser write the very same tree. */
function oneSpelling(html: string): string {
  return html
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&#13;', '\r')
    .replace(/="[^"]*"/g, (value) => value.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
}

/**
 * Parses a rendered post as the window does and says what is not as its blocks have it: a block that is not shown or
 * shown twice, one with another text, and HTML that a parser understands as another tree. Empty where all agrees.
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
  // A parser takes the first line break behind `<pre>` away.
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

/** What a picture says: its alternative text, and its title where that is not part of it. */
function pictureWords(picture: Element): string {
  const [alt, title] = [attributeOf(picture, 'alt'), attributeOf(picture, 'title')];
  return [alt, alt.includes(title) ? '' : title].filter((words) => words !== '').join(' — ');
}
