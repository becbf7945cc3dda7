import { queryFields } from '../../preload/constants/query-fields.ts';

/** Whether a query may have more than plain words, or no word at all. Only such a query is explained. */
export function hasOperators(text: string): boolean {
  return /["“”„:()|]|(?:^|\s)-\S|(?:^|\s)(?:OR|NOT)(?:\s|$)|^[^\p{L}\p{N}]*[^\p{L}\p{N}\s][^\p{L}\p{N}]*$/u.test(text);
}

/** The query without one of its parts, and without the space or the OR beside it. */
export function withoutPart(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  return [before.replace(/(?:^|\s)OR$/, '').trim(), (before === '' ? after.replace(/^OR\s+/, '') : after).trim()]
    .filter((part) => part !== '')
    .join(' ');
}

/** A field without a value at the end of a text: `author:`, `-tag:"`. */
const openField = new RegExp(`(?:^|[\\s(])-?(${queryFields.join('|')}):["“”„]?$`, 'i');

/**
 * Whether a text is the search `asked` followed by a field without a value. It then asks for nothing more. The search
 * may already end with the field's name, or with its first letters, as a word.
 */
export function onlyBeginsField(text: string, asked: string): boolean {
  const field = openField.exec(text);
  return field !== null && text.length > asked.length && asked.length >= field.index && text.startsWith(asked);
}
