/** In UTF-16 units: what a person reads as a name, in a list, a button or a row. */
const longest = 200;

/**
 * A text of a post as a label: what a post can fill is cut before it stands where there is little room. To lay out one word
 * of 50,000 letters in a narrow button takes a page minutes.
 */
export function shortLabel(text: string): string {
  return cutText(text, longest);
}

/** At most so many UTF-16 units, none of them half a character; what was cut says so. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const end = most - 1;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, isHalf ? end - 1 : end).trimEnd()}…`;
}
