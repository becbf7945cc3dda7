import type { PythonValue } from './read-literals-python.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** In UTF-16 units. No real setting is longer, and each of them is compared with every post. */
const longestText = 2_000;
const mostInOne = 5_000;

/** The settings that are small enough to be compared with every post. `notes` names the ones left out, for a person. */
export interface BoundedLiterals {
  readonly values: ReadonlyMap<string, PythonValue>;
  readonly notes: readonly Told[];
}

/**
 * Leaves out settings that would cost too much for each post. The note blames the configuration, since the posts are
 * all right.
 */
export function boundedLiterals(path: string, values: ReadonlyMap<string, PythonValue>): BoundedLiterals {
  const left = [...values].filter(([, value]) => isTooLarge(value)).map(([name]) => name);
  return {
    values: new Map([...values].filter(([name]) => !left.includes(name))),
    notes: left.slice(0, 10).map((name) => ({ code: 'note.too-long', values: { name, file: path } })),
  };
}

function isTooLarge(value: PythonValue): boolean {
  if (typeof value === 'string') {
    return value.length > longestText;
  }
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, PythonValue>)];
    return entries.length > mostInOne || entries.some(([key, item]) => key.length > longestText || isTooLarge(item));
  }
  return Array.isArray(value) && (value.length > mostInOne || (value as readonly PythonValue[]).some(isTooLarge));
}
