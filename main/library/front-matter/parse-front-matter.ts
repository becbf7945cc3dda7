import { faultProblem } from '../fault-problem.ts';
import type { Problem } from '../model/post.ts';
import type { HeaderForm } from './header-form.ts';
import type { FrontMatterValue } from './front-matter-value.ts';
import { explain, isReadable, parseBlock } from './parse-block.ts';
import { type FrontMatterLanguage, type SplitPost, splitFrontMatter, withPlainEnds } from './split-front-matter.ts';
import { parseLineHeader, splitUnopened } from './split-header.ts';
import type { Told } from '../../../preload/texts/texts.ts';

export type { FrontMatterValue } from './front-matter-value.ts';

export interface FrontMatter {
  /**
   * By key in lower case; empty if there is none or it could not be read. Values are copies, without getters or
   * shared objects.
   */
  readonly fields: ReadonlyMap<string, FrontMatterValue>;
  readonly body: string;
  /** The line of the file that `body` begins on, counted from 1. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  readonly present: boolean;
  /** Keys whose value is in quotes, if that matters: in YAML a quoted date is text. */
  readonly quotedKeys: ReadonlySet<string>;
}

const noKeys: ReadonlySet<string> = new Set();

/**
 * Separates a post's front matter from its body and parses it. Never throws and never loses text. Front matter that
 * can't be read is a problem with its line. Text that only looks like front matter (a rule on the first line) stays in
 * the body. `headers` are the forms that may begin a post besides fences.
 */
export function parseFrontMatter(file: string, headers: readonly HeaderForm[] = []): FrontMatter {
  try {
    return parseHeader(file, headers);
  } catch (fault) {
    const problems = [faultProblem('cost.no-front-matter', fault)];
    return { fields: new Map(), body: withPlainEnds(file), bodyLine: 1, problems, present: false, quotedKeys: noKeys };
  }
}

function parseHeader(file: string, headers: readonly HeaderForm[]): FrontMatter {
  const fenced = splitFrontMatter(file, headers.includes('commented'));
  const unopened = fenced.frontMatter === null && headers.includes('unopened') ? splitUnopened(fenced.body) : null;
  const split = unopened ?? fenced;
  const linesBefore = split.linesBefore;
  if (split.frontMatter === null) {
    const header = parseLineHeader(split.body, headers);
    return header ? { ...none(split), ...header, present: true } : { ...none(split), problems: unclosed(split.body) };
  }
  const { language, source } = split.frontMatter;
  if (!isReadable(language)) {
    const message = { code: 'problem.never-run', values: { language } } as const;
    return { ...none(split), present: true, fields: guessFields(source), problems: [problem(message, linesBefore)] };
  }
  const told = (message: Told, line: number | null): Problem =>
    problem(message, line === null ? null : line + linesBefore);
  try {
    const { data, slip } = parseBlock(language, source);
    const fields = copyFields(data);
    if (fields) {
      const problems = slip === null ? [] : [told(slip.message, slip.line)];
      return { ...none(split), present: true, fields, problems, quotedKeys: quotedKeys(language, source) };
    }
    if (source.trim() === '') {
      return { ...none(split), present: true };
    }
  } catch (error) {
    if (looksLikeFields(source)) {
      const { message, line } = explain(error, source);
      return { ...none(split), present: true, fields: guessFields(source), problems: [told(message, line)] };
    }
  }
  return { ...none(split), body: withPlainEnds(file), bodyLine: 1 };
}

function quotedKeys(language: FrontMatterLanguage, source: string): ReadonlySet<string> {
  if (language !== 'yaml') {
    return noKeys;
  }
  return new Set(
    [...source.matchAll(/^([A-Za-z_][\w-]*)[ \t]*:[ \t]+["']/gm)].map(([, key = '']) => key.toLowerCase()),
  );
}

function none({ body, bodyLine }: SplitPost): FrontMatter {
  return {
    fields: new Map(),
    body,
    bodyLine,
    problems: [],
    present: false,
    quotedKeys: noKeys,
  };
}

function problem(message: Told, line: number | null): Problem {
  return { kind: 'front-matter', message, line };
}

function unclosed(body: string): readonly Problem[] {
  const fence = /^(---|\+\+\+)[ \t]*\n[ \t]*[\w-]+[ \t]*[:=]/.exec(body)?.[1];
  return fence ? [problem({ code: 'problem.unclosed', values: { fence } }, 1)] : [];
}

/** Whether a line is a plain key with a value. Then the block was meant as front matter. */
function looksLikeFields(source: string): boolean {
  return /^[ \t{]*"?[A-Za-z_][\w.-]*"?[ \t]*[:=]/m.test(source);
}

/** The fields of a block that is not valid YAML, TOML or JSON, from its single lines. */
function guessFields(source: string): ReadonlyMap<string, FrontMatterValue> {
  const fields = new Map<string, FrontMatterValue>();
  for (const line of source.split('\n')) {
    const [, key, rest = ''] = /^[ \t{]*"?([A-Za-z_][\w-]*)"?[ \t]*[:=](.*)$/.exec(line) ?? [];
    const raw = withoutTail(rest.trim());
    if (!key || !raw || fields.has(key.toLowerCase())) {
      continue;
    }
    const list = /^\[(.*?)\]?$/.exec(raw)?.[1];
    const bare = (value: string): string => value.trim().replace(/^(["'`])(.*)\1$/, '$2');
    fields.set(key.toLowerCase(), list === undefined ? bare(raw) : list.split(',').map(bare).filter(Boolean));
  }
  return fields;
}

/** Removes commas, semicolons and spaces at the end. A loop, because a regular expression would try each run again. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t,;'.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(0, end);
}

const deepest = 8;
const mostValues = 5_000;

/** A bounded copy of a parsed block; null if it is not a set of fields (a scalar, a list, sentences with colons). */
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
    // `Title` beside `title` is a different key to most generators, and they do not read it.
    if (key === key.toLowerCase() || !Object.hasOwn(data, key.toLowerCase())) {
      fields.set(key.toLowerCase(), copy(value, 1));
    }
  }
  return fields;
}
