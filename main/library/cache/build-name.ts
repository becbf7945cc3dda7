import { readFileSync } from 'node:fs';

/** Names the build that this code is from, by a digest of its sources; empty for code that was not built. */
export function readBuildName(): string {
  // What was built stands in `out/main/`, or in a folder there.
  for (const place of ['../built-from', '../../built-from']) {
    try {
      return readFileSync(new URL(place, import.meta.url), 'utf8');
    } catch {
      // It stands in the other place, or nowhere.
    }
  }
  return '';
}
