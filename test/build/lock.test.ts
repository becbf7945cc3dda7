import { expect, test } from 'vitest';
import { withLock } from '../../build/lock.mjs';

test('lets one at a time do the same thing, and the next when the first has failed', async () => {
  const name = `test-${process.pid}-${Date.now()}`;
  const order: string[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const first = withLock(name, async () => {
    order.push('first begins');
    await ended;
    order.push('first ends');
    throw new Error('no disk');
  });
  expect(order).toEqual(['first begins']);
  const second = withLock(name, async () => {
    order.push('second');
    return 2;
  });
  // The second has found the lock taken by now.
  end();
  await expect(first).rejects.toThrow('no disk');
  await expect(second).resolves.toBe(2);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});
