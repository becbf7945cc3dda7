// From the help page on tags: letters, digits, `_`, `-` and `/`, after a space or at the start. Emoji work too,
// though the page does not say so.
const tag = /(?<![^\s([])#((?:[\p{L}\p{M}\p{N}_/-]|\p{Extended_Pictographic}\u{fe0f}?)+)/gu;
const fence = /^[\s>]*(`{3,}|~{3,})/;

/** A name of digits alone is not a tag: `#1984`. */
function isTag(name: string): boolean {
  return /[^\p{N}/]/u.test(name);
}

/** The name of a tag, without `#` and without slashes at its ends. */
function bare(name: string): string {
  return name.replace(/^#|^\/+|\/+$/g, '');
}

/** The tags in a note's text, in order and without `#`. Code, comments and links are skipped. */
export function inlineTags(body: string): readonly string[] {
  const found: string[] = [];
  let open = '';
  let comment = false;
  for (const line of body.split('\n')) {
    const mark = fence.exec(line)?.[1] ?? '';
    if (open !== '') {
      if (mark.startsWith(open)) {
        open = '';
      }
      continue;
    }
    if (mark !== '') {
      open = mark;
      continue;
    }
    // A link's target is not a tag: `[[#Heading]]`, `[words](#heading)`.
    const text = line.replace(/(`+)[^`]*\1|\[\[[^[\]]{1,1000}\]\]|\]\([^()]{0,1000}\)/g, ' ');
    for (const [at, part] of text.split('%%').entries()) {
      if (at > 0) {
        comment = !comment;
      }
      if (!comment) {
        for (const [, name = ''] of part.matchAll(tag)) {
          if (isTag(name)) {
            found.push(bare(name));
          }
        }
      }
    }
  }
  return found;
}

/** The tags in a note's properties: a list, or one text separated by commas and spaces. */
export function propertyTags(value: unknown): readonly string[] {
  const texts = (
    Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [value]
  ) as readonly unknown[];
  return texts
    .flatMap((text) => (typeof text === 'string' || typeof text === 'number' ? [bare(String(text).trim())] : []))
    .filter(Boolean);
}

/** The tags without duplicates, as first written. Obsidian ignores their case. */
export function uniqueTags(tags: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const name of tags) {
    if (!byKey.has(name.toLowerCase())) {
      byKey.set(name.toLowerCase(), name);
    }
  }
  return [...byKey.values()];
}
