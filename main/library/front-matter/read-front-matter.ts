import matter from 'gray-matter';
import { FAILSAFE_SCHEMA, load, mergeTag, nullCoreTag, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlError } from 'smol-toml';
import { faultProblem } from '../fault-problem.ts';
import type { Problem } from '../model.ts';
import type { HeaderForm } from './header-form.ts';
import type { FrontMatterValue } from './front-matter-value.ts';
import { type FrontMatterLanguage, type SplitPost, splitFrontMatter, withPlainEnds } from './split-front-matter.ts';
import { readLineHeader, splitUnopened } from './split-header.ts';

export type { FrontMatterValue } from './front-matter-value.ts';

export interface FrontMatter {
  /** By key in lower case; empty where there is none or it could not be read. Nothing in it is shared or live. */
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  readonly body: string;
  /** The line of the file that `body` begins on, counted from 1. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  readonly present: boolean;
}

const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag, mergeTag);

function parseYaml(source: string): object {
  return load(source, { schema, maxAliases: 100, maxDepth: 32, maxTotalMergeKeys: 1_000 }) as object;
}

/** Without the line break behind the fence, which gray-matter leaves in front: lines of mistakes count from the block. */
function ownLines(source: string): string {
  return source.replace(/^\n/, '');
}

function refuse(): never {
  throw new Error('Front matter that is a program is never run.');
}

// gray-matter picks its engine by what the fence says and runs `---js` through eval: it sees only our own fence and
// these engines. It is given options on every call, which also keeps it from caching every post for good.
const engines = {
  yaml: { parse: (source: string): object => parseYaml(ownLines(source)) },
  toml: { parse: (source: string): object => parseToml(ownLines(source), { maxDepth: 32 }) },
  json: { parse: (source: string): object => JSON.parse(withBraces(ownLines(source))) as object },
  javascript: { parse: refuse },
  js: { parse: refuse },
  coffee: { parse: refuse },
  coffeescript: { parse: refuse },
  cson: { parse: refuse },
};

/** Hexo's JSON may leave its braces out. */
function withBraces(source: string): string {
  return /^\s*\{/.test(source) ? source : `{${source.replace(/,\s*$/, '')}}`;
}

const delimiters: Readonly<Record<FrontMatterLanguage, string>> = { yaml: '---', toml: '+++', json: ';;;' };

function isReadable(language: string): language is FrontMatterLanguage {
  return Object.hasOwn(delimiters, language);
}

/**
 * Takes a post's front matter off its body and reads it. Never throws and never loses text: front matter that can't
 * be read is a problem with its line, and what only looks like front matter (a rule on the first line) stays body.
 * `headers` are the forms that may begin a post besides the fenced ones.
 */
export function readFrontMatter(file: string, headers: readonly HeaderForm[] = []): FrontMatter {
  try {
    return readHeader(file, headers);
  } catch (fault) {
    const problems = [faultProblem('The front matter of this post is not used', fault)];
    return { fields: new Map(), body: withPlainEnds(file), bodyLine: 1, problems, present: false };
  }
}

function readHeader(file: string, headers: readonly HeaderForm[]): FrontMatter {
  const fenced = splitFrontMatter(file);
  const unopened = fenced.frontMatter === null && headers.includes('unopened') ? splitUnopened(fenced.body) : null;
  const split = unopened ?? fenced;
  const linesBefore = unopened ? 0 : 1;
  if (split.frontMatter === null) {
    const header = readLineHeader(split.body, headers);
    return header ? { ...header, present: true, problems: [] } : { ...none(split), problems: unclosed(split.body) };
  }
  const { language, source } = split.frontMatter;
  if (!isReadable(language)) {
    const message = `The front matter is written in ${language}, which Offprint never runs: only title and date are taken from it.`;
    return { ...none(split), present: true, fields: guessFields(source), problems: [problem(message, 1)] };
  }
  try {
    const fence = delimiters[language];
    const data: unknown = matter(
      { content: `${fence}\n${source}\n${fence}\n` },
      { engines, language, delimiters: fence },
    ).data;
    const fields = copyFields(data);
    if (fields) {
      return { ...none(split), present: true, fields };
    }
    if (source.trim() === '') {
      return { ...none(split), present: true };
    }
  } catch (error) {
    if (looksLikeFields(source)) {
      const { message, line } = explain(error, source);
      const fields = (language === 'yaml' ? repairYaml(source) : null) ?? guessFields(source);
      return {
        ...none(split),
        present: true,
        fields,
        problems: [problem(message, line === null ? null : line + linesBefore)],
      };
    }
  }
  return { fields: new Map(), body: withPlainEnds(file), bodyLine: 1, problems: [], present: false };
}

function none({ body, bodyLine }: SplitPost): FrontMatter {
  return {
    fields: new Map(),
    body,
    bodyLine,
    problems: [],
    present: false,
  };
}

function problem(message: string, line: number | null): Problem {
  return { kind: 'front-matter', message, line };
}

function unclosed(body: string): readonly Problem[] {
  const fence = /^(---|\+\+\+)[ \t]*\n[ \t]*[\w-]+[ \t]*[:=]/.exec(body)?.[1];
  return fence ? [problem(`The front matter is never closed: a line “${fence}” is missing.`, 1)] : [];
}

/** Whether some line is a plain key with a value: then the block was meant as front matter. */
function looksLikeFields(source: string): boolean {
  return /^[ \t{]*"?[A-Za-z_][\w.-]*"?[ \t]*[:=]/m.test(source);
}

function explain(error: unknown, source: string): { readonly message: string; readonly line: number | null } {
  const named = (what: string, reason: string): string =>
    `The front matter is not valid ${what} (${reason}); what could be made out of it is used.`;
  if (error instanceof YAMLException) {
    return { message: named('YAML', error.reason), line: error.mark ? error.mark.line + 1 : null };
  }
  if (error instanceof TomlError) {
    const reason = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    return { message: named('TOML', reason), line: error.line };
  }
  if (error instanceof SyntaxError) {
    const offset = offsetOfMistake(error.message, source);
    const line = offset === null ? null : source.slice(0, offset).split('\n').length;
    return { message: named('JSON', error.message.replace(/ in JSON at position.*|, (?:\.\.\.)?".*/s, '')), line };
  }
  return {
    message: `The front matter can't be read: ${error instanceof Error ? error.message : 'it is too deep'}.`,
    line: null,
  };
}

/** V8 tells a mistake's place in JSON by its position, or by the ten characters on either side of it. */
function offsetOfMistake(message: string, source: string): number | null {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    return Number(position);
  }
  const [, token = '', cut, near = ''] =
    /token '(.*?)', (\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message) ?? [];
  const found = near === '' ? -1 : source.indexOf(near);
  if (found < 0) {
    return null;
  }
  return found + (cut === undefined ? Math.max(0, near.indexOf(token)) : 10);
}

/**
 * Reads YAML once more with each plain value on a key's own line put in quotes (`title: Rust: a tour`) and later
 * copies of a key left out: the two slips that people make most. Null where that does not help.
 */
function repairYaml(source: string): ReadonlyMap<string, FrontMatterValue> | null {
  const seen = new Set<string>();
  let dropping = false;
  const lines = source.split('\n').filter((line) => {
    const key = /^([A-Za-z_][\w-]*)[ \t]*:/.exec(line)?.[1]?.toLowerCase();
    if (key) {
      dropping = seen.has(key);
      seen.add(key);
    }
    return !dropping;
  });
  const quoted = lines.map((line) =>
    line.replace(
      /^([A-Za-z_][\w-]*:[ \t]+)([^\s"'[{|>#&*][^\n]*|[&*][^\n]*)$/,
      (_line, key: string, value: string) => `${key}'${value.trimEnd().replaceAll("'", "''")}'`,
    ),
  );
  try {
    return copyFields(parseYaml(quoted.join('\n')));
  } catch {
    return null;
  }
}

/** The fields of a block that is no valid YAML, TOML or JSON, as far as single lines tell. */
function guessFields(source: string): ReadonlyMap<string, FrontMatterValue> {
  const fields = new Map<string, FrontMatterValue>();
  for (const line of source.split('\n')) {
    const [, key, raw] = /^[ \t{]*"?([A-Za-z_][\w-]*)"?[ \t]*[:=][ \t]*(\S.*?)[ \t,;]*$/.exec(line) ?? [];
    if (!key || !raw || fields.has(key.toLowerCase())) {
      continue;
    }
    const list = /^\[(.*?)\]?$/.exec(raw)?.[1];
    const bare = (value: string): string => value.trim().replace(/^(["'`])(.*)\1$/, '$2');
    fields.set(key.toLowerCase(), list === undefined ? bare(raw) : list.split(',').map(bare).filter(Boolean));
  }
  return fields;
}

const deepest = 8;
const mostValues = 5_000;

/** A bounded copy of a parsed block, or null where it is no set of fields (a scalar, a list, sentences with colons). */
function copyFields(data: unknown): ReadonlyMap<string, FrontMatterValue> | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return null;
  }
  const keys = Object.keys(data);
  if (keys.length === 0 || !keys.some((key) => /^[A-Za-z_][\w.-]*$/.test(key))) {
    return null;
  }
  let left = mostValues;
  const copy = (value: unknown, depth: number): FrontMatterValue => {
    left -= 1;
    if (left < 0 || depth > deepest) {
      return null;
    }
    if (value instanceof Date) {
      return Number.isNaN(value.getTime()) ? null : value.toISOString();
    }
    if (Array.isArray(value)) {
      return value.slice(0, 1_000).map((item) => copy(item, depth + 1));
    }
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, item]) => [key.toLowerCase(), copy(item, depth + 1)] as const);
      return Object.assign(Object.create(null) as { [key: string]: FrontMatterValue }, Object.fromEntries(entries));
    }
    if (typeof value === 'bigint') {
      return String(value);
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  };
  const fields = new Map<string, FrontMatterValue>();
  for (const [key, value] of Object.entries(data)) {
    if (!fields.has(key.toLowerCase())) {
      fields.set(key.toLowerCase(), copy(value, 1));
    }
  }
  return fields;
}
