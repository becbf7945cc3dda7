import { expect, it } from 'vitest';
import { parseAttributeList } from '../../../../main/library/render/markdown/attribute-list.ts';

it.each([
  ['#plain', 'plain', []],
  ['#A.__call__ .note', 'A.__call__', ['note']],
  ['.one .two #1.2', '1.2', ['one', 'two']],
])('reads %s', (text, id, classes) => {
  expect(parseAttributeList(text)).toMatchObject({ id, classes });
});

it.each(['#a#b', '.a.b', '#', 'a b}'])('does not read %s as a list', (text) => {
  expect(parseAttributeList(text)).toBeNull();
});
