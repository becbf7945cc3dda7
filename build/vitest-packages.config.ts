import { defineConfig } from 'vitest/config';
import { repository } from './places.mjs';

/** Each test unpacks or installs a package of 250 MB, so they run one at a time. */
export default defineConfig({
  root: repository,
  test: {
    include: ['test/packages/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
