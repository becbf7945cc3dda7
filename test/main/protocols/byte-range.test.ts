import { expect, it } from 'vitest';
import { parseByteRange } from '../../../main/protocols/byte-range.ts';

it.each([
  ['bytes=0-', { start: 0, end: 100 }],
  ['bytes=10-19', { start: 10, end: 20 }],
  ['bytes=90-500', { start: 90, end: 100 }],
  ['bytes=-30', { start: 70, end: 100 }],
  ['bytes=-300', { start: 0, end: 100 }],
  [' bytes=99-99 ', { start: 99, end: 100 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=20-10', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=0-1', null],
  ['kilobytes=0-1', null],
  [null, null],
])('reads %j of 100 bytes as %j', (header, range) => {
  expect(parseByteRange(header, 100)).toEqual(range);
});
