import type { Completion, QueryRange } from '../../model/query.ts';
import { foldWord } from '../fold-word.ts';
import { queryFields } from '../../../../preload/constants/query-fields.ts';
import { fixedValues, isFieldName, type QueryFieldName } from './query-fields.ts';
import { type QueryTerm, parseTerms } from './parse-terms.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** A value of a field, and how many posts have it. */
export interface FieldValue {
  readonly value: string;
  readonly count: number;
}

const most = 8;

/**
 * Completions for the word before the cursor: names of fields, or values of a field that is already named. `valuesOf`
 * gives the values of a field in the archive, the most frequent ones first.
 */
export function completeQuery(
  text: string,
  cursor: number,
  valuesOf: (field: QueryFieldName) => readonly FieldValue[],
): readonly Completion[] {
  const before = text.slice(0, Math.max(0, cursor));
  if (/^\s*$/.test(before)) {
    return fieldsLike('', { start: before.length, end: before.length });
  }
  const term = parseTerms(before).at(-1);
  if (term?.kind !== 'term' || !term.open || term.end !== before.length) {
    return [];
  }
  const range = { start: term.start + (term.negated ? 1 : 0), end: term.end };
  if (term.field !== null && isFieldName(term.field)) {
    return valuesLike(term, term.field, range, valuesOf);
  }
  if (term.quoted || term.value === '') {
    return [];
  }
  const named = (['tag', 'author', 'category'] as const).flatMap((field) =>
    term.value.length < 2 ? [] : valuesLike(term, field, range, valuesOf).slice(0, 2),
  );
  return [...fieldsLike(term.value, range), ...named].slice(0, most);
}

function fieldsLike(begun: string, range: QueryRange): readonly Completion[] {
  return queryFields
    .filter((name) => name.startsWith(begun.toLowerCase()))
    .map((name) => ({ label: `${name}:`, detail: { code: `field.${name}` }, insert: `${name}:`, ...range }));
}

function valuesLike(
  { value }: QueryTerm,
  field: QueryFieldName,
  range: QueryRange,
  valuesOf: (field: QueryFieldName) => readonly FieldValue[],
): readonly Completion[] {
  const fixed = fixedValues[field];
  const values = fixed ? fixed.map((each) => ({ value: each, count: 0 })) : valuesOf(field);
  const begun = foldWord(value);
  const begins = values.filter((each) => foldWord(each.value).startsWith(begun));
  const holds = values.filter(
    (each) =>
      !begins.includes(each) &&
      foldWord(each.value)
        .split(/[\s_-]+/)
        .some((word) => word.startsWith(begun)),
  );
  return [...begins, ...holds].slice(0, most).map((each) => {
    const written = `${field}:${/[\s"()]/.test(each.value) ? `"${each.value.replaceAll('"', '')}"` : each.value}`;
    const detail: Told | null = each.count > 0 ? { code: 'query.count', values: { count: each.count } } : null;
    return { label: written, detail, insert: `${written} `, ...range };
  });
}
