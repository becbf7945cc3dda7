import type { PostRow } from '../../main/library/model/list.ts';
import { say } from '../say.ts';

interface Badge {
  /** Also the class it is drawn by. */
  readonly kind: 'draft' | 'page' | 'to-come';
  readonly text: string;
}

/** What sets a post apart from those that are published and dated. */
export function badgesOf({ draft, page, future }: Pick<PostRow, 'draft' | 'page' | 'future'>): readonly Badge[] {
  return [
    ...(page ? [{ kind: 'page', text: say('badge.page') } as const] : []),
    ...(draft ? [{ kind: 'draft', text: say('badge.draft') } as const] : []),
    ...(future ? [{ kind: 'to-come', text: say('badge.to-come') } as const] : []),
  ];
}
