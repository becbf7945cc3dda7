/** A step of a template: text, or an action between `{{` and `}}`. */
export type GoStep =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly tokens: readonly GoToken[] }
  /** `isNew`: the name holds in its branch only (`:=`). Otherwise it gets another value (`=`). */
  | { readonly kind: 'assign'; readonly name: string; readonly isNew: boolean; readonly tokens: readonly GoToken[] }
  | { readonly kind: 'branch'; readonly branches: readonly GoBranch[] };

/** A branch of `if` or `with`. The last `else` has no condition. */
export interface GoBranch {
  readonly condition: readonly GoToken[] | null;
  /** `with`: the value of the condition becomes the dot. */
  readonly isDot: boolean;
  readonly steps: readonly GoStep[];
}

export interface GoToken {
  readonly kind: 'text' | 'number' | 'variable' | 'field' | 'dot' | 'word' | 'sign';
  /** For a text, its characters without quotes. */
  readonly value: string;
  /** Whether it stands right behind the token before it. */
  readonly isJoined: boolean;
}

const mostActions = 400;
const mostTokens = 80;
const deepestBranch = 12;

/**
 * Reads a template of Go's `text/template` language. Null if it has loops, parts of other templates, or an error, or if
 * it is too large. The time grows with the text.
 */
export function parseGoTemplate(template: string): readonly GoStep[] | null {
  const actions = actionsOf(template);
  return actions === null ? null : new StepReader(actions).whole();
}

type Action =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly tokens: readonly GoToken[] };

/** Texts and actions in order, without comments, and without the white space that `{{-` and `-}}` remove. */
function actionsOf(template: string): readonly Action[] | null {
  const actions: Action[] = [];
  let from = 0;
  let trims = false;
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', from)) {
    if (actions.length > mostActions) {
      return null;
    }
    const trimsBefore = /^-\s/.test(template.slice(at + 2, at + 4));
    const end = endOfAction(template, at + 2);
    if (end < 0) {
      return null;
    }
    const text = trims ? template.slice(from, at).trimStart() : template.slice(from, at);
    actions.push({ kind: 'text', text: trimsBefore ? text.trimEnd() : text });
    const inside = template.slice(at + (trimsBefore ? 3 : 2), end);
    trims = /\s-$/.test(inside);
    const written = trims ? inside.slice(0, -1) : inside;
    from = end + 2;
    if (/^\s*\/\*/.test(written)) {
      continue;
    }
    const tokens = tokensOf(written);
    if (tokens === null) {
      return null;
    }
    actions.push({ kind: 'action', tokens });
  }
  const rest = template.slice(from);
  actions.push({ kind: 'text', text: trims ? rest.trimStart() : rest });
  return actions;
}

/** The position of the `}}` that ends an action; -1 if there is none. Quoted text and comments are skipped. */
function endOfAction(template: string, from: number): number {
  const comment = /^-?\s{0,9}\/\*/.exec(template.slice(from, from + 15));
  if (comment) {
    const close = template.indexOf('*/', from + comment[0].length);
    return close < 0 ? -1 : template.indexOf('}}', close);
  }
  for (let at = from; at < template.length; at += 1) {
    const sign = template[at];
    if (sign === '}' && template[at + 1] === '}') {
      return at;
    }
    if (sign === '"' || sign === '`') {
      at += 1;
      while (at < template.length && template[at] !== sign) {
        at += sign === '"' && template[at] === '\\' ? 2 : 1;
      }
    }
  }
  return -1;
}

const token =
  /(\s*)(?:"((?:[^"\\\n]|\\.)*)"|`([^`]*)`|(-?\d+(?:\.\d+)?)(?![\w.])|(\$\w*(?:\.\w+)*)|((?:\.[A-Za-z_]\w*)+)|(\.)|([A-Za-z_]\w*(?:\.\w+)*)|(:=|[()|=,]))/y;
const kinds = ['text', 'text', 'number', 'variable', 'field', 'dot', 'word', 'sign'] as const;

function tokensOf(written: string): readonly GoToken[] | null {
  const text = written.trim();
  const tokens: GoToken[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = tokens.length < mostTokens ? token.exec(text) : null;
    if (found === null) {
      return null;
    }
    const [, space = '', ...groups] = found;
    const at = groups.findIndex((group) => group !== undefined);
    const value = groups[at] ?? '';
    tokens.push({
      kind: kinds[at] ?? 'sign',
      value: at === 0 ? unescaped(value) : value,
      isJoined: space === '' && tokens.length > 0,
    });
  }
  return tokens;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_all, letter: string) => escapes[letter] ?? letter);
}

/** What ends the steps of a branch: `else` with the tokens behind it, or `end`. */
interface BranchEnd {
  readonly word: 'else' | 'end';
  readonly tokens: readonly GoToken[];
}

class StepReader {
  readonly #actions: readonly Action[];
  #at = 0;

  constructor(actions: readonly Action[]) {
    this.#actions = actions;
  }

  whole(): readonly GoStep[] | null {
    const read = this.#steps(0);
    return read === null || read.end !== null ? null : read.steps;
  }

  #steps(depth: number): { readonly steps: readonly GoStep[]; readonly end: BranchEnd | null } | null {
    const steps: GoStep[] = [];
    while (this.#at < this.#actions.length) {
      const action = this.#actions[this.#at] as Action;
      this.#at += 1;
      if (action.kind === 'text') {
        steps.push(action);
        continue;
      }
      const { tokens } = action;
      const [first, second] = tokens;
      const word = first?.kind === 'word' ? first.value : '';
      if (word === 'end' || word === 'else') {
        return { steps, end: { word, tokens: tokens.slice(1) } };
      }
      if (word === 'if' || word === 'with') {
        const branch = depth < deepestBranch ? this.#branch(word, tokens.slice(1), depth + 1) : null;
        if (branch === null) {
          return null;
        }
        steps.push(branch);
      } else if (/^(?:range|block|define|template|break|continue|return|partial|partialCached)$/.test(word)) {
        return null;
      } else if (first?.kind === 'variable' && second?.kind === 'sign' && /^:?=$/.test(second.value)) {
        steps.push({ kind: 'assign', name: first.value, isNew: second.value === ':=', tokens: tokens.slice(2) });
      } else {
        steps.push({ kind: 'output', tokens });
      }
    }
    return { steps, end: null };
  }

  #branch(opener: 'if' | 'with', asked: readonly GoToken[], depth: number): GoStep | null {
    const branches: GoBranch[] = [];
    let condition: readonly GoToken[] | null = asked;
    let isDot = opener === 'with';
    for (;;) {
      const read = this.#steps(depth);
      if (read === null || read.end === null) {
        return null;
      }
      branches.push({ condition, isDot, steps: read.steps });
      if (read.end.word === 'end') {
        return { kind: 'branch', branches };
      }
      const [word, ...rest] = read.end.tokens;
      if (word !== undefined && word.value !== 'if' && word.value !== 'with') {
        return null;
      }
      condition = word === undefined ? null : rest;
      isDot = word?.value === 'with';
    }
  }
}
