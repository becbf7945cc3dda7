import type { FlowRules } from './flow-rules.ts';
import { fieldAt, type Known, type KnownNames, literalValue } from './known-names.ts';

/** A longer condition is not decided. */
const mostParts = 20;

const part = /\s*(?:("[^"]*"|'[^']*')|(===?|!==?|<>|<=|>=|<|>)|([A-Za-z_][\w.-]*)|(-?\d+(?:\.\d+)?)(?![\w.]))\s*/y;

/**
 * Whether a condition is met, as far as literals, the post's own fields and assigned names tell. Null if it depends
 * on anything else: a program, a data file, a field that the post lacks but its site may set. Nothing is run.
 */
export function isMet(written: string, names: KnownNames, rules: FlowRules): boolean | null {
  const parts = partsOf(written);
  if (parts === null) {
    return null;
  }
  const joined = parts.filter((each) => each === 'and' || each === 'or');
  // Liquid joins from the right, Nunjucks by precedence: a condition with both is not decided.
  if (joined.includes('and') && joined.includes('or')) {
    return null;
  }
  const results: (boolean | null)[] = [];
  let from = 0;
  for (let at = 0; at <= parts.length; at += 1) {
    if (at === parts.length || parts[at] === 'and' || parts[at] === 'or') {
      results.push(comparison(parts.slice(from, at), names, rules));
      from = at + 1;
    }
  }
  const decisive = joined[0] === 'or';
  return results.includes(decisive) ? decisive : results.includes(null) ? null : !decisive;
}

function partsOf(written: string): readonly string[] | null {
  const parts: string[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < written.length) {
    const found = parts.length < mostParts ? part.exec(written) : null;
    if (found === null) {
      return null;
    }
    parts.push(found[0].trim());
  }
  return parts;
}

function comparison(parts: readonly string[], names: KnownNames, rules: FlowRules): boolean | null {
  if (parts[0] === 'not') {
    const met = comparison(parts.slice(1), names, rules);
    return met === null ? null : !met;
  }
  const [left = '', operator, right = ''] = parts;
  if (parts.length === 1) {
    return truthOf(knownValue(left, names, rules), rules);
  }
  if (parts.length !== 3 || operator === undefined) {
    return null;
  }
  const [first, second] = [knownValue(left, names, rules), knownValue(right, names, rules)];
  if (first === undefined || second === undefined) {
    return null;
  }
  if (operator === 'contains' || operator === 'in') {
    return operator === 'contains' ? hasIn(first, second) : hasIn(second, first);
  }
  return compared(first, operator, second);
}

function compared(first: Known, operator: string, second: Known): boolean | null {
  if (operator === '==' || operator === '===') {
    return areEqual(first, second);
  }
  if (operator === '!=' || operator === '!==' || operator === '<>') {
    const equal = areEqual(first, second);
    return equal === null ? null : !equal;
  }
  if (typeof first !== 'number' || typeof second !== 'number') {
    return null;
  }
  switch (operator) {
    case '<':
      return first < second;
    case '>':
      return first > second;
    case '<=':
      return first <= second;
    case '>=':
      return first >= second;
    default:
      return null;
  }
}

/** Values of two types are equal in some languages and not in others. */
function areEqual(first: Known, second: Known): boolean | null {
  return typeof first === typeof second && typeof first !== 'object' ? first === second : null;
}

function hasIn(whole: Known, wanted: Known): boolean | null {
  if (typeof wanted !== 'string') {
    return null;
  }
  if (typeof whole === 'string') {
    return whole.includes(wanted);
  }
  // A site may add to the list of a post.
  return Array.isArray(whole) && whole.includes(wanted) ? true : null;
}

function truthOf(value: Known | undefined, { truth }: FlowRules): boolean | null {
  if (value === undefined) {
    return null;
  }
  return truth === 'liquid' ? value !== false : Boolean(value);
}

/** The value of a literal or a name; undefined for one that is not known. */
export function knownValue(written: string, names: KnownNames, { bareFields }: FlowRules): Known | undefined {
  const literal = literalValue(written);
  if (literal !== undefined) {
    return literal;
  }
  const [first = ''] = written.split('.', 1);
  const assigned = names.assigned(first);
  if (assigned !== undefined) {
    return assigned === null || first !== written ? undefined : literalValue(assigned.written);
  }
  const path = bareFields ? written : /^(?:page|post)\.(.+)$/.exec(written)?.[1];
  return path === undefined ? undefined : fieldAt(names.fields, path);
}
