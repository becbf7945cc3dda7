import { nameOf } from '../../addresses/site-address.ts';
import { asObject, type Config, readConfig } from '../../config/read-config.ts';
import type { SiteFolder } from '../../generator.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';

/** The names that the configuration file of a site may have. It may also be split into files of a folder. */
export const hugoConfigFiles = ['hugo', 'config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
);

// A later folder overrides an earlier one. Sites are published with the settings for production.
const configFolders = ['config/_default/', 'config/production/'];

/** Reads and merges all files of a configuration. The notes say what could not be read. */
export async function readHugoConfig(
  folder: SiteFolder,
): Promise<{ readonly config: Config; readonly notes: readonly Told[] }> {
  const main = hugoConfigFiles.find((path) => folder.paths.has(path));
  const inFolders = configFolders.flatMap((at) =>
    [...folder.paths]
      .filter((path) => path.startsWith(at) && /^[^/]+\.(?:toml|ya?ml|json)$/.test(path.slice(at.length)))
      .sort()
      .map((path) => ({ path, keys: keysOf(nameOf(path)) })),
  );
  const notes: Told[] = [];
  let config: Config = {};
  for (const { path, keys } of [...(main ? [{ path: main, keys: [] }] : []), ...inFolders]) {
    const read = await readConfig(folder, path);
    notes.push(...read.notes);
    config = merged(
      config,
      keys.reduceRight<Config>((value, key) => ({ [key]: value }), read.config),
    );
  }
  return { config, notes };
}

/**
 * The keys under which a file of a configuration folder is merged: none for `hugo.toml`, one for a setting, more for a
 * setting of a language.
 */
function keysOf(name: string): readonly string[] {
  const [key = '', language] = name.replace(/\.[^.]+$/, '').split('.');
  if (key === 'hugo' || key === 'config') {
    return [];
  }
  if (language === undefined) {
    return [key];
  }
  return key === 'languages' ? [key, language] : ['languages', language, key];
}

function merged(below: Config, above: Config): Config {
  const all: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const known = Object.keys(all).find((name) => name.toLowerCase() === key.toLowerCase());
    const inner = known === undefined ? undefined : all[known];
    if (known !== undefined) {
      delete all[known];
    }
    const objects = [inner, value].every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
    all[key] = objects ? merged(asObject(inner), asObject(value)) : value;
  }
  return all;
}
