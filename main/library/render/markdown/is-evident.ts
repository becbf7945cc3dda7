interface Surroundings {
  /** The word for a template call, which may be an address. */
  readonly nonce: string;
  /** Whether the post has a link definition with this label. */
  readonly isReference: (label: string) => boolean;
}

const link =
  /(!?)\[[^[\]]{0,500}\]\((?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?))(?:\s{1,9}["'(][^\n]{0,300})?\)/g;
const reference = /\]\[([^[\]]{1,200})\]/g;
/** A scheme, a path, a fragment or a file name. `a[0](2.5)` and `[a-z](.*)` have none of them. */
const address = /^(?:[a-z][a-z\d+.-]{1,20}:|#|\.{0,2}\/|[\w%][^\s]*\/|[\w%][^\s]*\.[a-z]{2,5}(?:[?#]|$))/i;
/** A mark must not stand right beside these: `2*3*4`, `/*`, `\*`. */
const emphasis = [
  /(?<![\w*/\\])(\*{1,2})([\p{L}\p{N}\p{So}["'“‘«(!`\0](?:[^*\n]{0,500}[^\s*/])?)\1(?![\w*/])/gu,
  /(?<![\w_\\])(_{1,2})([\p{L}\p{N}\p{So}["'“‘«(!`\0](?:[^_\n]{0,500}[^\s_])?)\1(?![\w_])/gu,
] as const;
const code = /(?<![\w`\\])`[^`\n]{1,300}`(?![\w`])/;

/** Whether words can hardly be anything but Markdown: a link, a picture, emphasis or code. */
export function isEvident(words: string, surroundings: Surroundings): boolean {
  const text = words.replace(/<[^<>]{0,2000}>/g, '\0');
  return hasLink(words, surroundings) || hasEmphasis(text) || code.test(text);
}

function hasLink(words: string, { nonce, isReference }: Surroundings): boolean {
  for (const [, picture, angled, bare] of words.matchAll(link)) {
    const target = angled ?? bare ?? '';
    if (picture === '!' || angled !== undefined || address.test(target) || target.includes(nonce)) {
      return true;
    }
  }
  return [...words.matchAll(reference)].some(([, label = '']) => isReference(label));
}

/** Emphasis around words. Underscores must enclose several words, since `_name_` and `__name__` are names. */
function hasEmphasis(text: string): boolean {
  const [stars, underscores] = emphasis;
  return (
    [...text.matchAll(stars)].some(([, , inside = '']) => /\p{L}/u.test(inside)) ||
    [...text.matchAll(underscores)].some(([, , inside = '']) => /\p{L}\s+\S/u.test(inside))
  );
}
