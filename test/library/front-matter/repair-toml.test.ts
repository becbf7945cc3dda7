import { expect, it } from 'vitest';
import { withoutEarlierKeys } from '../../../main/library/front-matter/repair-toml.ts';

it.each([
  ['a = 1\na = 2', '\na = 2', { key: 'a', line: 2 }],
  ['a=1\nb=1\nb=2\na=2', '\n\nb=2\na=2', { key: 'b', line: 3 }],
  ['a = 1\na = 2\na = 3', '\n\na = 3', { key: 'a', line: 2 }],
  ['  a  = 1\na = 2', '\na = 2', { key: 'a', line: 2 }],
  ['a.b-c = 1\na.b-c = 2', '\na.b-c = 2', { key: 'a.b-c', line: 2 }],
  ['"a b" = 1\n"a b" = 2', '\n"a b" = 2', { key: '"a b"', line: 2 }],
  ["'a b' = 1\n'a b' = 2", "\n'a b' = 2", { key: "'a b'", line: 2 }],
  // `[1, 2]` is a value and not the beginning of a table.
  ['a = [1, 2]\na = 3', '\na = 3', { key: 'a', line: 2 }],
  ['a=1\nlist=[1]\na=2', '\nlist=[1]\na=2', { key: 'a', line: 3 }],
  // The same table with other spaces.
  ['[x]\na = 1\n  [x] \na = 2', '[x]\n\n  [x] \na = 2', { key: 'a', line: 4 }],
])('takes the earlier value of a key out of %j', (source, text, again) => {
  expect(withoutEarlierKeys(source)).toEqual({ text, again });
});

it.each([
  ['a = 1\nb = 2'],
  ['a = 1\n[x]\na = 2\n[y]\na = 3'],
  ['a = 1\n  [x]\na = 2'],
  ['[[x]]\na = 1\n[[x]]\na = 2'],
  ['# a = 1\na = 2'],
  ['"a" = 1\n"b" = 2'],
  // Values over several lines are left alone.
  ['a = [\n  1,\n]\na = 2'],
  ['a=[1,\n2]\na = 3'],
  ['a = [1, 2,\n3]\na = 4'],
  ['a = """\ntext"""\na = 2'],
  ["a =  '''\ntext'''\na = 2"],
])('leaves %j as it is', (source) => {
  expect(withoutEarlierKeys(source)).toEqual({ text: source, again: null });
});
