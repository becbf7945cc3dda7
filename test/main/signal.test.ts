import { expect, it } from 'vitest';
import { Signal } from '../../main/signal.ts';

it('lets waiting code go on when it is given, and later code at once', async () => {
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
