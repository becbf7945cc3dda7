import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import { isMet } from './conditions.ts';
import { jekyllFlow } from './flow-rules.ts';
import { parseCurlyTag } from './parse-curly-tag.ts';

/** The texts of a site's includes, by file name: `figure.html`. */
export type Includes = Readonly<Record<string, string>>;

const argument = /([\w-]{1,50})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([\w.[\]-]{1,100}))/g;
/** How much text all includes of a post may become, in UTF-16 units. */
const longestExpanded = 200_000;
const longestOne = 8_000;
const deepest = 3;

/**
 * Puts the text of includes into a post, as Jekyll does it: `{% include figure.html src="a.png" %}`. An include stays
 * as it is if its text has loops or conditions that only a run could decide, or more than one paragraph of Markdown.
 * Each line keeps its number.
 */
export function expandIncludes(
  source: string,
  includes: Includes,
  fields: ReadonlyMap<string, FrontMatterValue>,
): string {
  const means: Means = { includes, fields, depth: 0, budget: { left: longestExpanded } };
  return replaceIncludes(source, ({ name, words, whole }) => {
    const text = expanded(name, words, means);
    return text === null ? null : withLines(text, whole.split('\n').length - 1);
  });
}

interface Means {
  readonly includes: Includes;
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  readonly depth: number;
  /** How much text may still be looked at. */
  readonly budget: { left: number };
}

interface IncludeTag {
  readonly name: string;
  readonly words: string;
  readonly whole: string;
}

const opener = /\{%-?\s{0,9}(raw|include|include_cached)\s/g;

/** Replaces include tags outside of `{% raw %}`. A tag for which there is no text stays. */
function replaceIncludes(source: string, textOf: (tag: IncludeTag) => string | null): string {
  const parts: string[] = [];
  let from = 0;
  opener.lastIndex = 0;
  for (let match = opener.exec(source); match; match = opener.exec(source)) {
    const at = match.index;
    if (match[1] === 'raw') {
      const end = source.indexOf('endraw', at);
      if (end < 0) {
        break;
      }
      opener.lastIndex = end;
      continue;
    }
    const tag = parseCurlyTag(source, at, '"\'');
    const [, name = '', words = ''] = /^\w+\s+([\w./-]{1,100})(?:\s+([\s\S]*))?$/.exec(tag?.written ?? '') ?? [];
    if (tag === null || name === '') {
      continue;
    }
    // `textOf` may search another text with the same pattern, so the place of this search is kept.
    const text = textOf({ name, words, whole: source.slice(at, tag.end) });
    if (text !== null) {
      parts.push(source.slice(from, at), text);
      from = tag.end;
    }
    opener.lastIndex = tag.end;
  }
  return from === 0 ? source : `${parts.join('')}${source.slice(from)}`;
}

function expanded(name: string, words: string, means: Means): string | null {
  const file = [name, `${name}.html`].find((each) => Object.hasOwn(means.includes, each));
  const template = file === undefined ? undefined : means.includes[file];
  if (template === undefined || means.depth >= deepest || means.budget.left < template.length + words.length) {
    return null;
  }
  means.budget.left -= template.length + words.length;
  // Each argument is a literal of Liquid, or a name.
  const given = new Map(
    [...words.matchAll(argument)].map(([, key = '', double, single, variable]) => [
      key,
      double === undefined ? (single === undefined ? (variable ?? '') : `'${single}'`) : `"${double}"`,
    ]),
  );
  const chosen = withBranches(template, given, means);
  if (chosen === null) {
    return null;
  }
  let isKnown = true;
  const inner = replaceIncludes(chosen, (tag) => {
    const passed = tag.words.replace(
      /=\s{0,9}include\.([\w-]+)/g,
      (_all: string, key: string) => `=${given.get(key) ?? "''"}`,
    );
    const text = expanded(tag.name, passed, { ...means, depth: means.depth + 1 });
    isKnown &&= text !== null;
    return text;
  });
  const filled = withAssigned(withValues(inner, given), given);
  if (!isKnown || /\{%-?\s*(?!-?\s*(?:capture|endcapture)\b)|\binclude\.\w/.test(filled)) {
    return null;
  }
  return onOneLine(filled);
}

/** A text in which names that it assigns stand for their expressions. */
function withAssigned(text: string, given: ReadonlyMap<string, string>): string {
  const assigned = new Map<string, string>();
  const rest = text.replace(
    /\{%-?\s*assign\s+(\w{1,50})\s*=\s*([^%]{1,500}?)\s*-?%\}/g,
    (_all, name: string, expression: string) => {
      assigned.set(name, withGiven(expression, given));
      return '';
    },
  );
  return rest.replace(/(\{\{-?\s*)(\w{1,50})(?![\w.])/g, (all, open: string, name: string) =>
    assigned.has(name) ? `${open}${assigned.get(name)}` : all,
  );
}

const mostBranches = 40;
const innermost =
  /\{%-?\s*(if|unless)\s([^%]{0,300}?)-?%\}((?:(?!\{%-?\s*(?:if|unless|endif|endunless)\b)[\s\S]){0,4000}?)\{%-?\s*end\1\s*-?%\}/;

/** Chooses between the branches that the arguments decide. Null if there are others. */
function withBranches(template: string, given: ReadonlyMap<string, string>, { fields }: Means): string | null {
  let text = template.replace(
    /\{%-?\s*comment\s*-?%\}[\s\S]*?(?:\{%-?\s*endcomment\s*-?%\}|$)|<!--[\s\S]*?(?:-->|$)/g,
    '',
  );
  for (let count = 0; count < mostBranches; count += 1) {
    const match = innermost.exec(text);
    if (!match) {
      break;
    }
    const [whole, tag, condition = '', inside = ''] = match;
    const [first = '', ...others] = inside.split(/\{%-?\s*((?:else|elsif)\b[^%]{0,300}?)-?%\}/);
    const branches: (readonly [string, string])[] = [[condition, first]];
    for (let at = 0; at + 1 < others.length; at += 2) {
      branches.push([(others[at] ?? '').replace(/^els(?:if\s|e)/, '').trim() || 'true', others[at + 1] ?? '']);
    }
    let chosen: string | null = '';
    for (const [at, [asked, branch]] of branches.entries()) {
      const met = isMet(withGiven(asked, given).trim(), { fields, assigned: () => undefined }, jekyllFlow);
      const isChosen = met === null ? null : at === 0 && tag === 'unless' ? !met : met;
      if (isChosen !== false) {
        chosen = isChosen === null ? null : branch;
        break;
      }
    }
    if (chosen === null) {
      return null;
    }
    text = `${text.slice(0, match.index)}${chosen}${text.slice(match.index + whole.length)}`;
  }
  return text;
}

/** A condition with the arguments in it. An argument that is not given is false. */
function withGiven(condition: string, given: ReadonlyMap<string, string>): string {
  return condition.replace(/\binclude\.([\w-]+)/g, (_all, key: string) => given.get(key) ?? 'false');
}

/** Filters that change nothing which matters to a reader. */
const plainFilters =
  /^(?:\s*\|\s*(?:escape|escape_once|xml_escape|strip|markdownify|strip_html|smartify|strip_newlines|remove:\s*["']<\/?p>["']|replace:\s*["']<\/?p>["'],\s*["']["'])\s*)*$/;

function withValues(text: string, given: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{-?\s*([^{}]{1,500}?)\s*-?\}\}/g, (whole, expression: string) => {
    if (!/\binclude\./.test(expression)) {
      return whole;
    }
    const [, key = '', rest = ''] = /^include\.([\w-]+)([\s\S]*)$/.exec(expression) ?? [];
    const value = given.get(key);
    if (key !== '' && value === undefined) {
      const [, fallback, others = ''] = /^\s*\|\s*default:\s*("[^"]*"|'[^']*'|[\w.]+)([\s\S]*)$/.exec(rest) ?? [];
      return fallback === undefined ? '' : written(withGiven(fallback, given), withGiven(others, given));
    }
    if (key !== '' && value !== undefined) {
      return written(value, withGiven(rest.replace(/^\s*\|\s*default:\s*(?:"[^"]*"|'[^']*'|[\w.]+)/, ''), given));
    }
    return `{{ ${withGiven(expression, given)} }}`;
  });
}

/** A value with its filters. Filters that change nothing are left out, and a literal is its text. */
function written(value: string, filters: string): string {
  const literal = /^(["'])([\s\S]*)\1$/.exec(value)?.[2];
  if (!plainFilters.test(filters)) {
    return `{{ ${value}${filters} }}`;
  }
  if (literal === undefined) {
    return `{{ ${value} }}`;
  }
  return /escape/.test(filters) ? literal.replaceAll('"', '&quot;').replaceAll('<', '&lt;') : literal;
}

/**
 * An element as one line, without scripts and styles. Null if nothing is left, or if the text is Markdown of several
 * lines.
 */
function onOneLine(text: string): string | null {
  const shown = text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .trim();
  if (shown === '' || shown.length > longestOne || /<pre\b|```/i.test(shown)) {
    return null;
  }
  const hasContent =
    /<(?:img|iframe|video|audio|source|picture|a)\b|!\[/i.test(shown) ||
    /\p{L}/u.test(shown.replace(/<[^<>]*>|\{\{[^{}]*\}\}/g, ''));
  return hasContent && (shown.startsWith('<') || !shown.includes('\n')) ? shown.replace(/\s*\n\s*/g, ' ') : null;
}

/** Breaks lines between elements, so that the text has as many as its tag had. */
function withLines(text: string, breaks: number): string {
  let left = breaks;
  const broken = text.replace(/> </g, (all) => {
    left -= 1;
    return left >= 0 ? '>\n<' : all;
  });
  return `${broken}${'\n'.repeat(Math.max(0, left))}`;
}
