import { type HtmlNode, textIn } from './html-node.ts';

/** Joins pieces of HTML. Two texts that meet become one, as in a parser. */
export function joinedNodes(pieces: readonly (readonly HtmlNode[])[]): readonly HtmlNode[] {
  const [first = []] = pieces;
  if (pieces.length < 2) {
    return first;
  }
  const joined: HtmlNode[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const before = last === undefined ? null : textIn(last);
    const next = piece[0];
    const behind = next === undefined ? null : textIn(next);
    if (before !== null && behind !== null) {
      joined[joined.length - 1] = { nodeName: '#text', value: before + behind };
    }
    for (let at = before !== null && behind !== null ? 1 : 0; at < piece.length; at += 1) {
      joined.push(piece[at] as HtmlNode);
    }
  }
  return joined;
}
