import { expect, it } from 'vitest';
import { stepGrowth } from '../../step-growth.ts';
import { drawingSize } from '../../../main/library/scan/drawing-header.ts';

it.each([
  ['comments', '<!---->'],
  ['comments that do not end', '<!--'],
  ['declarations', '<?a?>'],
  ['types', '<!a>'],
  ['types that do not end', '<!a '],
  ['quotes of a type', `<!a "'`],
  ['spaces', ' '],
  ['attributes', '<svg ', 'a="b" '],
  ['equals signs', '<svg ', '='],
  ['names', '<svg ', 'a '],
])('reads the beginning of a drawing in time proportional to its length: %s', (_what, start, more = start) => {
  expect(stepGrowth((size) => drawingSize(Buffer.from(start + more.repeat(size))), 2_000)).toBeLessThan(5);
});
