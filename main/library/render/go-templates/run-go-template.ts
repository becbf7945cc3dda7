import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import { escaped, goFunctions } from './go-functions.ts';
import { type GoCall, type GoPiece, type GoValue, isTrue, textOf } from './go-value.ts';
import type { GoStep, GoToken } from './parse-go-template.ts';

/** How much text a call may write, in UTF-16 units. */
const longestResult = 50_000;
/** How long a text may be that a function makes. */
const longestMade = 2_000;
const deepestBrackets = 12;

/** How much work the calls of a post may still be, in characters that are looked at. */
export interface GoBudget {
  left: number;
}

/**
 * What a template of Hugo writes for a call. Only the call and the front matter of its post count. Null if the template
 * uses more than these: the site, other pages, data. Null also if there is too much to do, or if the inner text would be
 * written twice, because calls in it could then be repeated without end. Only the functions in `go-functions.ts` are run.
 */
export function runGoTemplate(steps: readonly GoStep[], call: GoCall, budget: GoBudget): readonly GoPiece[] | null {
  const run = new TemplateRun(call, budget);
  const isInner = (piece: GoPiece): boolean => piece.kind === 'inner';
  return run.steps(steps, { kind: 'call' }) && run.pieces.filter(isInner).length < 2 ? run.pieces : null;
}

class TemplateRun {
  readonly pieces: GoPiece[] = [];
  readonly #call: GoCall;
  readonly #budget: GoBudget;
  /** In characters: the arguments of the call. */
  readonly #size: number;
  /** The names of each branch that is being run, the innermost last. */
  readonly #scopes: Map<string, GoValue>[] = [];
  #left = longestResult;

  constructor(call: GoCall, budget: GoBudget) {
    this.#call = call;
    this.#budget = budget;
    this.#size = [...call.positional, ...call.named.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Returns whether all was known. */
  steps(steps: readonly GoStep[], dot: GoValue): boolean {
    this.#scopes.push(new Map());
    const isKnown = steps.every((step) => this.#step(step, dot));
    this.#scopes.pop();
    return isKnown;
  }

  #step(step: GoStep, dot: GoValue): boolean {
    if (step.kind === 'text') {
      return this.#write({ kind: 'html', text: step.text });
    }
    if (step.kind === 'branch') {
      return this.#branch(step, dot);
    }
    const value = this.#value(step.tokens, dot);
    if (value === undefined || step.kind === 'output') {
      return value !== undefined && this.#output(value);
    }
    const scope = step.isNew ? this.#scopes.at(-1) : this.#scopes.findLast((names) => names.has(step.name));
    scope?.set(step.name, value);
    return scope !== undefined;
  }

  #branch({ branches }: Extract<GoStep, { kind: 'branch' }>, dot: GoValue): boolean {
    for (const { condition, isDot, steps } of branches) {
      const value = condition === null ? true : this.#value(condition, dot);
      if (value === undefined) {
        return false;
      }
      if (isTrue(value, this.#call)) {
        return this.steps(steps, isDot ? value : dot);
      }
    }
    return true;
  }

  #output(value: GoValue): boolean {
    if (typeof value === 'object' && value !== null) {
      return (value.kind === 'html' || value.kind === 'markdown' || value.kind === 'inner') && this.#write(value);
    }
    return this.#write({ kind: 'html', text: escaped(textOf(value, this.#call) ?? '') });
  }

  #write(piece: GoPiece): boolean {
    const length = piece.kind === 'inner' ? 0 : piece.text.length;
    this.#left -= length;
    this.#budget.left -= length;
    this.pieces.push(piece);
    return this.#left >= 0 && this.#budget.left >= 0;
  }

  /** The value of a pipeline. */
  #value(tokens: readonly GoToken[], dot: GoValue): GoValue | undefined {
    const hasInner = tokens.some(({ value }) => value.includes('Inner'));
    this.#budget.left -= tokens.length + this.#size + (hasInner ? (this.#call.inner?.length ?? 0) : 0);
    if (this.#budget.left < 0) {
      return undefined;
    }
    const reader = new PipelineReader(tokens, {
      dot,
      call: this.#call,
      name: (name) => this.#scopes.findLast((names) => names.has(name))?.get(name),
    });
    return reader.whole();
  }
}

interface Surroundings {
  readonly dot: GoValue;
  readonly call: GoCall;
  name(name: string): GoValue | undefined;
}

/** Reads a pipeline and finds its value at the same time. */
class PipelineReader {
  readonly #tokens: readonly GoToken[];
  readonly #around: Surroundings;
  #at = 0;

  constructor(tokens: readonly GoToken[], around: Surroundings) {
    this.#tokens = tokens;
    this.#around = around;
  }

  whole(): GoValue | undefined {
    const value = this.#pipeline(0);
    return this.#at < this.#tokens.length ? undefined : value;
  }

  #pipeline(depth: number): GoValue | undefined {
    let value = this.#command([], depth);
    while (value !== undefined && this.#isSign('|')) {
      this.#at += 1;
      value = this.#command([value], depth);
    }
    return value;
  }

  /** A function or method with its arguments; `piped` comes last. */
  #command(piped: readonly GoValue[], depth: number): GoValue | undefined {
    const head = this.#tokens[this.#at];
    if (head === undefined || depth > deepestBrackets) {
      return undefined;
    }
    const isFunction = head.kind === 'word' && !/^(?:true|false|nil)$/.test(head.value);
    let value: GoValue | undefined;
    let methods: readonly string[] = [];
    if (isFunction) {
      this.#at += 1;
    } else {
      const operand = this.#operand(depth);
      if (operand === undefined) {
        return undefined;
      }
      [value, methods] = operand;
    }
    const given: GoValue[] = [];
    while (this.#at < this.#tokens.length && !this.#isSign('|') && !this.#isSign(')')) {
      const operand = this.#operand(depth);
      const argument = operand && this.#fields(operand[0], operand[1], []);
      if (argument === undefined) {
        return undefined;
      }
      given.push(argument);
    }
    given.push(...piped);
    return isFunction ? this.#called(head.value, given) : this.#fields(value, methods, given);
  }

  #isSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' && token.value === sign;
  }

  /** A value, and the names of the fields that are asked of it. */
  #operand(depth: number): readonly [GoValue, readonly string[]] | undefined {
    const token = this.#tokens[this.#at] as GoToken;
    this.#at += 1;
    const { dot } = this.#around;
    switch (token.kind) {
      case 'text':
        return [token.value, []];
      case 'number':
        return [Number(token.value), []];
      case 'dot':
        return [dot, []];
      case 'field':
        return [dot, token.value.slice(1).split('.')];
      case 'variable': {
        const [name = '', ...fields] = token.value.split('.');
        const value = name === '$' ? ({ kind: 'call' } as const) : this.#around.name(name);
        return value === undefined ? undefined : [value, fields];
      }
      case 'word': {
        const values = new Map<string, GoValue>([
          ['true', true],
          ['false', false],
          ['nil', null],
        ]);
        const value = values.get(token.value) ?? (token.value === 'nil' ? null : this.#called(token.value, []));
        return value === undefined ? undefined : [value, []];
      }
      default: {
        if (token.value !== '(') {
          return undefined;
        }
        const value = this.#pipeline(depth + 1);
        if (value === undefined || !this.#isSign(')')) {
          return undefined;
        }
        this.#at += 1;
        const next = this.#tokens[this.#at];
        if (next?.kind === 'field' && next.isJoined) {
          this.#at += 1;
          return [value, next.value.slice(1).split('.')];
        }
        return [value, []];
      }
    }
  }

  #called(name: string, given: readonly GoValue[]): GoValue | undefined {
    const { call } = this.#around;
    const [first = null, second = null] = given;
    if (name === 'index' || name === 'isset') {
      const key = textOf(second, call);
      const fields = typeof first === 'object' && first !== null ? first : null;
      const isCall = fields?.kind === 'arguments';
      if (key === undefined || given.length !== 2 || (!isCall && fields?.kind !== 'fields')) {
        return undefined;
      }
      const value = isCall ? argumentOf(call, key) : fieldOf(fields.kind === 'fields' ? fields.value : null, key);
      return name === 'isset' ? value !== null : (value ?? '');
    }
    if (name === 'len' && typeof first === 'object' && first?.kind === 'arguments') {
      return call.positional.length + call.named.size;
    }
    if (/^resources\.Get(?:Match)?$/.test(name)) {
      return resource(textOf(first, call));
    }
    const known = Object.hasOwn(goFunctions, name) ? goFunctions[name] : null;
    const made = known?.(given, call);
    return typeof made === 'string' && made.length > longestMade ? undefined : made;
  }

  /** The value of a chain of fields. `given` goes to the last one. */
  #fields(from: GoValue | undefined, names: readonly string[], given: readonly GoValue[]): GoValue | undefined {
    let value = from;
    for (const [at, name] of names.entries()) {
      if (value === undefined) {
        return undefined;
      }
      value = this.#field(value, name, at === names.length - 1 ? given : []);
    }
    return names.length === 0 && given.length > 0 ? undefined : value;
  }

  #field(of: GoValue, name: string, given: readonly GoValue[]): GoValue | undefined {
    if (typeof of !== 'object' || of === null) {
      return undefined;
    }
    const { call } = this.#around;
    const first = given[0] === undefined ? undefined : textOf(given[0], call);
    switch (of.kind) {
      case 'call':
        return name === 'Get' && first !== undefined ? (argumentOf(call, first) ?? '') : callField(call, name);
      case 'page':
        return pageField(call, name, given);
      case 'resources':
        return /^Get(?:Match)?$/.test(name) ? resource(first) : undefined;
      case 'resource':
        return resourceField(of, name);
      case 'arguments':
        return argumentOf(call, name) ?? '';
      case 'fields':
        return fieldOf(of.value, name);
      default:
        return undefined;
    }
  }
}

/**
 * An argument of the call by its name or position; null if there is none. `false` is taken for the value, although it
 * is a text where it has quotes.
 */
function argumentOf({ positional, named }: GoCall, key: string): string | false | null {
  const value = /^\d+$/.test(key) ? positional[Number(key)] : named.get(key);
  return value === 'false' ? false : (value ?? null);
}

function callField({ name, named, inner }: GoCall, field: string): GoValue | undefined {
  switch (field) {
    case 'Inner':
    case 'InnerDeindent':
      return inner === null ? '' : { kind: 'inner', isMarkdown: false };
    case 'IsNamedParams':
      return named.size > 0;
    case 'Name':
      return name;
    case 'Ordinal':
      return 0;
    case 'Params':
      return { kind: 'arguments' };
    case 'Page':
      return { kind: 'page' };
    default:
      return undefined;
  }
}

function pageField({ fields }: GoCall, name: string, given: readonly GoValue[]): GoValue | undefined {
  switch (name) {
    case 'Params':
      return { kind: 'fields', value: Object.fromEntries(fields) };
    case 'Title':
      return fieldOf(Object.fromEntries(fields), 'title');
    case 'Resources':
      return { kind: 'resources' };
    case 'RenderString':
      return goFunctions['markdownify']?.(given, { name: '', positional: [], named: new Map(), inner: null, fields });
    // What stands behind it is a path below the page's address, so without it it is one from the page.
    case 'RelPermalink':
    case 'Permalink':
      return '';
    default:
      return undefined;
  }
}

function resource(path: string | undefined): GoValue | undefined {
  return path === undefined || path === '' || /[*?{[]/.test(path) ? undefined : { kind: 'resource', path };
}

function resourceField(from: { readonly kind: 'resource'; readonly path: string }, name: string): GoValue | undefined {
  if (/^(?:Resize|Fit|Fill|Crop|Process|Filter)$/.test(name)) {
    return from;
  }
  if (/^(?:Rel)?Permalink$/.test(name)) {
    return from.path;
  }
  return /^(?:Width|Height)$/.test(name) ? '' : /^(?:Name|Title)$/.test(name) ? from.path : undefined;
}

/** A field of front matter. Its name counts in any case, as in Hugo. */
function fieldOf(value: FrontMatterValue, name: string): GoValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const key = Object.keys(value).find((each) => each.toLowerCase() === name.toLowerCase());
  const found = key === undefined ? null : ((value as Readonly<Record<string, FrontMatterValue>>)[key] ?? null);
  return typeof found === 'object' && found !== null ? { kind: 'fields', value: found } : found;
}
