/** In UTF-16 units: to look so far takes a few hundredths of a second. */
const farthestSearch = 50_000_000;

/**
 * Finds the lines on which references stand: each is looked for behind the one before, as they come in reading order.
 * In a long post of very many that are not written as they are read, the later ones stand where the last was found.
 */
export class ReferenceLines {
  readonly #body: string;
  readonly #starts: number[] = [0];
  readonly #firstLine: number;
  #at = 0;
  #left = farthestSearch;

  constructor(body: string, firstLine: number) {
    this.#body = body;
    this.#firstLine = firstLine;
    for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  /** The line that the next reference stands on, by its target as it was read. */
  of(target: string): number {
    const forms = [target, target.replaceAll('%20', ' '), decoded(target), target.replaceAll('&', '&amp;')];
    for (const form of new Set(forms)) {
      if (form === '') {
        continue;
      }
      const ahead = this.#find(form, this.#at);
      const found = ahead >= 0 ? ahead : this.#find(form, 0);
      if (found < 0) {
        continue;
      }
      if (ahead >= 0) {
        this.#at = ahead + 1;
      }
      return this.#lineAt(found);
    }
    return this.#lineAt(this.#at);
  }

  #find(form: string, from: number): number {
    if (this.#left <= 0) {
      return -1;
    }
    const found = this.#body.indexOf(form, from);
    this.#left -= (found < 0 ? this.#body.length : found) - from;
    return found;
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] as number) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.#firstLine + low;
  }
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
