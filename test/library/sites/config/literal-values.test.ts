import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../../build/places.mjs';
import { JsLiterals, type Literal, LiteralCall } from '../../../../main/library/sites/config/read-literals-js.ts';
import { type PythonValue, parsePythonLiterals } from '../../../../main/library/sites/config/read-literals-python.ts';

/*
 * The values of realistic configurations, also broken ones. `expected-values.json` has the values of each file; a computed
 * value is written as `{ "computed": true }`.
 */
const fixtures = path.join(repository, 'test', 'fixtures');
const files = ['configurations', 'sites'].flatMap((folder) =>
  readdirSync(path.join(fixtures, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]sx?|py)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .sort(),
);
const expected = JSON.parse(readFileSync(path.join(fixtures, 'configurations', 'expected-values.json'), 'utf8'));
const called = ['addPassthroughCopy', 'addGlobalData', 'add', 'setInputDirectory', 'setDataDirectory'];

function valuesOf(file: string): unknown {
  const program = readFileSync(path.join(fixtures, file), 'utf8');
  if (file.endsWith('.py')) {
    return plainPython(parsePythonLiterals(program));
  }
  const literals = new JsLiterals(program);
  return plain({
    exported: literals.exported(),
    variables: { config: literals.variable('config'), collections: literals.variable('collections') },
    calls: literals.calls(...called),
  });
}

function plain(value: Literal): unknown {
  if (value === undefined) {
    return { computed: true };
  }
  if (value instanceof LiteralCall) {
    return { call: value.name, values: value.values.map(plain) };
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function plainPython(value: PythonValue): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [key, plainPython(item as PythonValue)]));
  }
  return Array.isArray(value) ? value.map(plainPython) : value;
}

describe('the literals of a configuration', () => {
  it.each(files)('are what is expected: %s', (file) => {
    expect(valuesOf(file)).toEqual(expected[file]);
  });

  it('are expected of no file that is not there', () => {
    expect(Object.keys(expected).toSorted()).toEqual(files.toSorted());
  });
});
