import { escapeRegex } from '../../../escape-regex.ts';
import { type SlugOptions, slugFilter } from '../../../slugs/eleventy-slug.ts';
import { linearRegex } from '../../config/linear-regex.ts';
import { type SiteFilters, strftimeFormat, type TextFilter } from './eleventy-permalink.ts';
import type { Program } from './eleventy-imports.ts';

const mostFilters = 200;
const longestFilter = 500;
const calls = ['addFilter', 'addNunjucksFilter', 'addLiquidFilter'];

/**
 * Reads the filters of a configuration and of the files that it imports. A filter may be a function in the call, the
 * name of one, a file of its own, or one of an object whose functions all become filters.
 */
export function readFilters(programs: readonly Program[]): SiteFilters {
  const dates = new Map<string, string>();
  const texts = new Map<string, TextFilter>();
  const put = (name: string, body: string, program: string): void => {
    const date = dateFormatOf(body);
    const text = date === null ? textFilterOf(body, program) : null;
    if (date !== null) {
      dates.set(name, date);
    } else if (text !== null) {
      texts.set(name, text);
    }
  };
  // Each program is searched for functions once, whatever the number of filters.
  const functions = new Map(programs.map((program) => [program, functionsOf(program)] as const));
  let left = mostFilters;
  for (const program of programs) {
    const { parts } = program.literals;
    const added = parts.calls(calls).map((call) => parts.argumentsOf(call));
    if (added.some(([name]) => name?.name === 'VariableName')) {
      for (const [{ text }, named] of [...functions].filter(([other]) => other !== program)) {
        for (const [name, body] of named) {
          put(name, body, text);
        }
      }
    }
    for (const [written, given] of added.slice(0, left)) {
      const name = /^["'`](\w+)["'`]$/.exec(written ? parts.textOf(written) : '')?.[1];
      const path = parts.pathOf(given);
      const found = path
        ? functionNamed(path.join('.'), program, functions)
        : given && { body: bodyOf(program, given), text: program.text };
      if (name !== undefined && found) {
        put(name, found.body, found.text);
      }
    }
    left = Math.max(0, left - added.length);
  }
  return { dates, texts };
}

/** The functions of each program by name, each with its text from the parameters on. */
type Functions = ReadonlyMap<Program, readonly (readonly [name: string, body: string])[]>;

function functionsOf(program: Program): readonly (readonly [name: string, body: string])[] {
  return program.literals.parts.namedFunctions
    .slice(0, mostFilters)
    .map(({ name, node, from }) => [name, bodyOf(program, { from, to: node.to })] as const);
}

/** The source of a function. Its end is left out where it is long. */
function bodyOf({ literals }: Program, { from, to }: { readonly from: number; readonly to: number }): string {
  return literals.parts.textOf({ from, to: Math.min(to, from + longestFilter) });
}

/** The function with this name. It may be a whole file, or the last name of `file.name`. */
function functionNamed(
  reference: string,
  program: Program,
  functions: Functions,
): { readonly body: string; readonly text: string } | null {
  const file = [...functions.keys()].find(({ path }) => path === program.imported.get(reference));
  const whole = file?.literals.parts.exported;
  if (file && whole) {
    return { body: bodyOf(file, whole), text: file.text };
  }
  const name = reference.slice(reference.lastIndexOf('.') + 1);
  for (const [{ text }, named] of functions) {
    const found = named.find(([each]) => each === name);
    if (found) {
      return { body: found[1], text };
    }
  }
  return null;
}

/** The form in which a function writes a date: `(date) => date.getFullYear()`, `… .toFormat('yyyy')`. */
function dateFormatOf(body: string): string | null {
  const given = String.raw`\s*(?:\w+\s*(?:\|\||\?\?)\s*)?["'\x60]([^"'\x60]+)["'\x60]`;
  const written =
    new RegExp(String.raw`\b(?:toFormat\(|format\((?:[^()"'\x60|?]*,)?)${given}`).exec(body)?.[1] ??
    (/\b(?:toFormat|format)\(\s*format\b/.test(body)
      ? /\(\s*\w+\s*,\s*format\s*=\s*["'`]([^"'`]+)["'`]/.exec(body)?.[1]
      : undefined);
  if (written !== undefined) {
    return strftimeFormat(written);
  }
  if (/\btoISOString\(\)\s*\.(?:split\(["'`]T|slice\(0,\s*10|substring\(0,\s*10)|\btoISODate\(\)/.test(body)) {
    return '%Y-%m-%d';
  }
  return /\bget(?:UTC)?FullYear\(\)/.test(body) && !/get(?:UTC)?(?:Month|Date)\(/.test(body) ? '%Y' : null;
}

/** A function that calls the package slugify, or that only calls methods of texts: `(s) => s.toLowerCase()`. */
function textFilterOf(body: string, program: string): TextFilter | null {
  const parameter = /^\s*(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*(\w+)/.exec(body)?.[1];
  if (parameter === undefined) {
    return null;
  }
  const slugged = new RegExp(
    String.raw`\bslugify\(\s*(?:String\()?${escapeRegex(parameter)}\b[^,()]{0,50}(?:\(\))?\)?\s*,\s*(\{|\w{1,100}\s*,?\s*\))`,
  ).exec(body);
  if (slugged) {
    const name = /^\w+/.exec(slugged[1] ?? '')?.[0];
    const at = name === undefined ? slugged.index : new RegExp(String.raw`\b${name}\s*=\s*\{`).exec(body)?.index;
    return at === undefined || /@sindresorhus\/slugify/.test(program) ? null : slugWith(body.slice(at));
  }
  const arrow = /^\s*(?:async\s+)?(?:\w+|\([^()]{0,200}\))\s*=>\s*(?!\{)([\s\S]*)$/.exec(body)?.[1];
  const returned = arrow ?? /\breturn\s+([\s\S]*)$/.exec(body)?.[1];
  return returned === undefined ? null : methodsOf(returned, parameter);
}

const regexLiteral = String.raw`\/((?:[^\/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){1,200}\]){1,200})\/([a-z]{0,6})`;

function slugWith(options: string): TextFilter {
  const text = (key: string): string | undefined =>
    new RegExp(String.raw`\b${key}\s*:\s*["'\x60]([^"'\x60]{0,20})["'\x60]`).exec(options)?.[1];
  const flag = (key: string): boolean => new RegExp(String.raw`\b${key}\s*:\s*true\b`).test(options);
  const written = new RegExp(String.raw`\bremove\s*:\s*${regexLiteral}`).exec(options)?.[1];
  const removed = written === undefined ? null : linearRegex(inWords(written));
  const found: SlugOptions = {
    replacement: text('replacement') ?? '-',
    lower: flag('lower'),
    strict: flag('strict'),
    ...(removed ? { remove: (part: string) => removed[Symbol.replace](part, () => '') } : {}),
  };
  return (value) => slugFilter(value, found);
}

/** `\u0301` as the letter that it means, since RE2 does not know this escape. */
function inWords(pattern: string): string {
  return pattern.replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const mostMethods = 20;
const method = new RegExp(
  String.raw`^\s*\??\.\s*(?:(toString|trim|toLowerCase|toLocaleLowerCase|toUpperCase)\(\s*\)|(normalize)\(\s*["'\x60](NF\w+)["'\x60]\s*\)|(replace|replaceAll)\(\s*(?:${regexLiteral}|["'\x60]([^"'\x60]{1,100})["'\x60])\s*,\s*["'\x60]([^"'\x60$]{0,50})["'\x60]\s*,?\s*\))`,
);

function methodsOf(expression: string, parameter: string): TextFilter | null {
  const start = new RegExp(
    String.raw`^\(?\s*(?:String\(\s*${escapeRegex(parameter)}\s*\)|${escapeRegex(parameter)}\b)`,
  ).exec(expression);
  if (!start) {
    return null;
  }
  const steps: TextFilter[] = [];
  let rest = expression.slice(start[0].length);
  for (let count = 0; count < mostMethods; count += 1) {
    const match = method.exec(rest);
    if (!match) {
      break;
    }
    const step = stepOf(match);
    if (step === null) {
      return null;
    }
    steps.push(step);
    rest = rest.slice(match[0].length);
  }
  return steps.length > 0 && /^\s*(?:[;,)}]|$)/.test(rest)
    ? (text) => steps.reduce((value, step) => step(value), text)
    : null;
}

function stepOf(match: RegExpExecArray): TextFilter | null {
  const [, plain, normalize, form, name, pattern, flags = '', text, into = ''] = match;
  if (plain !== undefined) {
    return (value) =>
      plain === 'trim'
        ? value.trim()
        : plain.endsWith('LowerCase')
          ? value.toLowerCase()
          : plain === 'toUpperCase'
            ? value.toUpperCase()
            : value;
  }
  if (normalize !== undefined) {
    return /^NFK?[CD]$/.test(form ?? '') ? (value) => value.normalize(form) : null;
  }
  if (text !== undefined) {
    return (value) => (name === 'replaceAll' ? value.replaceAll(text, () => into) : value.replace(text, () => into));
  }
  // A pattern without `g` replaces once, which makes a difference unless it is bound to an end.
  const regex =
    pattern === undefined || !(flags.includes('g') || /^\^|\$$/.test(pattern))
      ? null
      : linearRegex(inWords(pattern), { ignoreCase: flags.includes('i') });
  return regex && ((value) => regex[Symbol.replace](value, () => into));
}
