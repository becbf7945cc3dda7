import emojis from 'markdown-it-emoji/lib/data/full.mjs';
import { textNode, type TextNode } from './tree-node.ts';

const name = /:([\w+-]{1,50}):/g;

/** A text with emojis in place of their names: `:tada:` is 🎉. A name that no emoji has stays as it is. */
function withEmojis(text: string): string {
  const first = text.indexOf(':');
  if (first < 0 || text.indexOf(':', first + 1) < 0) {
    return text;
  }
  let shown = '';
  let end = 0;
  name.lastIndex = first;
  for (let found = name.exec(text); found; found = name.exec(text)) {
    const [whole, inner = ''] = found;
    const emoji = Object.hasOwn(emojis, inner) ? emojis[inner] : undefined;
    if (emoji === undefined) {
      // The closing colon may open the next name: `10:30:tada:`.
      name.lastIndex -= 1;
      continue;
    }
    shown += text.slice(end, found.index) + emoji;
    end = found.index + whole.length;
  }
  return end === 0 ? text : shown + text.slice(end);
}

/** A text of a dialect that has names for emojis. */
export function wordsWithEmojis(written: string): TextNode {
  const text = withEmojis(written);
  return text === written ? textNode(text) : { type: 'text', text, written };
}
