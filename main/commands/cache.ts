import { parseArgs } from 'node:util';
import { cachedLibraries, clearCached } from '../library/cache/bound-cache.ts';
import { personCacheFolder } from '../library/cache/cache-folder.ts';
import { type Command, print } from './command.ts';

export const cache: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options: { clear: { type: 'boolean' } } });
  const folder = personCacheFolder();
  const libraries = cachedLibraries(folder);
  const size = libraries.reduce((sum, library) => sum + library.size, 0);
  if (values.clear === true) {
    clearCached(folder);
    print(`Removed ${size} bytes kept of ${libraries.length} folders.`);
  } else {
    print(`${size} bytes kept of ${libraries.length} folders in ${folder}`);
  }
  return 0;
};
