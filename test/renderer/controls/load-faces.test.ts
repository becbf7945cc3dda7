import { afterEach, expect, it, vi } from 'vitest';
import { facesLoaded } from '../../../renderer/controls/load-faces.ts';

/** A document whose fonts are loaded as `load` says. */
function documentWith(load: (face: string, letters: string | undefined) => Promise<FontFace[]>) {
  return { fonts: { load } as unknown as FontFaceSet };
}

afterEach(() => {
  vi.useRealTimers();
});

it('waits for the fonts of these letters', async () => {
  const asked: string[] = [];
  let areLoaded = false;
  const load = async (face: string, letters = '') => {
    asked.push(`${face} ${letters}`);
    await new Promise((done) => {
      setTimeout(done, 20);
    });
    areLoaded = true;
    return [];
  };
  await facesLoaded(documentWith(load), 'ań');
  expect(areLoaded).toBe(true);
  expect(asked).toEqual(['16px "Source Serif 4 Variable" ań', '16px "Inter Variable" ań']);
});

it('goes on without fonts that can’t be read, or that take longer than a tenth of a second', async () => {
  await facesLoaded({}, 'a');
  await facesLoaded(
    documentWith(() => Promise.reject(new Error('There is no such file.'))),
    'a',
  );
  vi.useFakeTimers();
  let isOver = false;
  const waiting = facesLoaded(
    documentWith(() => new Promise(() => {})),
    'a',
  ).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(99);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
  await waiting;
});
