import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../../build/places.mjs';
import { paperOf } from '../../../main/window/paper.ts';

it('makes a window in the ground colour of its page, in each theme', async () => {
  const tokens = await readFile(path.join(repository, 'renderer', 'theme', 'tokens.css'), 'utf8');
  const grounds = [...tokens.matchAll(/--surface-list: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
  // The style sheet has light first, then dark, then sepia.
  expect([paperOf('light', true), paperOf('dark', false), paperOf('sepia', true)]).toEqual(grounds);
  expect([paperOf('system', false), paperOf('system', true)]).toEqual(grounds.slice(0, 2));
});
