import { expect, it } from 'vitest';
import { PathAliases } from '../../../../../main/library/sites/addresses/path-aliases.ts';
import { readImported } from '../../../../../main/library/sites/generators/astro/astro-imports.ts';

it('reads few files, however many import one another', async () => {
  const names = Array.from({ length: 30 }, (_v, at) => `c${at}`);
  const program = names.map((name) => `import { ${name} } from './${name}.js';\n`).join('');
  let reads = 0;
  const values = await readImported(
    {
      paths: new Set(names.map((name) => `${name}.js`)),
      folders: new Set(),
      read: async (path) => {
        reads += 1;
        return `${program}export const ${path.slice(0, -3)} = 'x';`;
      },
      learn: (_name, make) => make(),
    },
    'astro.config.mjs',
    program,
    new PathAliases(new Set(), []),
  );
  expect(reads).toBe(20);
  expect(values.get('c0')).toBe('x');
});
