import type { QueryChip, QueryExplanation } from '../../model/query.ts';
import type { AllNode, QueryNode } from './query-node.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** Describes how a query was understood. */
export function explainQuery({ nodes }: AllNode): Omit<QueryExplanation, 'readings'> {
  const words = listed(nodes);
  const all = [...(words ? [words] : []), ...nodes.filter((node) => node.kind === 'unfinished').map(describe)];
  return {
    explanation: joined('query.then', all),
    chips: nodes.flatMap((node) => {
      const kind = chipKind(node);
      const other = otherReading(node);
      const chip = { label: describe(node), start: node.start, end: node.end, ...(other === null ? {} : { other }) };
      return kind === null ? [] : [{ kind, ...chip }];
    }),
  };
}

/** Joins several parts, with the same word between each two. Null if there are none. */
function joined(code: 'query.and' | 'query.or' | 'query.then', parts: readonly Told[]): Told | null {
  const [start, ...rest] = parts;
  return start ? rest.reduce<Told>((first, last) => ({ code, values: { first, last } }), start) : null;
}

/** The other meaning that a dash may have, and how to write it. */
function otherReading(node: QueryNode): NonNullable<QueryChip['other']> | null {
  if (node.kind === 'words' && node.isOption) {
    const text = node.text.slice(1);
    return { label: { code: 'query.exclude', values: { text } }, text: `NOT ${text}` };
  }
  return node.kind === 'not' && node.option !== undefined
    ? { label: { code: 'query.look-for-option', values: { text: node.option } }, text: `"${node.option}"` }
    : null;
}

/** A part, with its other meaning if it has one. */
function withAlternative(node: QueryNode): Told {
  const part = describe(node);
  const other = otherReading(node);
  return other === null ? part : { code: 'query.with-other', values: { part, other: other.label, text: other.text } };
}

function chipKind(node: QueryNode): QueryChip['kind'] | null {
  switch (node.kind) {
    case 'words':
      return node.isOption ? 'option' : node.field === null ? null : 'field';
    case 'phrase':
      return isPlain(node) ? null : 'phrase';
    case 'not':
      return 'excluded';
    case 'any':
      return 'choice';
    case 'all':
      return node.nodes.every(isPlain) ? null : 'group';
    case 'signs':
      return 'unfinished';
    default:
      return node.kind;
  }
}

/** Whether a part consists only of words that are wanted anywhere. */
function isPlain(node: QueryNode): boolean {
  return node.kind === 'words'
    ? node.field === null && !node.isOption
    : node.kind === 'phrase'
      ? node.loose && node.field === null
      : node.kind === 'all' && node.nodes.every(isPlain);
}

/**
 * Lists the parts: words first, joined by `and`, then what narrows them down, separated by commas. Null for an empty
 * query.
 */
function listed(nodes: readonly QueryNode[]): Told | null {
  const plain = nodes.filter(isPlain).flatMap((node) => (node.kind === 'all' ? node.nodes : [node]));
  const others = nodes.filter((node) => node.kind !== 'unfinished' && !isPlain(node));
  const descriptions = plain.map(describe);
  const last = descriptions.at(-1);
  const words: readonly Told[] =
    last && descriptions.length > 1
      ? [{ code: 'query.and', values: { first: descriptions.slice(0, -1), last } }]
      : descriptions;
  const parts = [...words, ...others.map(withAlternative)];
  const [only] = parts;
  return parts.length > 1 ? { code: 'query.list', values: { parts } } : (only ?? null);
}

const nothing: Told = { code: 'query.plain', values: { text: '' } };

function describe(node: QueryNode): Told {
  switch (node.kind) {
    case 'words':
    case 'phrase': {
      if (node.kind === 'words' && node.isOption) {
        return { code: 'query.option', values: { text: node.text } };
      }
      const code = node.kind === 'phrase' && !node.loose ? 'query.exactly' : 'query.words';
      const text: Told = { code, values: { text: node.text.trim() } };
      return node.field === null ? text : { code: `query.place-${node.field}`, values: { text } };
    }
    case 'filter':
      return node.label;
    case 'scope':
      return { code: `query.only-${node.field}` };
    case 'unfinished':
      return unfinished(node);
    case 'signs':
      return { code: 'query.signs', values: { text: node.text } };
    case 'not': {
      const isGroup = node.node.kind === 'any' || node.node.kind === 'all';
      return { code: 'query.not', values: { part: isGroup ? grouped(node.node) : describe(node.node) } };
    }
    case 'any':
      return (
        joined(
          'query.or',
          node.nodes.map((each) => (each.kind === 'all' ? grouped(each) : describe(each))),
        ) ?? nothing
      );
    case 'all':
      return listed(node.nodes) ?? nothing;
  }
}

function grouped(node: QueryNode): Told {
  return { code: 'query.group', values: { part: describe(node) } };
}

/** A hint for an unfinished part. `tag:` stands for any tag so far, and `year:20` is not a year yet. */
function unfinished({ field, text }: Extract<QueryNode, { kind: 'unfinished' }>): Told {
  const isEmpty = text.slice(field.length + 1).trim() === '';
  const part: Told = isEmpty ? { code: `field-open.${field}` } : { code: 'query.asks-nothing', values: { text } };
  return { code: 'query.unfinished', values: { part, hint: { code: `field-hint.${field}` } } };
}
