import { expect, it } from 'vitest';
import { leadsTo, mapOf } from './map-of.ts';

it('shows what a template would compute as it is written', async () => {
  const map = await mapOf({}, []);
  expect(leadsTo(map, 'a.md', '{{ release.url }}')).toBe('computed {{ release.url }}');
  expect(leadsTo(map, 'a.md', { form: 'computed', target: 'release.url' })).toBe('computed release.url');
});

it('knows a form of the generator with spaces around it', async () => {
  const site = {
    referenceForm: (href: string) =>
      href.startsWith('{filename}') ? ({ form: 'asset', target: href.slice('{filename}'.length) } as const) : null,
  };
  const map = await mapOf(site, ['deep/sea.md', 'sea.md']);
  expect(leadsTo(map, 'deep/a.md', ' {filename}sea.md\n')).toBe('post deep/sea.md (asset)');
  expect(leadsTo(map, 'deep/a.md', '../sea.md')).toBe('post sea.md (path)');
});
