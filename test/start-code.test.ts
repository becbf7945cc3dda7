import { describe, expect, it } from 'vitest';
import { findStartCode } from './start-code.ts';

it('loads into the main process only these parts of the core: messages to the library process, the rules for files and processes, the saved list and the still', () => {
  const { files, packages } = findStartCode('main/index.ts');
  expect(files).toContain('main/library-process/library-host.ts');
  expect([...files].filter((file) => file.startsWith('main/library/')).sort()).toEqual([
    'main/library/cache/build-name.ts',
    'main/library/cache/cache-folder.ts',
    'main/library/cache/first-list-file.ts',
    'main/library/cache/still-file.ts',
    'main/library/protocol.ts',
    'main/library/scan/contained-descriptor.ts',
    'main/library/scan/file-kinds.ts',
    'main/library/storage/checked-json.ts',
    'main/library/storage/damaged-data.ts',
    'main/library/storage/is-alive.ts',
    'main/library/storage/replace-file.ts',
  ]);
  expect([...packages].filter((name) => !name.startsWith('node:')).sort()).toEqual([
    'electron',
    'intl-messageformat',
    'zod',
  ]);
});

describe('the core', () => {
  const heavy = [
    '@lezer/javascript',
    '@lezer/python',
    '@parcel/watcher',
    'gray-matter',
    'js-yaml',
    'lowlight',
    'markdown-it',
    'parse5',
    're2js',
    'smol-toml',
    'temml',
    'unidecode',
  ];

  it.each(['main/library-process/library-process.ts', 'main/commands/search.ts'])(
    'shows and searches what was saved without what reads and renders posts: %s',
    (entry) => {
      const { files, packages } = findStartCode(entry);
      expect(files).toContain('main/library/search/search-index.ts');
      expect([...packages].filter((name) => heavy.includes(name) || name.startsWith('markdown-it'))).toEqual([]);
      expect([...files].filter((file) => /^main\/library\/sites\/(?:generators|config)\//.test(file))).toEqual([
        'main/library/sites/config/press-settings.ts',
        'main/library/sites/config/vault-settings.ts',
      ]);
    },
  );

  it('renders and reads with them when it is asked to', () => {
    const { packages } = findStartCode('main/library/records/record-worker.ts');
    const needed = ['gray-matter', 'js-yaml', 'lowlight', 'markdown-it', 'parse5', 'smol-toml', 'temml'];
    expect([...packages]).toEqual(expect.arrayContaining(needed));
    expect([...findStartCode('main/library/sites/detect-site.ts').packages]).toEqual(
      expect.arrayContaining(['re2js', 'unidecode']),
    );
    expect([...findStartCode('main/library/watch/watch-folder.ts').packages]).not.toContain('@parcel/watcher');
  });

  it('starts the command line without any command', () => {
    const { files } = findStartCode('main/command-line.ts');
    expect([...files].sort()).toEqual(['main/command-line.ts', 'main/commands/usage-mistake.ts']);
  });
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
