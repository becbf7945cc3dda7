import { createElement, Fragment, type ReactElement } from 'react';
import type { TextId, Values } from '../../preload/texts/texts.ts';
import { sayPieces } from '../say.ts';

interface SaidProps {
  readonly id: TextId;
  readonly values: Values<ReactElement>;
}

/** A text with elements in its placeholders. Each language has them in its own order. */
export function Said({ id, values }: SaidProps) {
  return createElement(Fragment, null, ...sayPieces(id, values));
}
