import { pathInSite } from '../links/path-in-site.ts';
import type { Site } from '../sites/generator.ts';
import { HeaderLines } from './header-lines.ts';
import type { Link } from '../model/links.ts';
import { type LinkForm, type PictureTarget, type References, writtenAs } from '../render/references.ts';
import type { RecordedReference } from './post-record.ts';

/**
 * Records each link and picture of a post while its text is rendered. Nothing is resolved: blocks and their texts do
 * not depend on where references lead.
 */
export class ReferenceRecorder implements References {
  readonly #header: HeaderLines;
  readonly #references: RecordedReference[] = [];

  /** `header`: the lines above the body. */
  constructor(header: string) {
    this.#header = new HeaderLines(header);
  }

  /** In reading order. */
  get references(): readonly RecordedReference[] {
    return this.#references;
  }

  /** The same with the words of the links, which are known by number after the rendering. */
  withWords(texts: readonly string[], site: Site): readonly RecordedReference[] {
    let link = -1;
    return this.#references.map((reference) => {
      link += reference.shown ? 0 : 1;
      const words = texts[link] ?? '';
      return reference.shown || words === '' || leadsAway(reference.target, site) ? reference : { ...reference, words };
    });
  }

  link(target: string | LinkForm, line: number | null): Link {
    this.#note(target, line, false, false);
    return { kind: 'dead', target: writtenAs(target), why: { code: 'dead.still-reading' } };
  }

  picture(target: string | LinkForm, line: number | null, alternative = false): PictureTarget {
    this.#note(target, line, true, alternative);
    return { kind: 'missing' };
  }

  #note(target: string | LinkForm, line: number | null, shown: boolean, alternative: boolean): void {
    this.#references.push({ target, line: line ?? this.#header.of(writtenAs(target)), shown, alternative, words: '' });
  }
}

/**
 * Whether a link can't lead to another post: it is an anchor in its own post, leads to another site, or has a scheme
 * that is not the web's.
 */
function leadsAway(target: string | LinkForm, site: Site): boolean {
  const address = typeof target === 'string' ? target.trim().replace(/^\/\//, 'https://') : '';
  return /^https?:/i.test(address) ? pathInSite(site, address) === null : /^(?:#|[a-z][a-z\d+.-]*:)/i.test(address);
}
