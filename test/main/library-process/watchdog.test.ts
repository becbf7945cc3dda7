import { expect, it, onTestFinished } from 'vitest';
import { Watchdog } from '../../../main/library-process/watchdog.ts';
import { eventually } from '../../eventually.ts';

// Everything is counted in pings, so a slow machine changes nothing.
const patience = { pingEvery: 1, pingsMissed: 3, pingsMissedAtStart: 7 };

/** Watches a process. `onPing` plays the process; it gets the number of the ping. */
function watch(onPing: (count: number, watchdog: Watchdog) => void = () => {}) {
  const seen = { pings: 0, hangs: 0 };
  const watchdog = new Watchdog({
    patience,
    ping: () => {
      seen.pings += 1;
      onPing(seen.pings, watchdog);
    },
    onHang: () => {
      seen.hangs += 1;
    },
  });
  onTestFinished(() => watchdog.stop());
  return { watchdog, seen };
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
