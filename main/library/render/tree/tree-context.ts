import type { Link } from '../../model/links.ts';
import { type LinkForm, type PictureTarget, type References, writtenAs } from '../references.ts';
import { OurMarks } from './our-marks.ts';
import { PlacedCalls } from './placed-calls.ts';
import { TreeCursor } from './tree-cursor.ts';
import type { TreeSource } from './tree-source.ts';

/** Shared by all builders of a post's nodes: its calls, its references and the cursor. */
export class TreeContext {
  readonly source: TreeSource;
  readonly calls: PlacedCalls;
  readonly marks: OurMarks;
  readonly cursor: TreeCursor;
  /** The attribute for the words that Markdown gives an element (`MarkdownPost.html` lists them). */
  readonly nonceAttribute: string;
  readonly #references: References;
  readonly #links: Link[] = [];

  constructor(source: TreeSource, references: References) {
    this.source = source;
    this.marks = new OurMarks(source.nonce, source.markdown.asides);
    this.calls = new PlacedCalls(source, this.marks);
    this.cursor = new TreeCursor(source.nonce, source.templated.text.length);
    this.nonceAttribute = `data-${source.nonce}`;
    this.#references = references;
  }

  get links(): readonly Link[] {
    return this.#links;
  }

  /** Resolves and keeps a link; returns its number. */
  link(target: string | LinkForm): number {
    this.cursor.countAddress(writtenAs(target));
    return this.#links.push(this.#references.link(target, this.cursor.line)) - 1;
  }

  /** Resolves a picture's reference; for `alternative` see `References`. */
  picture(target: string | LinkForm, alternative = false): PictureTarget {
    this.cursor.countAddress(writtenAs(target));
    return this.#references.picture(target, this.cursor.line, alternative);
  }
}
