import type { FrontMatterValue } from '../../front-matter/parse-front-matter.ts';

type Fields = ReadonlyMap<string, FrontMatterValue>;

const longestText = 2_000;

/** A scalar of the front matter as trimmed text, of two thousand characters at most; empty for everything else. */
export function fieldText(fields: Fields, key: string): string {
  return scalarText(fields.get(key));
}

export function scalarText(value: FrontMatterValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().slice(0, longestText)
    : '';
}

/** The scalars of a list (of lists too), or one scalar by itself; empty where there is none. */
export function fieldTexts(fields: Fields, key: string): readonly string[] {
  return scalars(fields.get(key));
}

function scalars(value: FrontMatterValue | undefined): readonly string[] {
  return (Array.isArray(value) ? (value as readonly FrontMatterValue[]).flatMap(scalars) : [scalarText(value)]).filter(
    (text) => text !== '',
  );
}

export function isTrueField(fields: Fields, key: string): boolean {
  return /^(?:true|yes|on)$/i.test(fieldText(fields, key));
}

export function isFalseField(fields: Fields, key: string): boolean {
  return /^(?:false|no|off)$/i.test(fieldText(fields, key));
}

/** A value of a configuration as front matter has it: scalars as text, keys in lower case. */
export function asField(value: unknown): FrontMatterValue {
  if (Array.isArray(value)) {
    return value.map(asField);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), asField(item)]));
  }
  return value === null || value === undefined ? null : String(value);
}

/** Names without copies, in the order in which they first come. */
export function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
