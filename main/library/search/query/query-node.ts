import type { QueryRange } from '../../model/query.ts';
import type { FieldName } from '../field-names.ts';
import type { Phrase, QueryWord } from '../query-words.ts';
import type { PostFilter } from './post-filter.ts';
import type { QueryFieldName } from './query-fields.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** What a query asks for. `field`: looked for there alone; null for everywhere. */
export type QueryNode =
  | (QueryRange & {
      readonly kind: 'words';
      readonly words: readonly QueryWord[];
      readonly text: string;
      readonly field: FieldName | null;
      /** It begins with a dash that might have excluded it (`-la`). */
      readonly isOption?: boolean;
    })
  | (QueryRange & {
      readonly kind: 'phrase';
      readonly phrase: Phrase;
      /** A word that the index knows by its pairs of characters, not what somebody put in quotation marks. */
      readonly loose: boolean;
      readonly text: string;
      readonly field: FieldName | null;
    })
  /** `label` is what it asks for, to be told: `by Ada`, `2010–2014`. */
  | (QueryRange & { readonly kind: 'filter'; readonly filter: PostFilter; readonly label: Told })
  /** Words and phrases beside it are looked for in this field alone. */
  | (QueryRange & { readonly kind: 'scope'; readonly field: FieldName })
  /** `option` is set where it might have been an option of a command: how that is written (`-la`). */
  | (QueryRange & { readonly kind: 'not'; readonly node: QueryNode; readonly option?: string })
  | (QueryRange & { readonly kind: 'all' | 'any'; readonly nodes: readonly QueryNode[] })
  /** All that was asked for has no letters: there is nothing to look for. */
  | (QueryRange & { readonly kind: 'signs'; readonly text: string })
  /** A field whose value can't be understood, or not yet: it asks for nothing. */
  | (QueryRange & { readonly kind: 'unfinished'; readonly field: QueryFieldName; readonly text: string });

export type AllNode = Extract<QueryNode, { readonly kind: 'all' | 'any' }>;
