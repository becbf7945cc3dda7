import type { MathNode, Part } from '../../../main/library/model/parts.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';
import { say } from '../../say.ts';

const mathNamespace = 'http://www.w3.org/1998/Math/MathML';
const deepest = 120;

// The window's own allow-list, besides the core's: elements for layout, and attributes for sizes and words.
const elements = new Set(
  (
    'math mi mn mo ms mspace mtext merror mfrac mpadded mphantom mroot mrow msqrt mstyle mmultiscripts mover mprescripts ' +
    'msub msubsup msup munder munderover mtable mtd mtr'
  ).split(' '),
);
const attributes = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form height largeop ' +
    'linethickness lspace mathvariant maxsize minsize movablelimits rowalign rowlines rowspacing rowspan rspace scriptlevel separator ' +
    'stretchy symmetric voffset width'
  ).split(' '),
);
const plainValue = /^[\w .%+-]{0,40}$/;

/** A formula, typeset by the browser. One that could not be parsed is shown as its source, with a note. */
export function buildMath(part: Part & { kind: 'math' }, { document, showBlock }: PartContext): HTMLElement {
  const { block, source, display, tree } = part;
  const made = element(document, 'span', { class: display ? 'formula display' : 'formula' });
  if (tree) {
    const math = buildNode(document, tree, 0);
    if (math) {
      made.append(math);
    }
    // The text of the block is the TeX source, so a hit marks the whole formula.
    made.setAttribute('data-alt', source);
    made.setAttribute('role', 'math');
    made.setAttribute('aria-label', source);
    made.setAttribute('title', source);
    showBlock(block, made);
    return made;
  }
  const code = element(document, 'code', { dir: 'ltr' }, source);
  const words = say('post.formula-not-read');
  made.classList.add('unread');
  made.append(
    code,
    element(document, 'span', { class: 'drawn formula-note', 'data-text': words, role: 'note', 'aria-label': words }),
  );
  showBlock(block, code);
  return made;
}

function buildNode(document: Document, node: MathNode, depth: number): Element | null {
  if (!elements.has(node.tag) || depth > deepest) {
    return null;
  }
  const made = document.createElementNS(mathNamespace, node.tag);
  for (const [name, value] of node.attributes) {
    if (attributes.has(name) && plainValue.test(value)) {
      made.setAttribute(name, value);
    }
  }
  for (const child of node.children) {
    const inner = typeof child === 'string' ? document.createTextNode(child) : buildNode(document, child, depth + 1);
    if (inner) {
      made.append(inner);
    }
  }
  return made;
}
