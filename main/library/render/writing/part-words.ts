import type { BlockKind } from '../../model/blocks.ts';
import type { PartNode } from '../tree/tree-node.ts';

/** The text of a part's block. */
export interface PartWords {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Null for a part that has no block. */
export function wordsOfPart(content: PartNode['content']): PartWords | null {
  switch (content.kind) {
    case 'code':
    case 'diagram':
      return { kind: 'code', text: content.text };
    case 'math':
      return ifAny('math', content.source);
    case 'shortcode':
      return { kind: 'shortcode', text: content.label };
    case 'embed':
      return ifAny('alt', content.title);
    case 'picture':
      return ifAny('alt', pictureWords(content.alt, content.attributes));
    case 'contents':
    case 'embedded':
    case 'removed':
    case 'title-link':
      return null;
  }
}

function ifAny(kind: BlockKind, text: string): PartWords | null {
  return text.trim() === '' ? null : { kind, text };
}

/** A picture's words: its alternative text, and its title if that says more. */
function pictureWords(alt: string, attributes: readonly (readonly [string, string])[]): string {
  const title = attributes.find(([name]) => name === 'title')?.[1].trim() ?? '';
  const alternative = alt.trim() === '' ? '' : alt;
  return alternative === '' || title === '' || alternative.includes(title)
    ? alternative || title
    : `${alternative} — ${title}`;
}
