// Help pages, Tags: letters, digits, `_`, `-`, `/` and, though not said there, emoji; a space, or nothing, in front.
const tag = /(?<![^\s([])#((?:[\p{L}\p{M}\p{N}_/-]|\p{Extended_Pictographic}\u{fe0f}?)+)/gu;
const fence = /^[\s>]*(`{3,}|~{3,})/;

/** Something besides digits makes a tag of it: `#1984` is none. */
function isTag(name: string): boolean {
  return /[^\p{N}/]/u.test(name);
}

/** A tag without its `#` and the slashes at its ends. */
function bare(name: string): string {
  return name.replace(/^#|^\/+|\/+$/g, '');
}

/** The tags that stand in a note's text, outside of code, comments and links; in their order, `#` taken off. */
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
    // What a link leads to is no tag: `[[#Heading]]`, `[words](#heading)`.
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

/** Tags of the properties: a list, or one text that commas and spaces take apart. */
export function propertyTags(value: unknown): readonly string[] {
  const texts = (
    Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [value]
  ) as readonly unknown[];
  return texts
    .flatMap((text) => (typeof text === 'string' || typeof text === 'number' ? [bare(String(text).trim())] : []))
    .filter(Boolean);
}

/** Each tag once, spelled as it is first: Obsidian's tags do not differ by case. */
export function uniqueTags(tags: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const name of tags) {
    if (!byKey.has(name.toLowerCase())) {
      byKey.set(name.toLowerCase(), name);
    }
  }
  return [...byKey.values()];
}
