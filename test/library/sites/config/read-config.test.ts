import { expect, it } from 'vitest';
import { readConfig } from '../../../../main/library/sites/config/read-config.ts';
import type { SiteFolder } from '../../../../main/library/sites/generator.ts';
import { publishFiles } from '../publish-fixture.ts';

function read(text: string) {
  const folder: SiteFolder = {
    paths: new Set(),
    folders: new Set(),
    read: async () => text,
    learn: (_name, make) => make(),
  };
  return readConfig(folder, 'config.yml');
}

it('bounds what it takes from a configuration', async () => {
  const nine = (name: string): string => Array(9).fill(`*${name}`).join(',');
  const bomb = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${nine(`a${at}`)}]`);
  const { config, notes } = await read(`a0: &a0 x\n${bomb.join('\n')}`);
  expect(notes).toEqual([]);
  expect(config['a1']).toEqual(Array(9).fill('x'));
  expect(JSON.stringify(config).length).toBe(189_010);
});

it('cuts long lists and texts of a configuration', async () => {
  const { config } = await read(`list: [${'a,'.repeat(3_000)}]\ntext: ${'a'.repeat(3_000)}`);
  expect(config['list']).toHaveLength(1_000);
  expect(config['text']).toHaveLength(2_000);
});

it.each([
  ['hugo.toml', `permalinks.posts = "/${':title'.repeat(10_000)}"`, 'content/posts/a.md', 4_001],
  ['_config.yml', `permalink: "/${':title'.repeat(10_000)}"`, '_posts/2020-01-01-a.md', 4_000],
])('makes no address that is longer than one can be, by %s', async (name, config, path, length) => {
  const { urls } = await publishFiles({
    [name]: config,
    [path]: `---\ntitle: ${'t'.repeat(1_500)}\nslug: ${'s'.repeat(1_500)}\n---\nText`,
  });
  expect(urls[path]).toHaveLength(length);
});

it('reads broken permalinks in time', async () => {
  const { urls } = await publishFiles({
    'hugo.toml': `permalinks.posts = "/${':a['.repeat(100_000)}${'/'.repeat(100_000)}a"`,
    'content/posts/a.md': '---\ntitle: a\n---\nText',
  });
  // Only the first 2,000 characters of a text are read.
  expect(urls['content/posts/a.md']).toBe(`/${'a'.repeat(666)}/`);
});
