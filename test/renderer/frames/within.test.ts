import { expect, it } from 'vitest';
import { within } from '../../../renderer/frames/within.ts';

function after<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

/** Nothing else runs in this thread meanwhile. */
function keepBusy(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

it('resolves to what came in time, and to null if nothing came', async () => {
  await expect(within(2_000, after(10, 'answer'))).resolves.toBe('answer');
  await expect(within(20, new Promise(() => {}))).resolves.toBeNull();
  await expect(within(300, new Promise(() => {}))).resolves.toBeNull();
  await expect(within(20, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

it('does not count the time in which nothing could run', async () => {
  const result = within(600, after(700, 'answer'));
  keepBusy(650);
  await expect(result).resolves.toBe('answer');
});
