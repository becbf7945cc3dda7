import type { Link } from '../model/links.ts';
import type { LinkForm, PictureTarget, References } from '../render/references.ts';

type Target = string | LinkForm;

/** Passes references on and remembers where each one led, to tell later whether they would still lead there. */
export class ResolvedReferences implements References {
  readonly #references: References;
  readonly #links: [target: Target, led: string][] = [];
  readonly #pictures: [target: Target, led: string][] = [];

  constructor(references: References) {
    this.#references = references;
  }

  link(target: Target, line: number | null): Link {
    const link = this.#references.link(target, line);
    this.#links.push([target, JSON.stringify(link)]);
    return link;
  }

  picture(target: Target, line: number | null): PictureTarget {
    const picture = this.#references.picture(target, line);
    this.#pictures.push([target, JSON.stringify(picture)]);
    return picture;
  }

  /** Whether every reference still leads to the same target. */
  leadAsBefore(now: References): boolean {
    return (
      this.#links.every(([target, led]) => JSON.stringify(now.link(target, null)) === led) &&
      this.#pictures.every(([target, led]) => JSON.stringify(now.picture(target, null)) === led)
    );
  }
}
