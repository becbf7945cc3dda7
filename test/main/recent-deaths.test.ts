import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { RecentDeaths } from '../../main/recent-deaths.ts';

/** Deaths counted with a clock that the test sets. */
function start() {
  const clock = { now: 1_000 };
  return { clock, deaths: new RecentDeaths(60, () => clock.now) };
}

it('counts the deaths of the last while, this one included', () => {
  const { clock, deaths } = start();
  expect(deaths.add()).toBe(1);
  clock.now += 59;
  expect(deaths.add()).toBe(2);
});

it('does not count what is longer ago', () => {
  const { clock, deaths } = start();
  deaths.add();
  clock.now += 30;
  deaths.add();
  clock.now += 30;
  expect(deaths.add()).toBe(2);
});

it('begins again when it is told to forget', () => {
  const { deaths } = start();
  deaths.add();
  deaths.forget();
  expect(deaths.add()).toBe(1);
});

it('does not count deaths of long ago as late ones because the clock was set back', async () => {
  const clock = vi.spyOn(Date, 'now');
  onTestFinished(() => clock.mockRestore());
  const deaths = new RecentDeaths(20);
  deaths.add();
  clock.mockReturnValue(0);
  await setTimeout(40);
  expect(deaths.add()).toBe(1);
});
