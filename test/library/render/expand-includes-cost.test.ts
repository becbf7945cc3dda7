import { expect, it } from 'vitest';
import { expandIncludes, type Includes } from '../../../main/library/render/templates/expand-includes.ts';
import { stepGrowth } from '../../step-growth.ts';

const includes: Includes = {
  text: 'One line.',
  'if.html': `<b>${'{% if include.a %}x'.repeat(200)}`,
  'assign.html': `<b>${'{% assign a = a %}{{ a }}'.repeat(150)}`,
  'self.html': '<b>{% include self.html %}'.repeat(100),
};

it.each([
  ['tags that never end', '{% include text a="b '],
  ['tags', '{% include text %}'],
  ['raw tags', '{% raw %}'],
  ['ends of raw tags', '{% raw %}{% endraw %}'],
  ['arguments', '{% include text a="b" c=d %} e=f '],
  ['includes with branches', '{% include if.html a="b" %}'],
  ['includes with assignments', '{% include assign.html %}'],
  ['includes of themselves', '{% include self.html %}'],
])('expanding includes takes steps in proportion to %s', (_what, part) => {
  expect(stepGrowth((size) => expandIncludes(part.repeat(size), includes, new Map()), 2_000)).toBeLessThan(5);
});
