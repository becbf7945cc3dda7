/** The tags of a template language that choose, repeat or name text. */
export interface FlowRules {
  /** Liquid takes all but `false` and nothing for true; Nunjucks takes zero and the empty text for false too. */
  readonly truth: 'liquid' | 'nunjucks';
  /** Posts name their fields without `page.`. */
  readonly bareFields: boolean;
  /** The tags that begin another branch, by the tag that they stand in. */
  readonly branches: ReadonlyMap<string, ReadonlySet<string>>;
}

const otherwise = ['else', 'elsif', 'elseif', 'elif'];

function branchesOf(tags: Readonly<Record<string, readonly string[]>>): FlowRules['branches'] {
  return new Map(Object.entries(tags).map(([tag, branches]) => [tag, new Set(branches)]));
}

/** https://shopify.github.io/liquid/tags/control-flow/ */
const liquid = branchesOf({
  if: otherwise,
  unless: otherwise,
  case: ['when', 'else'],
  for: ['else'],
  tablerow: [],
  ifchanged: [],
});

/** https://mozilla.github.io/nunjucks/templating.html#tags */
const nunjucks = branchesOf({
  if: otherwise,
  ifAsync: otherwise,
  switch: ['case', 'default'],
  for: ['else'],
  asyncEach: ['else'],
  asyncAll: ['else'],
  macro: [],
});

export const jekyllFlow: FlowRules = { truth: 'liquid', bareFields: false, branches: liquid };
export const liquidFlow: FlowRules = { truth: 'liquid', bareFields: true, branches: liquid };
export const nunjucksFlow: FlowRules = { truth: 'nunjucks', bareFields: true, branches: nunjucks };

/** The names that exist only within a tag: those of a loop, or of the arguments of a macro. */
export function innerNames(tag: string, words: string): readonly string[] {
  const list =
    tag === 'macro'
      ? words.replace(/^[^(]*/, '')
      : /^(?:for|tablerow|async)/.test(tag)
        ? words.split(/\sin\s/, 1)[0]
        : '';
  return (list ?? '').slice(0, 500).match(/[A-Za-z_]\w*/g) ?? [];
}

/** The name and expression of `assign name = …` or `set name = …`; an empty expression for a name whose text follows. */
export function assignment(tag: string, words: string): { readonly name: string; readonly written: string } | null {
  if (tag !== 'assign' && tag !== 'set' && tag !== 'capture') {
    return null;
  }
  const found = /^\s*["']?([A-Za-z_][\w-]*)["']?\s*(?:=\s*([\s\S]*))?$/.exec(words);
  const [, name = '', written = ''] = found ?? [];
  return name === '' || (tag === 'assign' && written === '') ? null : { name, written: written.trim() };
}
