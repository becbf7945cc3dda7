import { expect, it } from 'vitest';
import { findStartCode } from './start-code.ts';

it('loads nothing of the core into the main process but what it says to the library process', () => {
  const { files, packages } = findStartCode('main/index.ts');
  expect(files).toContain('main/library-process/library-host.ts');
  expect([...files].filter((file) => file.startsWith('main/library/'))).toEqual(['main/library/protocol.ts']);
  expect([...packages].filter((name) => !name.startsWith('node:')).sort()).toEqual(['electron', 'zod']);
});

it('starts the page without what draws diagrams', () => {
  const { files, packages } = findStartCode('renderer/main.tsx');
  expect(files).toContain('renderer/list/post-list.tsx');
  expect(files).not.toContain('renderer/diagram/draw-in-frame.ts');
  expect([...packages].filter((name) => name.startsWith('mermaid'))).toEqual([]);
});

it('follows imports of values, at whatever depth, and neither types nor what is loaded later', () => {
  const sources: Readonly<Record<string, string>> = {
    'main/a.ts': [
      "import { b } from './b.ts';",
      "import type { T } from './types.ts';",
      "import { type U } from './more-types.ts';",
      "const later = await import('./later.ts');",
    ].join('\n'),
    'main/b.ts': "import './a.ts';\nexport { c } from './deep/c.ts';",
    'main/deep/c.ts': "import { z } from 'zod';\nimport path from 'node:path';",
  };
  const { files, packages } = findStartCode('main/a.ts', (file) => sources[file] ?? '');
  expect([...files]).toEqual(['main/a.ts', 'main/b.ts', 'main/deep/c.ts']);
  expect([...packages]).toEqual(['zod', 'node:path']);
});
