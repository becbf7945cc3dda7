import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { LinkForm } from '../references.ts';
import type { NamesAt } from '../templates/known-names.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import { knownCall, type Vocabulary } from './known-call.ts';
import type { OurMarks } from './our-marks.ts';
import type { TreeSource } from './tree-source.ts';

/** In UTF-16 units. A definition may repeat an address a thousand times, so values are short. */
const longestValue = 2_000;

/** Finds the calls of a post again by their words, which contain the nonce. */
export class PlacedCalls {
  readonly #calls: readonly TemplateCall[];
  /** Matches the word of a call; null in a post without calls. */
  readonly #word: RegExp | null;
  readonly #vocabulary: Vocabulary;
  readonly #fields: ReadonlyMap<string, FrontMatterValue>;
  readonly #marks: OurMarks;

  readonly #namesAt: (place: number) => NamesAt;

  constructor({ templated: { calls, namesAt }, nonce, vocabulary, fields }: TreeSource, marks: OurMarks) {
    this.#marks = marks;
    this.#calls = calls;
    this.#word = calls.length === 0 ? null : new RegExp(`${nonce}t(\\d+)z`, 'g');
    this.#vocabulary = vocabulary;
    this.#fields = fields;
    this.#namesAt = namesAt;
  }

  /** Whether the post has calls. Without any, its texts stay unchanged. */
  get hasCalls(): boolean {
    return this.#calls.length > 0;
  }

  /** Splits a text into words and calls, in order. */
  split(text: string): readonly (string | TemplateCall)[] {
    if (this.#word === null) {
      return [text];
    }
    const pieces: (string | TemplateCall)[] = [];
    let from = 0;
    for (const found of text.matchAll(this.#word)) {
      const call = this.#calls[Number(found[1])];
      if (!call) {
        continue;
      }
      if (found.index > from) {
        pieces.push(text.slice(from, found.index));
      }
      pieces.push(call);
      from = found.index + found[0].length;
    }
    if (from < text.length || pieces.length === 0) {
      pieces.push(text.slice(from));
    }
    return pieces;
  }

  /** The text that a call makes in a line; null if it makes more than text. */
  value(call: TemplateCall): string | LinkForm | null {
    if (call.kind === 'literal') {
      return call.label;
    }
    const value = this.#vocabulary.value(call, this.#fields, this.#namesAt(call.place));
    if (typeof value === 'string') {
      return value.slice(0, longestValue);
    }
    return value === null ? null : { ...value, target: value.target.slice(0, longestValue) };
  }

  /** A text for a place that holds only text: calls become their values, or their names. */
  plain(text: string): string {
    return this.#replaced(text, (call) => {
      const value = this.value(call);
      if (value === null) {
        return call.inner && knownCall(this.#vocabulary, call.name) === null ? this.plain(call.inner.text) : call.label;
      }
      return typeof value === 'string' ? value : value.target;
    });
  }

  /**
   * An address with calls in it. It is a reference if it begins with a call that means one. It is computed if the value
   * of a call is unknown.
   */
  reference(text: string): string | LinkForm {
    const pieces = this.split(text);
    if (pieces.length === 1 && typeof pieces[0] === 'string') {
      return pieces[0];
    }
    const known = pieces.map((piece) => (typeof piece === 'string' ? piece : this.value(piece)));
    const isComputed = known.includes(null);
    const values = known.map((value, at) => value ?? (pieces[at] as TemplateCall).source.slice(0, 200));
    // `{{ site.baseurl }}{% post_url … %}`: only the post has to be resolved.
    const at = Math.max(
      values.findIndex((value) => typeof value !== 'string'),
      values.findIndex((value) => typeof value !== 'string' && value.form !== 'root'),
    );
    const form = values[at];
    const [before, behind] = [values.slice(0, at), values.slice(at + 1)].map((some) =>
      some.map((value) => (typeof value === 'string' ? value : value.target)).join(''),
    ) as [string, string];
    const isForm = form !== undefined && typeof form !== 'string' && /^\/?$/.test(before);
    if (isForm && !(isComputed && form.form === 'root')) {
      return { ...form, target: form.target + behind };
    }
    const whole = values.map((value) => (typeof value === 'string' ? value : value.target)).join('');
    // `https://example.org/{{ page.name }}`: it leads to another site in any case.
    return isComputed && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(whole) ? { form: 'computed', target: whole } : whole;
  }

  /** A text as in the file, for code. */
  restored(text: string): string {
    return this.#replaced(text, (call) => (call.kind === 'literal' ? call.label : call.source));
  }

  #replaced(marked: string, words: (call: TemplateCall) => string): string {
    const text = this.#marks.removed(marked);
    if (this.#calls.length === 0) {
      return text;
    }
    return this.split(text)
      .map((piece) => (typeof piece === 'string' ? piece : words(piece)))
      .join('');
  }
}
