import { ReferenceLines } from './reference-lines.ts';
import type { Link } from '../model.ts';
import type { LinkForm, PictureTarget, References } from '../render/references.ts';
import type { RecordedReference } from './post-record.ts';

/**
 * Notes each link and picture of a post while it is rendered for its text. Nothing is looked up: blocks and their texts
 * do not depend on where references lead.
 */
export class ReferenceRecorder implements References {
  readonly #lines: ReferenceLines;
  readonly #references: RecordedReference[] = [];

  /** `bodyLine` is the line of the file that `body` begins on. */
  constructor(body: string, bodyLine: number) {
    this.#lines = new ReferenceLines(body, bodyLine);
  }

  /** In reading order. */
  get references(): readonly RecordedReference[] {
    return this.#references;
  }

  link(target: string | LinkForm): Link {
    this.#note(target, false, false);
    return { kind: 'dead', target: writtenAs(target), why: '' };
  }

  picture(target: string | LinkForm, alternative = false): PictureTarget {
    this.#note(target, true, alternative);
    return { kind: 'missing' };
  }

  #note(target: string | LinkForm, shown: boolean, alternative: boolean): void {
    this.#references.push({ target, line: this.#lines.of(writtenAs(target)), shown, alternative });
  }
}

/** A reference as its author wrote it. */
export function writtenAs(target: string | LinkForm): string {
  return typeof target === 'string' ? target : target.target;
}
