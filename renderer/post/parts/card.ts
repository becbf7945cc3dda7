import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import { shortened } from '../../controls/format.ts';
import { setAction } from './action.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';

interface Card {
  readonly className: string;
  readonly block: BlockIndex | null;
  /** The picture's alternative text: exactly its block's text. */
  readonly alt: string;
  readonly title: string;
  readonly detail: string;
  /** Opens in the browser by a click; null for a card that only tells. */
  readonly url: string | null;
}

/**
 * A quiet box in place of something that is not shown. Its words are drawn from attributes: a card may stand inside a
 * block of prose, whose text must stay the author's own.
 */
export function buildCard(
  card: Card,
  { document, showBlock }: Pick<PartContext, 'document' | 'showBlock'>,
): HTMLElement {
  const detail = shortened(card.detail);
  const label = [card.title, card.alt, detail].filter((each) => each !== '').join(': ');
  const lines = [
    element(document, 'span', { class: 'drawn card-title', 'data-text': card.title }),
    element(document, 'span', { class: 'drawn card-alt', 'data-text': card.alt }),
    element(document, 'span', { class: 'drawn card-detail', 'data-text': detail }),
  ];
  const inner = card.url
    ? element(
        document,
        'a',
        { href: '#', class: 'card-inner', 'aria-label': label, title: shortened(card.url) },
        ...lines,
      )
    : element(document, 'span', { class: 'card-inner', role: 'img', 'aria-label': label }, ...lines);
  if (card.url) {
    setAction(inner, { kind: 'web', url: card.url });
  }
  const made = element(
    document,
    'span',
    { class: `card ${card.className}`, 'data-alt': card.block === null ? null : card.alt },
    inner,
  );
  if (card.block !== null) {
    showBlock(card.block, made);
  }
  return made;
}

/** The host of a web address, for showing; the address itself where it has none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host || url;
}
