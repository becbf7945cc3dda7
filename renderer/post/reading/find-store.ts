import type { Hit } from '../../../main/library/model/blocks.ts';

export interface FindState {
  readonly open: boolean;
  readonly text: string;
  /** The hits of `text` in the post on the screen; null until they are known. */
  readonly hits: readonly Hit[] | null;
  /** Which of them is the current one; -1 for none. */
  readonly hit: number;
}

export const closedFind: FindState = { open: false, text: '', hits: null, hit: -1 };

/** Whether the marks in the post are those of a text looked for in it. */
export function isFinding({ open, text }: FindState): boolean {
  return open && text !== '';
}
