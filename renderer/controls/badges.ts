import type { PostRow } from '../../main/library/model.ts';

interface Badge {
  /** Also the class it is drawn by. */
  readonly kind: 'draft' | 'page' | 'to-come';
  readonly text: string;
}

/** What sets a post apart from those that are published and dated. */
export function badgesOf({ draft, page, future }: Pick<PostRow, 'draft' | 'page' | 'future'>): readonly Badge[] {
  return [
    ...(page ? [{ kind: 'page', text: 'Page' } as const] : []),
    ...(draft ? [{ kind: 'draft', text: 'Draft' } as const] : []),
    ...(future ? [{ kind: 'to-come', text: 'To come' } as const] : []),
  ];
}
