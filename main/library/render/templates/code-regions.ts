/**
 * Finds code in Markdown without parsing it: fences and pairs of backticks. Template calls in code are literal text.
 */
export class CodeRegions {
  readonly #source: string;
  /** The positions of runs of backticks in order, by length of the run. */
  readonly #runs = new Map<number, number[]>();
  readonly #passed = new Map<number, number>();
  #paragraphEnd = -1;

  constructor(source: string) {
    this.#source = source;
    for (const { 0: run, index } of source.matchAll(/`+/g)) {
      const known = this.#runs.get(run.length);
      if (known) {
        known.push(index);
      } else {
        this.#runs.set(run.length, [index]);
      }
    }
  }

  /**
   * The end of the fence whose line begins at `lineStart`. Null if the line is not one, because of a backtick in it. An
   * unclosed fence goes on to the end of the text.
   */
  fenceEnd(lineStart: number, fence: string): number | null {
    const source = this.#source;
    const lineEnd = indexOrEnd(source.indexOf('\n', lineStart), source);
    const opened = source.indexOf(fence, lineStart) + fence.length;
    if (fence[0] === '`' && source.slice(opened, lineEnd).includes('`')) {
      return null;
    }
    const closer = fence[0] === '`' ? /^[ \t>]{0,40}(`{3,})[ \t]*$/gm : /^[ \t>]{0,40}(~{3,})[ \t]*$/gm;
    closer.lastIndex = lineEnd;
    for (let found = closer.exec(source); found; found = closer.exec(source)) {
      if ((found[1]?.length ?? 0) >= fence.length) {
        return found.index + found[0].length;
      }
    }
    return source.length;
  }

  /** The end of the code that begins with the run of backticks at `at`; null if that run is plain text. */
  spanEnd(at: number, length: number): number | null {
    if (at > this.#paragraphEnd) {
      const empty = /\n[ \t]*(?=\n)/g;
      empty.lastIndex = at;
      this.#paragraphEnd = empty.exec(this.#source)?.index ?? this.#source.length;
    }
    const runs = this.#runs.get(length) ?? [];
    let next = this.#passed.get(length) ?? 0;
    while (next < runs.length && (runs[next] ?? 0) <= at) {
      next += 1;
    }
    this.#passed.set(length, next);
    const closing = runs[next];
    return closing !== undefined && closing < this.#paragraphEnd ? closing + length : null;
  }
}

function indexOrEnd(index: number, text: string): number {
  return index < 0 ? text.length : index;
}
