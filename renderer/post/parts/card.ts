import type { BlockIndex } from '../../../main/library/model/blocks.ts';
import { shortened } from '../../controls/format.ts';
import { setAction } from './action.ts';
import { element } from './element.ts';
import type { PartContext } from './part-context.ts';

interface Card {
  readonly className: string;
  readonly block: BlockIndex | null;
  /** The alternative text. It must be exactly the text of the block. */
  readonly alt: string;
  readonly title: string;
  readonly detail: string;
  /** A click opens this address in the browser; null for a card without an action. */
  readonly url: string | null;
}

/**
 * A box in place of something that is not shown. Its words are drawn from attributes by CSS, because a card may stand
 * inside a block, whose text must be the author's text alone.
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

/** The host of a web address, or the whole address if it has no host. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host || url;
}
