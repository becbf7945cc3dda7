import { defineConfig } from 'vitest/config';
import { compileTexts } from './compile-texts.mjs';
import { repository } from './places.mjs';

const options = { testTimeout: 30_000, hookTimeout: 60_000 };
const notUnit = ['test/e2e/**', 'test/hostile/**', 'test/packages/**', 'test/fixtures/**', 'test/timed/**'];

export default defineConfig({
  root: repository,
  test: {
    projects: [
      {
        plugins: [compileTexts()],
        test: {
          ...options,
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: notUnit,
          sequence: { groupOrder: 0 },
        },
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
