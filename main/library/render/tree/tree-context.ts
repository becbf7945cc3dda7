import type { Link } from '../../model/links.ts';
import type { LinkForm, PictureTarget, References } from '../references.ts';
import { PlacedCalls } from './placed-calls.ts';
import { TreeCursor } from './tree-cursor.ts';
import type { TreeSource } from './tree-source.ts';

/** What every builder of a post's nodes works with: its calls, its references and the cursor. */
export class TreeContext {
  readonly source: TreeSource;
  readonly calls: PlacedCalls;
  readonly cursor: TreeCursor;
  /** Holds the words that Markdown gave an element (`MarkdownPost.html` lists them). */
  readonly ownAttribute: string;
  readonly #references: References;
  readonly #links: Link[] = [];

  constructor(source: TreeSource, references: References) {
    this.source = source;
    this.calls = new PlacedCalls(source.templated.calls, source.nonce, source.vocabulary, source.fields);
    this.cursor = new TreeCursor(source.nonce);
    this.ownAttribute = `data-${source.nonce}`;
    this.#references = references;
  }

  get links(): readonly Link[] {
    return this.#links;
  }

  /** Resolves a link and keeps it; its number. */
  link(target: string | LinkForm): number {
    return this.#links.push(this.#references.link(target, this.cursor.line)) - 1;
  }

  /** What a picture's reference leads to; see `References` for an `alternative`. */
  picture(target: string | LinkForm, alternative = false): PictureTarget {
    return this.#references.picture(target, this.cursor.line, alternative);
  }
}
