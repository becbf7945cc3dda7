import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import temml from 'temml';
import type { MathNode } from '../../model/parts.ts';

/** In UTF-16 units. A longer formula is shown as TeX. */
const longest = 5_000;
const deepest = 100;
const mostNodes = 5_000;

const elements = new Set(
  `math mi mn mo ms mspace mtext merror mfrac mpadded mphantom mroot mrow msqrt mstyle mmultiscripts mover mprescripts
   msub msubsup msup munder munderover mtable mtd mtr`.split(/\s+/),
);
const attributeNames = new Set(
  `accent accentunder columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form height
   largeop linethickness lspace mathvariant maxsize minsize movablelimits rowalign rowlines rowspacing rowspan rspace
   scriptlevel separator stretchy symmetric voffset width`.split(/\s+/),
);

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Converts TeX to MathML that only affects layout. Null if Temml can't read it: then the TeX is shown. */
export function mathTree(source: string, display: boolean): MathNode | null {
  if (source.length > longest) {
    return null;
  }
  try {
    const html = temml.renderToString(source, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: 200,
      maxSize: [20, 200],
      macros: {},
    });
    const [math] = parseFragment(html).childNodes;
    const left = { nodes: mostNodes };
    return math ? (convert(math, 0, left) as MathNode | null) : null;
  } catch {
    return null;
  }
}

/** Throws if a formula is too large. */
function convert(node: Node, depth: number, left: { nodes: number }): MathNode | string | null {
  left.nodes -= 1;
  if (left.nodes < 0 || depth > deepest) {
    throw new Error('A formula of this size is not shown.');
  }
  if (node.nodeName === '#text') {
    return (node as DefaultTreeAdapterTypes.TextNode).value;
  }
  if (!('tagName' in node) || !elements.has(node.tagName)) {
    return null;
  }
  const attributes = node.attrs
    .filter(({ name, value }) => attributeNames.has(name) && /^[\w .%+-]{0,40}$/.test(value))
    .map(({ name, value }) => [name, value] as const);
  const children = node.childNodes.map((child) => convert(child, depth + 1, left)).filter((child) => child !== null);
  return { tag: node.tagName, attributes, children };
}
