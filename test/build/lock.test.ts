import { expect, test } from 'vitest';
import { withLock } from '../../build/lock.mjs';

test('lets one at a time do the same thing, and the next when the first has failed', async () => {
  const name = `test-${process.pid}-${Date.now()}`;
  const order: string[] = [];
  const first = withLock(name, async () => {
    order.push('first begins');
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('first ends');
    throw new Error('no disk');
  });
  const second = withLock(name, async () => {
    order.push('second');
    return 2;
  });
  await expect(first).rejects.toThrow('no disk');
  await expect(second).resolves.toBe(2);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});
