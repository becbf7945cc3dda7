import matter from 'gray-matter';
import { FAILSAFE_SCHEMA, load, mergeTag, nullCoreTag, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlError } from 'smol-toml';
import { withoutEarlierKeys } from './repair-toml.ts';
import { indentOpenValues, repairYaml } from './repair-yaml.ts';
import type { FrontMatterLanguage } from './split-front-matter.ts';
import type { Told } from '../../../preload/texts/texts.ts';

const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag, mergeTag);

/** If `tolerant`, the last of several equal keys counts, as in Ruby, Python and Go. */
function parseYaml(source: string, tolerant = false): object {
  return load(source, { schema, maxAliases: 100, maxDepth: 32, maxTotalMergeKeys: 1_000, json: tolerant }) as object;
}

/** The parser for each language. Front matter that is a program is never run. */
const parsers: Readonly<Record<FrontMatterLanguage, (source: string) => object>> = {
  yaml: (source) => parseYaml(source),
  toml: (source) => parseToml(source, { maxDepth: 32 }),
  json: (source) => JSON.parse(withBraces(source)) as object,
};

const delimiters: Readonly<Record<FrontMatterLanguage, string>> = { yaml: '---', toml: '+++', json: ';;;' };

/**
 * The data of a block, by gray-matter. gray-matter passes `---js` to eval, so it gets only our own fence and our own
 * engines. The engines parse the block itself, because its line numbers matter. The copy for gray-matter has no empty
 * lines: its regular expressions take quadratic time over those. Options are given on every call, which also keeps it
 * from caching every post for good.
 */
function parseWithGrayMatter(language: FrontMatterLanguage, source: string): unknown {
  const fence = delimiters[language];
  const engines = { ...refused, [language]: { parse: () => parsers[language](source) } };
  const content = `${fence}\n${withoutEmptyLines(source)}\n${fence}\n`;
  return matter({ content }, { engines, language, delimiters: fence }).data;
}

const refuse = {
  parse: (): never => {
    throw new Error('Front matter that is a program is never run.');
  },
};
const refused = { javascript: refuse, js: refuse, coffee: refuse, coffeescript: refuse, cson: refuse };

function withoutEmptyLines(source: string): string {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** Adds the braces that Hexo's JSON may leave out. */
function withBraces(source: string): string {
  const text = source.trim();
  return text.startsWith('{') ? source : `{${text.endsWith(',') ? source.trimEnd().slice(0, -1) : source}}`;
}

export function isReadable(language: string): language is FrontMatterLanguage {
  return Object.hasOwn(delimiters, language);
}

/**
 * Tries the ways of reading a block until one works. For YAML that no program reads, the last one is what its author
 * most likely meant.
 */
export function parseBlock(language: FrontMatterLanguage, source: string): ParsedBlock {
  try {
    return { data: parseWithGrayMatter(language, source), slip: null };
  } catch (error) {
    if (language === 'json') {
      throw error;
    }
    const attempts = language === 'yaml' ? yamlAttempts(source, error) : tomlAttempts(source);
    for (const attempt of attempts) {
      const read = attempt();
      if (read) {
        return read;
      }
    }
    throw error;
  }
}

/** The data of a block, and the mistake that it had. */
export interface ParsedBlock {
  readonly data: unknown;
  readonly slip: Slip | null;
}

/** A mistake in a block. Its line is counted from 1, from the block's first line. */
export interface Slip {
  readonly message: Told;
  readonly line: number | null;
}

function yamlAttempts(source: string, error: unknown): readonly (() => ParsedBlock | null)[] {
  const open = indentOpenValues(source);
  const tolerant = (text: string): unknown => unlessThrown(() => parseYaml(text, true));
  return [
    () => {
      const data = unlessThrown(() => parseYaml(open));
      return data === undefined ? null : { data, slip: null };
    },
    () => {
      const data = tolerant(open);
      return data === undefined ? null : { data, slip: twice(open) };
    },
    () => {
      const data = tolerant(repairYaml(open));
      return data === undefined ? null : { data, slip: explain(error, source) };
    },
  ];
}

/** The repeated key, and its line. */
function twice(source: string): Slip | null {
  try {
    parseYaml(source);
  } catch (error) {
    if (error instanceof YAMLException && error.mark) {
      const { line } = error.mark;
      const key = /^[\s-]*["']?([^"':]+)/.exec(source.split('\n')[line] ?? '')?.[1]?.trim() ?? '';
      return doubled(key, line + 1);
    }
  }
  return null;
}

function doubled(key: string, line: number): Slip | null {
  return key === ''
    ? { message: { code: 'problem.doubled-unnamed' }, line }
    : { message: { code: 'problem.doubled', values: { key: key.slice(0, 80) } }, line };
}

function tomlAttempts(source: string): readonly (() => ParsedBlock | null)[] {
  return [
    () => {
      const { text, again } = withoutEarlierKeys(source);
      const data = again === null ? undefined : unlessThrown(() => parseWithGrayMatter('toml', text));
      return data === undefined || again === null ? null : { data, slip: doubled(again.key, again.line) };
    },
  ];
}

function unlessThrown(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Describes a mistake in a block, from the error of its parser. */
export function explain(error: unknown, source: string): Slip {
  const named = (form: string, reason: string): Told => ({ code: 'problem.not-valid', values: { form, reason } });
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
    message: {
      code: 'problem.not-read',
      values: { reason: error instanceof Error ? error.message : { code: 'problem.too-deep-header' } },
    },
    line: null,
  };
}

/** The offset of a mistake in JSON. V8 gives a position, or the ten characters on either side. */
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
