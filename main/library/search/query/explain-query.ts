import type { QueryChip, QueryExplanation } from '../../model.ts';
import type { FieldName } from '../field-names.ts';
import { fieldHints, fieldOpenings } from './query-fields.ts';
import type { AllNode, QueryNode } from './query-node.ts';

/** Says what a query was understood to ask for. */
export function explainQuery({ nodes }: AllNode): Omit<QueryExplanation, 'readings'> {
  return {
    explanation: [listed(nodes), ...nodes.filter((node) => node.kind === 'unfinished').map(describe)]
      .filter((text) => text !== '')
      .join('; '),
    chips: nodes.flatMap((node) => {
      const kind = chipKind(node);
      const other = otherReading(node);
      const chip = { label: describe(node), start: node.start, end: node.end, ...(other === null ? {} : { other }) };
      return kind === null ? [] : [{ kind, ...chip }];
    }),
  };
}

/** What else a dash may mean, and how that is written. */
function otherReading(node: QueryNode): NonNullable<QueryChip['other']> | null {
  if (node.kind === 'words' && node.isOption) {
    const plain = node.text.slice(1);
    return { label: `exclude “${plain}”`, text: `NOT ${plain}` };
  }
  return node.kind === 'not' && node.option !== undefined
    ? { label: `look for the option “${node.option}”`, text: `"${node.option}"` }
    : null;
}

/** The same in the line that says what was understood. */
function alternative(node: QueryNode): string {
  const other = otherReading(node);
  return other === null ? '' : ` (to ${other.label}, write ${other.text})`;
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

/** Words first, joined by `and`; then all that narrows them down, by commas. */
function listed(nodes: readonly QueryNode[]): string {
  const plain = nodes.filter(isPlain).flatMap((node) => (node.kind === 'all' ? node.nodes : [node]));
  const others = nodes.filter((node) => node.kind !== 'unfinished' && !isPlain(node));
  const said = plain.map(describe);
  const words = said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('');
  return [words, ...others.map((node) => `${describe(node)}${alternative(node)}`)]
    .filter((text) => text !== '')
    .join(', ');
}

function describe(node: QueryNode): string {
  switch (node.kind) {
    case 'words':
    case 'phrase': {
      if (node.kind === 'words' && node.isOption) {
        return `the option “${node.text}”`;
      }
      const text = `${node.kind === 'phrase' && !node.loose ? 'exactly ' : ''}“${node.text.trim()}”`;
      return node.field === null ? text : `${text} ${fieldPlaces[node.field]}`;
    }
    case 'filter':
      return node.label;
    case 'scope':
      return `only ${fieldPlaces[node.field]}`;
    case 'unfinished':
      return unfinished(node);
    case 'signs':
      return `nothing: “${node.text}” has no word in it, and signs alone can’t be looked for`;
    case 'not':
      return `not ${node.node.kind === 'any' || node.node.kind === 'all' ? `(${describe(node.node)})` : describe(node.node)}`;
    case 'any':
      return node.nodes.map((each) => (each.kind === 'all' ? `(${describe(each)})` : describe(each))).join(' or ');
    case 'all':
      return listed(node.nodes);
  }
}

/** `tag:` is any tag still; `year:20` no year yet. Both say what would make something of it. */
function unfinished({ field, text }: Extract<QueryNode, { kind: 'unfinished' }>): string {
  const isEmpty = text.slice(field.length + 1).trim() === '';
  return `${isEmpty ? fieldOpenings[field] : `“${text}” asks for nothing yet`}: ${fieldHints[field]}`;
}

const fieldPlaces: Readonly<Record<FieldName, string>> = {
  title: 'in the title',
  names: 'in tags and names',
  headings: 'in headings',
  text: 'in the text',
  code: 'in code',
  addresses: 'in addresses',
  called: 'in names of files and addresses',
  'link-words': 'in words of links',
};
