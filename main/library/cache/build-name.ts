import { readFileSync } from 'node:fs';

/** A digest that names the build of this code; empty for code that was not built. */
export function readBuildName(): string {
  // A built file lies in `out/main/`, or in a folder below it.
  for (const place of ['../built-from', '../../built-from']) {
    try {
      return readFileSync(new URL(place, import.meta.url), 'utf8');
    } catch {
      // The digest is in the other place, or there is none.
    }
  }
  return '';
}
