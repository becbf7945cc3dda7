import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../build/places.mjs';
import { findBreaches } from './import-walls.ts';

const folders = ['main', 'preload', 'renderer'];

test('the walls hold: no source file imports what its folder forbids', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/'))),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => findBreaches(file, readFileSync(path.join(repository, file), 'utf8')))).toEqual([]);
});

test.each([
  ['renderer/list/post-list.tsx', "import { readFile } from 'node:fs/promises';"],
  ['renderer/list/post-list.tsx', "import fs from 'fs';"],
  ['renderer/main.tsx', "import { ipcRenderer } from 'electron';"],
  ['renderer/main.tsx', "import type { Event } from 'electron';"],
  ['renderer/main.tsx', "import { requests } from '../preload/contract.ts';"],
  ['renderer/main.tsx', "import { type Settings, requests } from '../preload/contract.ts';"],
  ['renderer/main.tsx', "export * from '../main/library/model/ids.ts';"],
  ['renderer/main.tsx', "import type { Indexer } from '../main/library/indexing/indexer.ts';"],
  ['renderer/main.tsx', "const shell = await import('../main/shell.ts');"],
  ['main/library/library.ts', "import {\n  app,\n} from 'electron';"],
  ['main/library/library.ts', "import { startOffprint } from '../start.ts';"],
  ['main/library/library.ts', "import { requests } from '../../preload/contract.ts';"],
  ['main/library/library.ts', "import '../../renderer/main.tsx';"],
  ['main/library/search/tokenize.ts', "import DOMPurify from 'dompurify';"],
  ['main/library/model/post.ts', "import type { Outcome } from '../../../preload/contract.ts';"],
  ['main/window.ts', "import { ipcMain } from 'electron';"],
  ['main/window.ts', "import { useState } from 'react';"],
  ['main/window.ts', "import type { Bridge } from '../preload/bridge.ts';"],
  ['main/window.ts', "import { repository } from '../build/places.mjs';"],
  ['preload/index.ts', "import path from 'node:path';"],
  ['preload/index.ts', "const fs = require('fs');"],
  ['preload/index.ts', "import { createLibrary } from '../main/library/library.ts';"],
  ['preload/bridge.ts', "import { ipcRenderer } from 'electron';"],
  ['preload/constants/limits.ts', "import { z } from 'zod';"],
  ['preload/constants/limits.ts', "import type { PostId } from '../../main/library/model/ids.ts';"],
  ['preload/constants/settings.ts', "import { longestText } from './limits.ts';"],
  ['main/library/model/post.ts', "import { mostRows } from '../../../preload/constants/limits.ts';"],
  ['renderer/main.tsx', "import { fileKindOf } from '../main/library/scan/file-kinds.ts';"],
  ['main/library/library.ts', "import { Texts } from '../../preload/texts/texts.ts';"],
  ['preload/texts/texts.ts', "import { say } from '../../main/speech.ts';"],
])('finds the breach in %s: %s', (file, source) => {
  expect(findBreaches(file, source)).toHaveLength(1);
});

test.each([
  [
    'renderer/main.tsx',
    "import type { Settings } from '../preload/contract.ts';\nimport { createRoot } from 'react-dom/client';",
  ],
  ['renderer/main.tsx', "import { type PostId, type LibraryId } from '../main/library/model/ids.ts';"],
  [
    'renderer/main.tsx',
    "// A page that would import fs from 'fs' is stopped.\nconst words = 'import x from \"electron\"';",
  ],
  [
    'main/library/protocol.ts',
    "import type { Outcome } from '../../preload/contract.ts';\nimport { open } from 'node:fs/promises';",
  ],
  [
    'main/requests/ipc.ts',
    "import { ipcMain } from 'electron';\nimport { requests } from '../../preload/contract.ts';",
  ],
  [
    'preload/index.ts',
    "import { contextBridge, ipcRenderer } from 'electron';\nimport type { Bridge } from './bridge.ts';",
  ],
  ['main/library/model/post.ts', "import type { Told } from '../../../preload/texts/texts.ts';"],
  ['renderer/say.ts', "import { Texts } from '../preload/texts/texts.ts';"],
  ['renderer/state/text-size.ts', "import { textSizes } from '../../preload/constants/settings.ts';"],
  ['main/window/menu.ts', "import { commandKeys } from '../../preload/constants/command-keys.ts';"],
  ['main/library/answers.ts', "import { mostRows } from '../../preload/constants/limits.ts';"],
  ['preload/contract.ts', "import { mostRows } from './constants/limits.ts';"],
  ['preload/contract.ts', "import { z } from 'zod';\nimport type { PostId } from '../main/library/model/ids.ts';"],
])('lets pass what the walls allow in %s: %s', (file, source) => {
  expect(findBreaches(file, source)).toEqual([]);
});
