import { createElement, Fragment, type ReactElement } from 'react';
import type { TextId, Values } from '../../preload/texts/texts.ts';
import { sayPieces } from '../say.ts';

interface TextWithElementsProps {
  readonly id: TextId;
  readonly values: Values<ReactElement>;
}

/** A text with elements in its placeholders. Each language has them in its own order. */
export function TextWithElements({ id, values }: TextWithElementsProps) {
  return createElement(Fragment, null, ...sayPieces(id, values));
}
