import { expect, it } from 'vitest';
import { renderPost } from '../../../../main/library/render/render-post.ts';
import { stepGrowth } from '../../../step-growth.ts';
import { deepForms, type Nest } from './deep-forms.ts';

it('blocks that stand too deep take time in proportion to their length', () => {
  const form = deepForms['items on one line'] as Nest;
  expect(stepGrowth((size) => renderPost({ body: form(size), bodyLine: 1 }), 2_000)).toBeLessThan(5);
});
