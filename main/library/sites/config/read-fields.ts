import type { FrontMatterValue } from '../../front-matter/parse-front-matter.ts';

type Fields = ReadonlyMap<string, FrontMatterValue>;

const longestText = 2_000;

/** A scalar of the front matter as trimmed text, at most 2,000 characters. Empty for anything else. */
export function fieldText(fields: Fields, key: string): string {
  return scalarText(fields.get(key));
}

export function scalarText(value: FrontMatterValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().slice(0, longestText)
    : '';
}

/** The scalars of a list, nested lists included, or a single scalar. Empty if there are none. */
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

/** A value of a configuration in the form of front matter: scalars are text, and keys are in lower case. */
export function asField(value: unknown): FrontMatterValue {
  if (Array.isArray(value)) {
    return value.map(asField);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), asField(item)]));
  }
  return value === null || value === undefined ? null : String(value);
}

/** The names without duplicates, in order of first appearance. */
export function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
