import { defineConfig } from 'vitest/config';
import { repository } from './places.mjs';

export default defineConfig({
  root: repository,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/fixtures/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
