import path from 'node:path';

/**
 * One `import`, `export … from`, `import()` or `require()`.
 * @typedef {object} Import
 * @property {string} target relative to the repository for a file of ours, otherwise as written
 * @property {boolean} typesOnly
 * @property {boolean} later true for `import()` and `require()`, which load when the code runs
 * @property {string} names the text between `import` and `from`
 */

/**
 * The imports of a source file. In formatted source, statements begin at the start of a line. So words in comments and
 * strings are not taken for imports.
 * @param {string} file relative to the repository, with slashes
 * @param {string} source its text
 * @returns {Import[]}
 */
export function readImports(file, source) {
  const statement = /^(?:import|export)\b(?:([\w$*{},\s]*?)\bfrom)?\s*(['"])([^'"\n]+)\2/gm;
  const statements = [...source.matchAll(statement)].map((match) => ({
    names: match[1] ?? '',
    target: match[3] ?? '',
    later: false,
  }));
  const calls = [...source.matchAll(/(?<![\w.])(?:import|require)\(\s*(['"])([^'"\n]+)\1/g)].map((match) => ({
    names: '',
    target: match[2] ?? '',
    later: true,
  }));
  return [...statements, ...calls].map(({ names, target, later }) => ({
    names,
    later,
    target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
    typesOnly: bringsTypesOnly(names),
  }));
}

/** @param {string} names */
function bringsTypesOnly(names) {
  const listed = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  const each = (listed ?? '').split(',').map((name) => name.trim());
  const written = each.filter((name) => name !== '');
  return /^\s*type\b/.test(names) || (written.length > 0 && written.every((name) => name.startsWith('type ')));
}
