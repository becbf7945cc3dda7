import path from 'node:path';
import { repository } from '../../../build/places.mjs';
import { ask, Stop } from '../../../build/run.mjs';

/** @returns {Promise<number>} how long read + gray-matter + FTS5 take for a folder, in milliseconds, in a new process */
export async function timeFts5(/** @type {string} */ folder) {
  const script = path.join(repository, 'test', 'bench', 'measure', 'fts5-pipeline.mjs');
  const { code, output } = await ask(process.execPath, ['--max-old-space-size=8192', script, folder]);
  if (code !== 0) {
    throw new Stop('The pipeline of gray-matter and FTS5 failed.');
  }
  return Number(output);
}
