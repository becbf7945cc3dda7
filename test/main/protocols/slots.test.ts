import { expect, it } from 'vitest';
import { Slots } from '../../../main/protocols/slots.ts';

/** Whether the entry has been granted by now. */
async function isIn(entering: Promise<void>): Promise<boolean> {
  const first = await Promise.race([entering.then(() => true), new Promise((resolve) => setImmediate(resolve, false))]);
  return first === true;
}

it('lets so many in at a time, and the others in their order', async () => {
  const slots = new Slots(2);
  await slots.enter();
  await slots.enter();
  const third = slots.enter();
  const fourth = slots.enter();
  expect(await isIn(third)).toBe(false);
  slots.leave();
  expect(await isIn(third)).toBe(true);
  expect(await isIn(fourth)).toBe(false);
  slots.leave();
  expect(await isIn(fourth)).toBe(true);
});

it('has exactly as many slots again when all have left', async () => {
  const slots = new Slots(2);
  for (let times = 0; times < 5; times += 1) {
    expect(await isIn(slots.enter())).toBe(true);
    expect(await isIn(slots.enter())).toBe(true);
    slots.leave();
    slots.leave();
  }
  await slots.enter();
  await slots.enter();
  expect(await isIn(slots.enter())).toBe(false);
});
