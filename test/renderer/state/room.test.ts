import { describe, expect, it } from 'vitest';
import { readerRoomFor, roomFor } from '../../../renderer/state/room.ts';

const usual = { textSize: 100, filtersWidth: 216, listWidth: 344, facts: false };

describe('what has room beside the text', () => {
  it.each([
    [1440, 'three', 344],
    [1130, 'three', 344],
    [1129, 'two', 344],
    [914, 'two', 344],
    [900, 'two', 330],
    [790, 'two', 220],
    [789, 'one', 344],
    [320, 'one', 344],
  ] as const)('shows in %i pixels %s panes', (width, panes, listWidth) => {
    expect(roomFor({ ...usual, width })).toMatchObject({ panes, listWidth });
  });

  it('shows two panes where the person hides the filters', () => {
    expect(roomFor({ ...usual, filtersWidth: 0, width: 1440 }).panes).toBe('two');
  });

  it('gives up panes for a larger text, or a list that was drawn wider', () => {
    expect(roomFor({ ...usual, width: 1440, textSize: 175 }).panes).toBe('two');
    expect(roomFor({ ...usual, width: 1440, textSize: 250 }).panes).toBe('one');
    expect(roomFor({ ...usual, width: 1300, listWidth: 640 })).toEqual({
      panes: 'two',
      listWidth: 640,
      postWidth: 660,
    });
    expect(roomFor({ ...usual, width: 1200, listWidth: 640 })).toEqual({
      panes: 'two',
      listWidth: 630,
      postWidth: 570,
    });
  });

  it.each([
    [1450, 'three', 344],
    [1449, 'two', 344],
    [1234, 'two', 344],
    [1110, 'two', 220],
    [1109, 'one', 344],
    [890, 'one', 344],
    [889, 'two', 319],
    [789, 'one', 344],
  ] as const)('shows in %i pixels %s panes beside a post with its facts', (width, panes, listWidth) => {
    expect(roomFor({ ...usual, width, facts: true })).toMatchObject({ panes, listWidth });
  });

  it('leaves thirty times its size to the text while another pane could go', () => {
    for (let width = 320; width <= 2000; width += 7) {
      for (const textSize of [60, 100, 150, 300]) {
        for (const facts of [false, true]) {
          const { panes, listWidth, postWidth: left } = roomFor({ ...usual, width, textSize, facts });
          expect(left).toBe(width - { three: 216 + listWidth, two: listWidth, one: 0 }[panes]);
          const { factsBeside } = readerRoomFor({ width: left, textSize, facts });
          const text = facts && factsBeside ? left - 320 : left;
          expect(panes === 'one' || text >= 30 * 17 * (textSize / 100)).toBe(true);
          // Facts lie over the text only where they would not fit beside it without any other pane.
          expect(!facts || factsBeside || width < 320 + 60 + 30 * 17 * (textSize / 100)).toBe(true);
        }
      }
    }
  });

  it('puts contents and facts beside the text only where it keeps that', () => {
    expect(readerRoomFor({ width: 804, textSize: 100, facts: false })).toEqual({
      contentsBeside: true,
      factsBeside: false,
    });
    expect(readerRoomFor({ width: 803, textSize: 100, facts: false }).contentsBeside).toBe(false);
    expect(readerRoomFor({ width: 890, textSize: 100, facts: true })).toEqual({
      contentsBeside: false,
      factsBeside: true,
    });
    expect(readerRoomFor({ width: 1124, textSize: 100, facts: true }).contentsBeside).toBe(true);
  });
});
