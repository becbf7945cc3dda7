import type { FrontMatterValue } from '../../../front-matter/front-matter-value.ts';
import { headingId } from '../../../render/heading-id.ts';
import { longestAddress } from '../../addresses/site-address.ts';
import { fieldText } from '../../config/read-fields.ts';

interface Entry {
  readonly id: string;
  /** The path of its file below the folder of its collection. */
  readonly path: string;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
}

type Value = string | readonly string[];

/** How many methods of one expression are followed. */
const mostMethods = 10;
const mostParts = 50;

/**
 * What an expression of a page template makes of an entry: `post.data.slug ?? post.id.split('/').pop()`. Null if only a
 * run of the program could tell.
 */
export function entryValue(expression: string, entry: Entry): string | null {
  const [, names = '', wanted, otherwise = ''] =
    /^(\w+(?:\.\w+)+)\s*===?\s*["']([^"']*)["']\s*\?\s*(?:undefined|""|''|["']\/["'])\s*:([^:?]*)$/.exec(expression) ??
    [];
  if (wanted !== undefined) {
    // The page of the start of its folder: `post.id === 'home' ? undefined : post.id`.
    return namedValue(names, entry) === wanted ? '' : entryValue(otherwise, entry);
  }
  for (const choice of expression.split(/\?\?|\|\|/).slice(0, mostParts)) {
    const value = chosenValue(choice.trim(), entry);
    if (value !== '') {
      return value;
    }
  }
  return null;
}

/** Empty if the entry lacks the field, so that the next choice counts. Null if the value is unknown. */
function chosenValue(expression: string, entry: Entry): string | null {
  if (/^getPath\(\s*\w+\.id\s*,/.test(expression)) {
    return pathOfAstroPaper(entry);
  }
  const [, names = '', methods = ''] =
    /^(\w+(?:\??\.(?!(?:split|replace|replaceAll|toLowerCase|trim)\()\w+)+)([\s\S]*?)(?:\s+as\s+\w+)?$/.exec(
      expression,
    ) ?? [];
  let value: Value | null = namedValue(names.replaceAll('?.', '.'), entry);
  if (value === '' && methods === '') {
    return '';
  }
  let rest = methods;
  for (let count = 0; rest.trim() !== '' && value !== null; count += 1) {
    const match = /^\s*\??(?:\.(\w+)\(([^()]*)\)|\[(\d+)\])/.exec(rest);
    if (!match || count === mostMethods) {
      return null;
    }
    value = called(value, match[1] ?? 'at', match[2] ?? match[3] ?? '');
    rest = rest.slice(match[0].length);
  }
  return typeof value === 'string' ? value : null;
}

function namedValue(names: string, { id, fields }: Entry): string | null {
  if (/\.(?:id|slug)$/.test(names) && !/\.(?:data|frontmatter)\./.test(names)) {
    return id;
  }
  const field = /\.(?:data|frontmatter)\.(\w+)$/.exec(names)?.[1];
  return field === undefined ? null : fieldText(fields, field.toLowerCase());
}

/** The result of a method of texts or lists. Null for any other method. */
function called(value: Value, method: string, written: string): Value | null {
  const [first, second] = [...written.matchAll(/"([^"]*)"|'([^']*)'|`([^`$]*)`|(-?\d+)/g)].map(
    ([, double, single, bare, number]) => double ?? single ?? bare ?? number ?? '',
  );
  if (typeof value !== 'string') {
    switch (method) {
      case 'pop':
        return value.at(-1) ?? null;
      case 'shift':
        return value[0] ?? null;
      case 'at':
        return value.at(Number(first)) ?? null;
      case 'slice':
        return value.slice(Number(first ?? 0), second === undefined ? undefined : Number(second));
      case 'join':
        return first === undefined ? null : value.join(first);
      default:
        return null;
    }
  }
  switch (method) {
    case 'split':
      return first === undefined || first === '' ? null : value.split(first).slice(0, mostParts);
    case 'toLowerCase':
      return value.toLowerCase();
    case 'trim':
      return value.trim();
    case 'replace':
    case 'replaceAll':
      return replaced(value, written, first, second, method === 'replaceAll');
    default:
      return null;
  }
}

function replaced(
  value: string,
  written: string,
  first: string | undefined,
  second: string | undefined,
  all: boolean,
): string | null {
  // Names of entries have no file extension to remove.
  if (/^\s*\/\\?\.\(?(?:md|mdx|\|)+\??\)?x?\??\$\/[a-z]*\s*,\s*(?:""|'')\s*$/.test(written)) {
    return value;
  }
  if (!/^\s*["'`]/.test(written) || first === undefined || first === '' || second === undefined) {
    return null;
  }
  const result = all ? value.replaceAll(first, () => second) : value.replace(first, () => second);
  return result.length > longestAddress ? null : result;
}

/** The rule of the theme AstroPaper: folders whose name begins with `_` are left out, and the others are slugs. */
function pathOfAstroPaper({ id, path }: Entry): string {
  const folders = path
    .split('/')
    .slice(0, -1)
    .filter((folder) => !folder.startsWith('_'))
    .map((folder) => headingId(folder, 'github'));
  return [...folders, id.slice(id.lastIndexOf('/') + 1)].join('/');
}
