/** In UTF-16 units. A longer name is cut. */
const longest = 200;

/**
 * A text of a post, cut to a label for a list, a button or a row. The browser needs minutes to lay out a word of 50,000
 * letters in a narrow button.
 */
export function shortLabel(text: string): string {
  return cutText(text, longest);
}

/** At most `most` UTF-16 units of a text, ending with `…` if it was cut. No surrogate pair is split. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const end = most - 1;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, isHalf ? end - 1 : end).trimEnd()}…`;
}
