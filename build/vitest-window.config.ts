import { defineConfig } from 'vitest/config';
import { compileTexts } from './compile-texts.mjs';
import { repository } from './places.mjs';

/*
 * Tests of the window. Some have a page and a real library in one process. They are a run of their own: behind several
 * hundred other tests Vitest no longer found the built-in modules of Node for them.
 */
export default defineConfig({
  root: repository,
  plugins: [compileTexts()],
  test: {
    name: 'window',
    include: ['test/renderer/**/*.test.ts', 'test/renderer/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
