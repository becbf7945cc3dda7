import { defineConfig } from 'vitest/config';
import { compileTexts } from './compile-texts.mjs';
import { repository } from './places.mjs';

/**
 * The unit tests for `npm run mutate`. Tests that measure time or read all sources are left out, since they say nothing
 * about one changed line.
 */
export default defineConfig({
  root: repository,
  plugins: [compileTexts()],
  test: {
    include: [process.env['OFFPRINT_MUTATE_TESTS'] ?? 'test/**/*.test.{ts,tsx}'],
    exclude: ['test/{bench,build,e2e,fixtures,fuzz,hostile,packages,timed}/**', 'test/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
