import type { PostRow } from '../../main/library/model/list.ts';
import { say } from '../say.ts';

interface Badge {
  /** Also its CSS class. */
  readonly kind: 'draft' | 'page' | 'to-come';
  readonly text: string;
}

/** The badges of a post that is a page, a draft, or dated in the future. Other posts have none. */
export function badgesOf({ draft, page, future }: Pick<PostRow, 'draft' | 'page' | 'future'>): readonly Badge[] {
  return [
    ...(page ? [{ kind: 'page', text: say('badge.page') } as const] : []),
    ...(draft ? [{ kind: 'draft', text: say('badge.draft') } as const] : []),
    ...(future ? [{ kind: 'to-come', text: say('badge.to-come') } as const] : []),
  ];
}
