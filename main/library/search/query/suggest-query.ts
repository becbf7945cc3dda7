import type { QueryRange, QuerySuggestion } from '../../model/query.ts';
import { parseQuery } from './parse-query.ts';
import type { AllNode, QueryNode } from './query-node.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

const most = 5;

/** The text with a range replaced, and with single spaces. */
export function withoutRange(text: string, { start, end }: QueryRange, instead = ''): string {
  return `${text.slice(0, start)}${instead}${text.slice(end)}`.replace(/\s+/g, ' ').trim();
}

/**
 * Suggests queries if one finds nothing: another spelling, a phrase's words without quotes, a field's words anywhere,
 * or the query without one part. `count` tells how many posts a query finds, and `similarTo` gives similar words of
 * posts.
 */
export function suggestQueries(
  text: string,
  count: (text: string) => number,
  similarTo: (word: string) => readonly string[],
): readonly QuerySuggestion[] {
  const { nodes } = parseQuery(`${text} `);
  const tried = new Set([text.trim()]);
  const suggestions: QuerySuggestion[] = [];
  const suggest = (kind: QuerySuggestion['kind'], label: Told, other: string): void => {
    if (tried.has(other) || parseQuery(`${other} `).nodes.length === 0) {
      return;
    }
    tried.add(other);
    const total = count(`${other} `);
    if (total > 0) {
      suggestions.push({ kind, label, text: other, total });
    }
  };
  for (const node of leavesOf(nodes)) {
    for (const other of respelt(text, node, similarTo)) {
      suggest('spelling', { code: 'query.plain', values: { text: other } }, other);
    }
  }
  for (const node of nodes) {
    if (node.kind !== 'phrase' && !(node.kind === 'words' && node.field !== null)) {
      continue;
    }
    const other = withoutRange(text, node, node.text);
    suggest(
      'loosen',
      {
        code: node.kind === 'phrase' && node.field === null ? 'suggest.apart' : 'suggest.anywhere',
        values: { text: node.text },
      },
      other,
    );
  }
  for (const node of nodes) {
    suggest(
      'drop',
      { code: 'suggest.without', values: { text: text.slice(node.start, node.end) } },
      withoutRange(text, node),
    );
  }
  const order = ['spelling', 'loosen', 'drop'];
  suggestions.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.total - a.total);
  return suggestions.slice(0, most);
}

/** The words and phrases of a query, also those in groups. Excluded parts are not entered. */
function leavesOf(nodes: AllNode['nodes']): readonly QueryNode[] {
  return nodes.flatMap((node) => (node.kind === 'all' || node.kind === 'any' ? leavesOf(node.nodes) : [node]));
}

function respelt(text: string, node: QueryNode, similarTo: (word: string) => readonly string[]): readonly string[] {
  if (node.kind !== 'words' && node.kind !== 'phrase') {
    return [];
  }
  const words = node.kind === 'words' ? node.words.map(({ word }) => word) : node.phrase;
  return words.flatMap((word) => {
    const at = text.slice(node.start, node.end).toLowerCase().indexOf(word);
    if (at < 0) {
      return [];
    }
    const range = { start: node.start + at, end: node.start + at + word.length };
    return similarTo(word).map((other) => withoutRange(text, range, other));
  });
}
