import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/**
 * Builds a TypeScript file and all that it imports into one file, for a process or a thread of its own. Gives the path
 * of what was built; it is gone when this process ends.
 */
export async function builtModule(entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-built-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir: folder, minify: false, rolldownOptions: { output: { entryFileNames: 'built.mjs' } } },
    ssr: { noExternal: true },
  });
  return path.join(folder, 'built.mjs');
}
