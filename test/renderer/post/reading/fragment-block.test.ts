import { expect, it } from 'vitest';
import { fragmentBlock } from '../../../../renderer/post/reading/fragment-block.ts';

function entry(block: number, depth: number, text: string) {
  return { block, depth, text };
}

const post = {
  anchors: [
    ['watering-the-beds', 1],
    ['notes', 2],
    ['soil', 3],
    ['notes-1', 4],
    ['^block-1', 5],
    ['was-ist-das', 6],
  ],
  contents: [
    entry(1, 1, 'Watering: the beds?'),
    entry(2, 2, 'Notes'),
    entry(3, 1, 'Soil'),
    entry(4, 2, 'Notes'),
    entry(6, 1, 'Was ist das'),
  ],
} as const;

it.each([
  ['soil', 3],
  ['^block-1', 5],
  ['Watering the beds', 1],
  ['watering: the BEDS', 1],
  ['Soil#Notes', 4],
  ['Watering the beds#Notes', 2],
  ['Notes', 2],
  ['Was%20ist das', null],
  ['Was-ist-das', 6],
  ['Soil#Missing', null],
  ['^missing', null],
  ['^soil', null],
  ['', null],
  ['#', null],
])('the fragment %j leads to block %j', (fragment, block) => {
  expect(fragmentBlock(post, fragment)).toBe(block);
});
