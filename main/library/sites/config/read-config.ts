import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import type { SiteFolder } from '../generator.ts';
import type { Told } from '../../../../preload/texts/texts.ts';

/** A parsed configuration: an object of TOML, YAML or JSON, its keys as written. */
export type Config = Readonly<Record<string, unknown>>;

export interface ReadConfig {
  readonly config: Config;
  /** Why the file could not be read, for a person. */
  readonly notes: readonly Told[];
}

const schema = CORE_SCHEMA.withTags(mergeTag);

function parse(path: string, text: string): unknown {
  if (path.endsWith('.toml')) {
    return parseToml(text);
  }
  if (path.endsWith('.json')) {
    return JSON.parse(text);
  }
  return load(text, { schema, maxAliases: 1_000, maxDepth: 64 });
}

/** How many values are kept. Every post is compared with them, and aliases of YAML make many out of a few. */
const mostValues = 50_000;
const mostInOne = 1_000;
const longestText = 2_000;
const deepest = 32;

/** A copy without whatever exceeds the limits. */
function bounded(parsed: unknown): unknown {
  let left = mostValues;
  const copy = (value: unknown, depth: number): unknown => {
    left -= 1;
    if (left < 0 || depth > deepest) {
      return null;
    }
    if (typeof value === 'string') {
      return value.slice(0, longestText);
    }
    if (Array.isArray(value)) {
      return value.slice(0, mostInOne).map((item) => copy(item, depth + 1));
    }
    if (typeof value !== 'object' || value === null || value instanceof Date) {
      return value;
    }
    const entries = Object.entries(value).slice(0, mostInOne);
    return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, depth + 1)]));
  };
  return copy(parsed, 0);
}

/**
 * Reads a configuration file in the format that its extension names. If it is broken, the object is empty and there is
 * a note.
 */
export async function readConfig(folder: SiteFolder, path: string): Promise<ReadConfig> {
  const text = await folder.read(path);
  if (text === null) {
    return { config: {}, notes: [] };
  }
  try {
    return { config: asObject(bounded(parse(path, text))), notes: [] };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return { config: {}, notes: [{ code: 'note.config-not-read', values: { file: path, reason } }] };
  }
}

/** The value as an object. Empty if it is not one. */
export function asObject(value: unknown): Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : {};
}

/** The value of a key, ignoring case, as Hugo does. */
export function settingOf(config: Config, key: string): unknown {
  if (Object.hasOwn(config, key)) {
    return config[key];
  }
  const wanted = key.toLowerCase();
  const found = Object.keys(config).find((name) => name.toLowerCase() === wanted);
  return found === undefined ? undefined : config[found];
}

/** A text or number as trimmed text. Empty for anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The texts of a list, or of a single text. Empty for anything else. */
export function asTexts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(asText).filter((text) => text !== '');
}
