import { expect, it } from 'vitest';
import { placeWindow } from '../../../main/window/window-place.ts';

const main = { x: 0, y: 0, width: 1440, height: 900 };
const second = { x: 1440, y: -200, width: 1920, height: 1080 };
const there = { x: 1600, y: 100, width: 1200, height: 700 };

it('puts the window back where it stood', () => {
  expect(placeWindow(there, [main, second])).toEqual(there);
});

it('lets the system choose the position if that display is gone', () => {
  expect(placeWindow(there, [main])).toEqual({ width: 1200, height: 700 });
});

it('does not put a title bar out of reach', () => {
  expect(placeWindow({ ...main, y: -500 }, [main])).toEqual({ width: 1440, height: 900 });
  expect(placeWindow({ ...main, y: 890 }, [main])).toEqual({ width: 1440, height: 900 });
});

it('fits the window to a display that became smaller', () => {
  expect(placeWindow({ x: 0, y: 0, width: 4000, height: 3000 }, [main])).toEqual({
    x: 0,
    y: 0,
    width: 1440,
    height: 900,
  });
  expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
});
