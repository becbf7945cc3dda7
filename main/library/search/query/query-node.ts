import type { QueryRange } from '../../model/query.ts';
import type { FieldName } from '../field-names.ts';
import type { Phrase, QueryWord } from '../query-words.ts';
import type { PostFilter } from './post-filter.ts';
import type { QueryFieldName } from './query-fields.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** A part of a query. `field` limits it to one field; null for all fields. */
export type QueryNode =
  | (QueryRange & {
      readonly kind: 'words';
      readonly words: readonly QueryWord[];
      readonly text: string;
      readonly field: FieldName | null;
      /** Whether it begins with a dash but is an option (`-la`), and not an excluded word. */
      readonly isOption?: boolean;
    })
  | (QueryRange & {
      readonly kind: 'phrase';
      readonly phrase: Phrase;
      /**
       * Whether it stands for one word of a script without spaces, which the index has as pairs of characters. False
       * for a quoted phrase.
       */
      readonly loose: boolean;
      readonly text: string;
      readonly field: FieldName | null;
    })
  /** `label` tells a person what is asked for: `by Ada`, `2010–2014`. */
  | (QueryRange & { readonly kind: 'filter'; readonly filter: PostFilter; readonly label: Told })
  /** Limits words and phrases beside it to this field. */
  | (QueryRange & { readonly kind: 'scope'; readonly field: FieldName })
  /** `option` is set if it may also be an option of a command, and tells how that is written (`-la`). */
  | (QueryRange & { readonly kind: 'not'; readonly node: QueryNode; readonly option?: string })
  | (QueryRange & { readonly kind: 'all' | 'any'; readonly nodes: readonly QueryNode[] })
  /** The query has no letters, so there is nothing to search for. */
  | (QueryRange & { readonly kind: 'signs'; readonly text: string })
  /** A field whose value is not understood, or not finished. It asks for nothing. */
  | (QueryRange & { readonly kind: 'unfinished'; readonly field: QueryFieldName; readonly text: string });

export type AllNode = Extract<QueryNode, { readonly kind: 'all' | 'any' }>;
