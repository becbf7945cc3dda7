import { queryFields } from '../../preload/constants/query-fields.ts';

/** Whether a query may ask for more than plain words, or for no word at all: only then is there something to explain. */
export function hasOperators(text: string): boolean {
  return /["“”„:()|]|(?:^|\s)-\S|(?:^|\s)(?:OR|NOT)(?:\s|$)|^[^\p{L}\p{N}]*[^\p{L}\p{N}\s][^\p{L}\p{N}]*$/u.test(text);
}

/** A query without one of its parts, and without the space or the OR that is then too much. */
export function withoutPart(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  return [before.replace(/(?:^|\s)OR$/, '').trim(), (before === '' ? after.replace(/^OR\s+/, '') : after).trim()]
    .filter((part) => part !== '')
    .join(' ');
}

/** A field at the end of a text that has no value yet: `author:`, `-tag:"`. */
const openField = new RegExp(`(?:^|[\\s(])-?(${queryFields.join('|')}):["“”„]?$`, 'i');

/**
 * Whether a text only begins a field behind the search before it, and so asks for nothing more. The search may contain
 * the field's name, or its first letters, as a word.
 */
export function onlyBeginsField(text: string, asked: string): boolean {
  const field = openField.exec(text);
  return field !== null && text.length > asked.length && asked.length >= field.index && text.startsWith(asked);
}
