import { defineConfig } from 'vitest/config';
import { compileTexts } from './compile-texts.mjs';
import { repository } from './places.mjs';

/** Each test starts Electron itself, so one at a time is as many as a small machine takes. */
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
