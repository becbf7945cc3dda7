import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileTexts } from './compile-texts.mjs';
import { repository } from './places.mjs';
import { listSpecialTests } from './special-tests.mjs';

const options = { testTimeout: 30_000, hookTimeout: 60_000, sequence: { groupOrder: 0 } };
const every = ['test/**/*.test.ts', 'test/**/*.test.tsx'];
const notUnit = ['test/e2e/**', 'test/hostile/**', 'test/packages/**', 'test/fixtures/**', 'test/timed/**'];
const { steps, window } = listSpecialTests();

export default defineConfig({
  root: repository,
  test: {
    // Vitest would leave one core to itself, which is half of a small machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        // These files share processes, so that the core is loaded once for all. A test undoes what it changes in one.
        plugins: [compileTexts()],
        test: { ...options, name: 'unit', include: every, exclude: [...notUnit, ...window, ...steps], isolate: false },
      },
      {
        // Each file has a process, since modules of the window keep its document, and timers that outlive a test.
        plugins: [compileTexts()],
        test: { ...options, name: 'window', include: window },
      },
      {
        // Each file has a process, since counting slows down all that runs in it.
        plugins: [compileTexts()],
        test: { ...options, name: 'steps', include: steps },
      },
      {
        // The few tests that measure time run after the others, one by one.
        test: {
          ...options,
          name: 'timed',
          include: ['test/timed/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
