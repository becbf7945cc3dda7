import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { Dialect } from './dialect.ts';

const names = /^(?:use|has|enable)?[_-]?(?:math|maths|mathjax|mathjax3|katex|latex)$/i;
const values = /^(?:true|yes|on|1|enabled?|mathjax\d?|katex)$/i;

/**
 * Whether front matter or settings switch formulas on, as themes want it: `math: true`, `use_math: true`,
 * `katex: {enable: true}`.
 */
export function wantsMath(fields: Iterable<readonly [name: string, value: unknown]>): boolean {
  for (const [name, value] of fields) {
    // Zola and newer Hugo keep fields of a theme in a table of their own.
    if ((names.test(name) && isOn(value)) || (/^(?:extra|params)$/i.test(name) && wantsMath(entriesOf(value)))) {
      return true;
    }
  }
  return false;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function isOn(value: unknown): boolean {
  if (typeof value === 'string') {
    return values.test(value);
  }
  return value === true || entriesOf(value).some(([name, each]) => name === 'enable' && each === true);
}

/** Of each dialect the one with formulas: a parser is made once for a dialect. */
const withMath = new WeakMap<Dialect, Dialect>();

/** The dialect of a post whose fields may switch formulas on. */
export function dialectOf(dialect: Dialect, fields: ReadonlyMap<string, FrontMatterValue>): Dialect {
  if (dialect.math === 'dollars' || dialect.markup === 'html' || !wantsMath(fields)) {
    return dialect;
  }
  const known = withMath.get(dialect) ?? { ...dialect, math: 'dollars' };
  withMath.set(dialect, known);
  return known;
}
