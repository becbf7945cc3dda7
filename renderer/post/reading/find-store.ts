import type { Hit } from '../../../main/library/model/blocks.ts';

export interface FindState {
  readonly open: boolean;
  readonly text: string;
  /** The hits of `text` in the shown post; null until they are known. */
  readonly hits: readonly Hit[] | null;
  /** Which of them is the current one; -1 for none. */
  readonly hit: number;
}

export const closedFind: FindState = { open: false, text: '', hits: null, hit: -1 };

/** Whether a text is searched in the post, so that its hits are marked and not those of the archive's query. */
export function isFinding({ open, text }: FindState): boolean {
  return open && text !== '';
}
