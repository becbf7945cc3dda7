export interface AttributeList {
  readonly id: string;
  readonly classes: readonly string[];
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Words that are not an id, a class or a pair, such as `toc`. */
  readonly words: readonly string[];
}

const longest = 500;
const item = /\s*(?:#([^\s#{}]+)|\.([^\s#.{}"']+)|([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|([\w-]+))(?=\s|$)/y;

/** Parses `#id .class key="value"`; null for anything else. */
export function parseAttributeList(text: string): AttributeList | null {
  if (text.length > longest) {
    return null;
  }
  const trimmed = text.trim();
  let id = '';
  const classes: string[] = [];
  const values: (readonly [string, string])[] = [];
  const words: string[] = [];
  for (item.lastIndex = 0; item.lastIndex < trimmed.length; ) {
    const found = item.exec(trimmed);
    if (!found) {
      return null;
    }
    if (found[1] !== undefined) {
      id = found[1];
    } else if (found[2] !== undefined) {
      classes.push(found[2]);
    } else if (found[3] !== undefined) {
      values.push([found[3], found[4] ?? found[5] ?? found[6] ?? '']);
    } else {
      words.push(found[7] ?? '');
    }
  }
  return { id, classes, values, words };
}
