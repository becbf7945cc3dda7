import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/**
 * Bundles a TypeScript file and all its imports into one file, for a separate process or thread. Returns the path of the
 * bundle, which is removed when this process ends.
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
