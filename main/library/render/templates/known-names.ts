import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';

/** A value that can be known from the text of a post. */
export type Known = string | number | boolean | readonly unknown[] | object;

/** What a post gives a name. */
export interface Assigned {
  /** The expression as it is written. */
  readonly written: string;
  /** Its text; null if it is unknown. */
  readonly text: string | null;
}

/** Null for a name whose value is unknown here; undefined for one that the post does not set. */
export type NamesAt = (name: string) => Assigned | null | undefined;

/** The names that can be used at one place in a post. */
export interface KnownNames {
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  readonly assigned: NamesAt;
}

/** The value of a literal; undefined for anything else. */
export function literalValue(written: string): Known | undefined {
  if (written === 'true' || written === 'false') {
    return written === 'true';
  }
  if (/^-?\d+(?:\.\d+)?$/.test(written)) {
    return Number(written);
  }
  return /^(["'])((?:(?!\1)[^\\])*)\1$/s.exec(written)?.[2];
}

/** Texts that some YAML parsers read as another type: `yes`, `1e3`. */
const unsure = /^(?:|~|null|nil|none|y|n|yes|no|on|off|[-+]?0+(?:\.0*)?|[-+.\d]+e[-+\d]+|0[xo].*)$/i;

/** Fields whose value is not the written text, because generators change it. */
const computed: ReadonlySet<string> = new Set(['categories', 'category', 'date', 'excerpt', 'tag', 'tags']);

/** The value of a field by its dotted path; undefined where it has none, or where readers of YAML differ. */
export function fieldAt(fields: ReadonlyMap<string, FrontMatterValue>, path: string): Known | undefined {
  const [first = '', ...rest] = path.split('.').slice(0, 6);
  let value: unknown = fields.get(first);
  for (const name of rest) {
    value =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined;
  }
  if (typeof value !== 'string') {
    return value ?? undefined;
  }
  // Front matter keeps every scalar as its text.
  return computed.has(first) || unsure.test(value)
    ? undefined
    : /^["']/.test(value)
      ? value
      : (literalValue(value) ?? value);
}
