import { expect, it } from 'vitest';
import { Signal } from '../../main/signal.ts';

it('lets those who wait go on once it is heard, and those who come later at once', async () => {
  const signal = new Signal();
  const order: string[] = [];
  const waiting = signal.heard.then(() => order.push('waited'));
  expect(signal.isHeard()).toBe(false);
  await Promise.resolve();
  order.push('heard');
  signal.hear();
  signal.hear();
  expect(signal.isHeard()).toBe(true);
  await waiting;
  await signal.heard;
  order.push('came later');
  expect(order).toEqual(['heard', 'waited', 'came later']);
});
