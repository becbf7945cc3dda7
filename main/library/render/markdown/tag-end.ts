/** In UTF-16 units. A longer tag is read as text. */
const longestTag = 4_000;

/** The position behind the `>` of the HTML tag at a position; -1 if no `>` is near. */
export function tagEnd(html: string, start: number): number {
  const last = Math.min(html.length, start + longestTag);
  let quote = '';
  for (let at = start + 1; at < last; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') {
      quote = character === quote ? '' : quote;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '>') {
      return at + 1;
    } else if (character === '<') {
      return -1;
    }
  }
  return -1;
}
