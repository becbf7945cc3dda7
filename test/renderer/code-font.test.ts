import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../build/places.mjs';

const sheets = path.join(repository, 'renderer');

it('joins no letters in code, wherever the code font is used', () => {
  const rules = readdirSync(sheets, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) => readFileSync(path.join(sheets, name), 'utf8').split('}'))
    .filter((rule) => /font[^:]*:[^;]*var\(--font-code\)/.test(rule));
  expect(rules.length).toBeGreaterThan(4);
  // `font` resets it, so it has to come after.
  const after = /var\(--font-code\)[\s\S]*font-variant-ligatures: none/;
  expect(rules.filter((rule) => !after.test(rule))).toEqual([]);
});
