import { defineConfig } from 'vitest/config';
import { compileTexts } from './compile-texts.mjs';
import { repository } from './places.mjs';

/** Each test starts Electron itself, so a small machine can run only one at a time. */
export default defineConfig({
  root: repository,
  plugins: [compileTexts()],
  test: {
    include: ['test/e2e/**/*.test.ts', 'test/hostile/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
