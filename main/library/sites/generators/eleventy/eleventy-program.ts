/** A permalink that only a run could tell. */
const computed = '{% run %}';

/** `permalink: (data) =>`, `permalink: function ({ title }) { return`, `permalink(data) { return`; perhaps `x ? false :`. */
const head =
  /\bpermalink\s*(?::\s*(?:async\s+)?(?:function\b\s*\w*\s*)?(?:\(([^()]{0,200})\)|(\w+)\s*(?==>))\s*(?:=>\s*)?|\(([^()]{0,200})\)\s*)(?:\(|\{\s*return\s+)?\s*(?:[^;`]{0,200}\?\s*false\s*:\s*)?/;
const anyFunction = /\bpermalink\s*(?::\s*(?:async\b|function\b|\(|\w+\s*=>)|\()/;

/**
 * A permalink that a data file of Eleventy's makes in a function, where that only puts names into a text, as the template
 * that says the same: `` (data) => `/words/${data.page.fileSlug}/` `` is `/words/{{ page.fileSlug }}/`. For any other
 * function a template without an address; null where there is none.
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

/** A value of a post, with a filter; null for what is more than that. `whole` is the name of all the data. */
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
