import type { Asides } from '../markdown/asides.ts';

/**
 * Takes our marks out of text that a browser does not read as HTML. Behind `<xmp>`, `<plaintext>` and an attribute that
 * is never closed, the HTML of Markdown becomes text, and its marks would be shown. What was kept aside is put back.
 */
export class OurMarks {
  readonly #nonce: string;
  readonly #stand: RegExp;
  readonly #mark: RegExp;
  readonly #asides: Asides;

  constructor(nonce: string, asides: Asides) {
    this.#nonce = nonce;
    const mark = `data-${nonce}`;
    this.#stand = new RegExp(
      `<(?:div|span|a|img) ${mark}="([cmw])(\\d+)(?: [^">]*)?"[^>]*>(?:[^<]*</(?:div|span|a)>)?`,
      'g',
    );
    this.#mark = new RegExp(` ${mark}="[^">]*"|<!--${nonce}[^>]*-->`, 'g');
    this.#asides = asides;
  }

  /** The text without our marks. */
  removed(text: string): string {
    return text.includes(this.#nonce)
      ? text
          .replace(this.#stand, (_stand, kind: string, number: string) => this.#kept(kind, Number(number)))
          .replace(this.#mark, '')
      : text;
  }

  #kept(kind: string, number: number): string {
    const { codeBlocks, formulas, wikiLinks } = this.#asides;
    if (kind === 'c') {
      return codeBlocks[number]?.text ?? '';
    }
    return (kind === 'm' ? formulas[number]?.source : wikiLinks[number]?.words) ?? '';
  }
}
