import type { QueryChip, QueryExplanation } from '../../model/query.ts';
import type { AllNode, QueryNode } from './query-node.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** Says what a query was understood to ask for. */
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

/** Several things with the same word between each two; null for none. */
function joined(code: 'query.and' | 'query.or' | 'query.then', parts: readonly Told[]): Told | null {
  const [start, ...rest] = parts;
  return start ? rest.reduce<Told>((first, last) => ({ code, values: { first, last } }), start) : null;
}

/** What else a dash may mean, and how that is written. */
function otherReading(node: QueryNode): NonNullable<QueryChip['other']> | null {
  if (node.kind === 'words' && node.isOption) {
    const text = node.text.slice(1);
    return { label: { code: 'query.exclude', values: { text } }, text: `NOT ${text}` };
  }
  return node.kind === 'not' && node.option !== undefined
    ? { label: { code: 'query.look-for-option', values: { text: node.option } }, text: `"${node.option}"` }
    : null;
}

/** The same in the line that says what was understood. */
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

/** Whether a part is nothing but words, wanted anywhere. */
function isPlain(node: QueryNode): boolean {
  return node.kind === 'words'
    ? node.field === null && !node.isOption
    : node.kind === 'phrase'
      ? node.loose && node.field === null
      : node.kind === 'all' && node.nodes.every(isPlain);
}

/** Words first, joined by `and`; then all that narrows them down, by commas. Null for nothing. */
function listed(nodes: readonly QueryNode[]): Told | null {
  const plain = nodes.filter(isPlain).flatMap((node) => (node.kind === 'all' ? node.nodes : [node]));
  const others = nodes.filter((node) => node.kind !== 'unfinished' && !isPlain(node));
  const said = plain.map(describe);
  const last = said.at(-1);
  const words: readonly Told[] =
    last && said.length > 1 ? [{ code: 'query.and', values: { first: said.slice(0, -1), last } }] : said;
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

/** `tag:` is any tag still; `year:20` no year yet. Both say what would make something of it. */
function unfinished({ field, text }: Extract<QueryNode, { kind: 'unfinished' }>): Told {
  const isEmpty = text.slice(field.length + 1).trim() === '';
  const part: Told = isEmpty ? { code: `field-open.${field}` } : { code: 'query.asks-nothing', values: { text } };
  return { code: 'query.unfinished', values: { part, hint: { code: `field-hint.${field}` } } };
}
