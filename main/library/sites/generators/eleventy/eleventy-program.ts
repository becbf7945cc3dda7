/** Stands for a permalink that only a run could compute. */
const computed = '{% run %}';

/**
 * The start of a function for `permalink`: `permalink: (data) =>`, `permalink: function ({ title }) { return`, or
 * `permalink(data) { return`. A choice `x ? false :` may follow.
 */
const head =
  /\bpermalink\s*(?::\s*(?:async\s+)?(?:function\b\s*\w*\s*)?(?:\(([^()]{0,200})\)|(\w+)\s*(?==>))\s*(?:=>\s*)?|\(([^()]{0,200})\)\s*)(?:\(|\{\s*return\s+)?\s*(?:[^;`]{0,200}\?\s*false\s*:\s*)?/;
const anyFunction = /\bpermalink\s*(?::\s*(?:async\b|function\b|\(|\w+\s*=>)|\()/;

/**
 * Turns a `permalink` function of a data file into the template that says the same, if it only puts values into a text:
 * `` (data) => `/words/${data.page.fileSlug}/` `` becomes `/words/{{ page.fileSlug }}/`. For any other function, a
 * template that gives no address. Null if there is no function.
 */
export function permalinkOfProgram(program: string): string | null {
  if (!anyFunction.test(program)) {
    return null;
  }
  const match = head.exec(program);
  const rest = match ? program.slice(match.index + match[0].length) : '';
  const template = /^`([^`]{0,500})`/.exec(rest)?.[1];
  if (!match || template === undefined) {
    return computed;
  }
  const given = (match[1] ?? match[2] ?? match[3] ?? '').trim();
  const whole = /^\w+$/.exec(given)?.[0] ?? '';
  return template.replace(/\$\{([^{}]*)\}/g, (all, expression: string) => templateOf(expression.trim(), whole) ?? all);
}

/**
 * The template for a value of a post, perhaps with a filter. Null for any other expression. `whole` is the parameter
 * that holds all data.
 */
function templateOf(expression: string, whole: string): string | null {
  const slugified = /^(?:this\.)?slugify\(\s*([\w.]+)\s*\)$/.exec(expression)?.[1];
  const lower = /^([\w.]+)\.toLowerCase\(\)$/.exec(expression)?.[1];
  const called = /^([\w.]+)\.(getFullYear|getUTCFullYear)\(\)$/.exec(expression);
  const name = slugified ?? lower ?? called?.[1] ?? /^[\w.]+$/.exec(expression)?.[0];
  if (name === undefined) {
    return null;
  }
  const inData =
    whole !== '' && name.startsWith(`${whole}.`) ? name.slice(whole.length + 1) : whole === '' ? name : null;
  if (called && inData !== null) {
    return `{{ ${inData}.${called[2]}() }}`;
  }
  const filter = slugified !== undefined ? ' | slugify' : lower !== undefined ? ' | downcase' : '';
  return inData === null ? null : `{{ ${inData}${filter} }}`;
}
