import { expect, it, onTestFinished } from 'vitest';
import { Watchdog } from '../../../main/library-process/watchdog.ts';
import { eventually } from '../../eventually.ts';

// Everything is counted in pings, so a slow machine changes nothing.
const patience = { pingEvery: 1, pingsMissed: 3, pingsMissedAtStart: 7 };

/**
 * Watches a process. `onPing` plays the process; it gets the number of the ping. `processorTime` gets how often it was
 * asked before.
 */
function watch(
  onPing: (count: number, watchdog: Watchdog) => void = () => {},
  processorTime: (asked: number) => number | null = () => null,
) {
  const seen = { pings: 0, hangs: 0 };
  let asked = 0;
  const watchdog = new Watchdog({
    patience,
    ping: () => {
      seen.pings += 1;
      onPing(seen.pings, watchdog);
    },
    processorTime: () => {
      asked += 1;
      return processorTime(asked - 1);
    },
    onHang: () => {
      seen.hangs += 1;
    },
  });
  onTestFinished(() => watchdog.stop());
  return { watchdog, seen, asked: () => asked };
}

it('regards a process as hung after so many pings without an answer', async () => {
  const { watchdog, seen } = watch();
  watchdog.heard();
  expect(watchdog.isHung()).toBe(false);
  await eventually(() => expect(seen.hangs).toBe(1));
  expect(seen.pings).toBe(patience.pingsMissed);
  expect(watchdog.isHung()).toBe(true);
});

it('waits longer for a process that has not yet said anything', async () => {
  const { seen } = watch();
  await eventually(() => expect(seen.hangs).toBe(1));
  expect(seen.pings).toBe(patience.pingsMissedAtStart);
});

it('starts counting again at each message', async () => {
  const { seen } = watch((count, watchdog) => {
    if (count % 2 === 0 && count <= 20) {
      watchdog.heard();
    }
  });
  await eventually(() => expect(seen.hangs).toBe(1));
  expect(seen.pings).toBe(20 + patience.pingsMissed);
});

it('reports a hang once, and sends no more pings', async () => {
  const { watchdog, seen } = watch();
  watchdog.heard();
  await eventually(() => expect(seen.hangs).toBe(1));
  // In the time in which another watchdog has done all its steps, this one did nothing more.
  const other = watch();
  await eventually(() => expect(other.seen.hangs).toBe(1));
  expect(seen).toEqual({ pings: patience.pingsMissed, hangs: 1 });
});

it('stops when it is told to', async () => {
  const { watchdog, seen } = watch();
  watchdog.stop();
  const other = watch();
  await eventually(() => expect(other.seen.hangs).toBe(1));
  expect(seen).toEqual({ pings: 0, hangs: 0 });
  expect(watchdog.isHung()).toBe(false);
});

it('counts each missed ping in full while the process works', async () => {
  const { watchdog, seen } = watch(undefined, (asked) => 500 + asked * patience.pingEvery);
  watchdog.heard();
  await eventually(() => expect(seen.hangs).toBe(1));
  expect(seen.pings).toBe(patience.pingsMissed);
});

it('counts a missed ping half if the process had half of the time since the one before', async () => {
  const { watchdog, seen } = watch(undefined, (asked) => (asked * patience.pingEvery) / 2);
  watchdog.heard();
  await eventually(() => expect(seen.hangs).toBe(1));
  expect(seen.pings).toBe(1 + 2 * (patience.pingsMissed - 1));
});

it('is patient with a process that gets no processor time, but not for ever', async () => {
  const { watchdog, seen } = watch(undefined, () => 500);
  watchdog.heard();
  await eventually(() => expect(seen.hangs).toBe(1));
  // Sums of sixths are not exact.
  expect([0, 1]).toContain(seen.pings - (1 + 6 * (patience.pingsMissed - 1)));
});

it('does not ask for the processor time of a process that answers', async () => {
  const { seen, asked } = watch((_count, watchdog) => watchdog.heard());
  await eventually(() => expect(seen.pings).toBeGreaterThan(10));
  expect(asked()).toBe(0);
});
