import { folderWithin, NamedFolders } from '../../config/named-folders.ts';
import type { Told } from '../../../../../preload/texts/texts.ts';
import type { FrontMatterValue } from '../../../front-matter/parse-front-matter.ts';
import { markdownExtensions } from '../../../scan/file-kinds.ts';
import { folderOf, folderPath, joinAddress, nameOf } from '../../addresses/site-address.ts';
import { matchesGlob, matchesPicomatch, mostPatterns } from '../../config/match-glob.ts';
import { asObject, asText, readConfig } from '../../config/read-config.ts';
import { asField } from '../../config/read-fields.ts';
import {
  asLiteralObject,
  JsLiterals,
  type LiteralCall,
  type LiteralObject,
  literalText,
} from '../../config/read-literals-js.ts';
import type { Mount, SiteFolder } from '../../generator.ts';
import { readFilters } from './eleventy-filters.ts';
import type { SiteFilters } from './eleventy-permalink.ts';
import { type Program, readPrograms } from './eleventy-imports.ts';
import { permalinkOfProgram } from './eleventy-program.ts';

const configNames = [
  '.eleventy.js',
  'eleventy.config.js',
  'eleventy.config.mjs',
  'eleventy.config.cjs',
  'eleventy.config.ts',
  '.eleventy.cjs',
  '.eleventy.mjs',
] as const;
const dataFile = /\.(?:11tydata\.(?:json|[cm]?js)|json)$/;
/** How many data files of folders and posts are read. A blog has fewer. */
const mostDataFiles = 2_000;

type Fields = ReadonlyMap<string, FrontMatterValue>;

export interface EleventySettings {
  /** The input folder, with a slash at its end. Empty for the top. */
  readonly input: string;
  readonly basePath: string;
  readonly title: string;
  readonly url: string;
  readonly language: string;
  readonly mounts: readonly Mount[];
  /** The template language within Markdown: Liquid by default, empty for none. */
  readonly templates: string;
  /** Before version 2, Markdown had indented code. */
  readonly indentedCode: boolean;
  /** From version 3 on, `slugify` keeps “don't” as one word. */
  readonly contractions: boolean;
  readonly text: string;
  readonly filters: SiteFilters;
  /** The data that the configuration gives to every post (`addGlobalData`). */
  readonly globals: Fields;
  /**
   * The data that files give to one post, or to all posts below a folder. The key is the post's path without its
   * extension, or the folder.
   */
  readonly data: ReadonlyMap<string, Fields>;
  readonly notes: readonly Told[];
  leavesOut(path: string): boolean;
}

export function findEleventyConfig(paths: ReadonlySet<string>): string | null {
  return configNames.find((name) => paths.has(name)) ?? null;
}

export async function readEleventyConfig(folder: SiteFolder): Promise<EleventySettings> {
  const path = findEleventyConfig(folder.paths) ?? '';
  const text = (await folder.read(path)) ?? '';
  const programs = await readPrograms(folder, path, text);
  const literals = programs[0]?.literals ?? new JsLiterals('');
  const config: LiteralObject = { ...asLiteralObject(literals.variable('config')), ...literals.exported() };
  const dir = asLiteralObject(config['dir']) ?? {};
  const called = (name: string): string => literalText(literals.calls(name).at(-1)?.values[0]);
  const callsOf = (name: string): readonly LiteralCall[] => programs.flatMap((program) => program.literals.calls(name));
  const named = new NamedFolders(folder, path);
  const input = named.one(literalText(dir['input']) || called('setInputDirectory'), '');
  const data = folderWithin(literalText(dir['data']) || called('setDataDirectory') || '_data', input) ?? input;
  const site = await readSiteData(folder, data);
  const { config: packages } = await readConfig(folder, 'package.json');
  const version = asText(
    asObject({ ...asObject(packages['devDependencies']), ...asObject(packages['dependencies']) })['@11ty/eleventy'],
  );
  const engine = config['markdownTemplateEngine'];
  const ignored = `${(await folder.read('.eleventyignore')) ?? ''}\n${literals
    .calls('add')
    .map(({ values }) => literalText(values[0]))
    .join('\n')}`;
  const patterns = ignored
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\.?\//, '')
        .replace(/\/$/, ''),
    )
    .filter((line) => line !== '' && !line.startsWith('#'));
  const hidden = [dir['includes'] ?? '_includes', dir['layouts'], dir['data'] ?? '_data']
    .map(literalText)
    .filter((name) => name !== '');
  const left = [
    ...hidden.map((name) => folderWithin(name, input)),
    folderWithin(literalText(dir['output']) || '_site'),
    // A setting can't exclude the folder that holds the posts.
  ].filter((name): name is string => name !== null && !input.startsWith(name));
  return {
    input,
    basePath: joinAddress(literalText(config['pathPrefix']) || '/', '/'),
    title: literalText(site['title']) || literalText(site['name']),
    url: literalText(site['url']) || literalText(site['baseUrl']) || literalText(site['siteUrl']),
    language: literalText(site['language']) || literalText(site['lang']),
    mounts: mountsOf(callsOf('addPassthroughCopy'), input, folder),
    templates: engine === false ? '' : literalText(engine) || 'liquid',
    indentedCode: /^\D*[01]\./.test(version),
    contractions: !/^\D*[012]\./.test(version),
    text: programs.map((program) => program.text).join('\n'),
    filters: readFilters(programs),
    globals: globalsOf(callsOf('addGlobalData'), programs),
    data: await readData(folder, input),
    notes: named.notes,
    leavesOut: (post) =>
      left.some((name) => post.startsWith(name)) ||
      patterns.some((pattern) => matchesGlob(pattern, post) || post.startsWith(`${pattern}/`)),
  };
}

const functionNodes = new Set(['ArrowFunction', 'FunctionExpression']);
/** How much of a function that makes permalinks is read, in UTF-16 units. */
const longestPermalink = 2_000;

/**
 * The data that a configuration gives to every post. A permalink may be a function, or a function that returns such a
 * function.
 */
function globalsOf(calls: readonly LiteralCall[], programs: readonly Program[]): Fields {
  const globals = new Map(
    calls.map(({ values }) => [literalText(values[0]).toLowerCase(), asField(values[1])] as const),
  );
  const permalink = programs
    .flatMap(({ literals: { parts } }) =>
      parts
        .calls(['addGlobalData'])
        .map((call) => parts.argumentsOf(call))
        .filter(([name, made]) => name && made && /^["'`]permalink["'`]$/.test(parts.textOf(name)))
        .map(([, made]) => (made && functionNodes.has(made.name) ? parts.textOf(made).slice(0, longestPermalink) : '')),
    )
    .map((made) =>
      permalinkOfProgram(`permalink: ${made.replace(/^\(\)\s*=>\s*(?:\{\s*return\s*)?(?=\(|\w+\s*=>)/, '')}`),
    )
    .find((made) => made !== null);
  return permalink === undefined ? globals : globals.set('permalink', permalink);
}

/** Reads the data file in which most sites keep their title and address. */
async function readSiteData(folder: SiteFolder, data: string): Promise<LiteralObject> {
  for (const name of ['metadata', 'site', 'meta', 'siteConfig', 'config']) {
    for (const ending of ['json', 'js', 'mjs', 'cjs']) {
      const text = await folder.read(`${data}${name}.${ending}`);
      if (text !== null) {
        return new JsLiterals(ending === 'json' ? `export default ${text}` : text).exported();
      }
    }
  }
  return {};
}

/** How many files are copied one by one. */
const mostCopied = 2_000;

/**
 * The mounts of `addPassthroughCopy`. A path below the input folder is published at the same path. An object gives the
 * address of each path; the files that a pattern in it matches are all copied to one folder.
 */
function mountsOf(copied: readonly LiteralCall[], input: string, { folders, paths }: SiteFolder): readonly Mount[] {
  const mounts: Mount[] = [];
  const put = (from: string, to: string): void => {
    const source = folderPath(from.replace(/\/?\*.*$/, ''));
    if (folders.has(source.slice(0, -1)) || /^(?:\.?\/?|\*.*)$/.test(from)) {
      mounts.push({ folder: source, at: joinAddress(to, '/') });
    }
  };
  const putEach = (pattern: string, to: string): void => {
    const files = [...paths].filter((path) => matchesPicomatch(pattern.replace(/^\.\//, ''), path));
    for (const path of files.slice(0, Math.max(0, mostCopied - mounts.length))) {
      mounts.push({ folder: path, at: joinAddress(to, nameOf(path)) });
    }
  };
  let patternsLeft = mostPatterns;
  for (const { values } of copied) {
    const [what] = values;
    const several = asLiteralObject(what);
    if (several) {
      for (const [from, to] of Object.entries(several)) {
        if (from.includes('*') && patternsLeft > 0) {
          patternsLeft -= 1;
          putEach(from, literalText(to));
        } else {
          put(from, literalText(to));
        }
      }
    } else if (typeof what === 'string' && what !== '') {
      const source = folderPath(what.replace(/\/?\*.*$/, ''));
      put(what, source.startsWith(input) ? source.slice(input.length) : source);
    }
  }
  return [...mounts, { folder: input, at: '/' }];
}

/**
 * Reads the data files. One named like its folder is for all posts in it, and one named like a post is for that post.
 */
async function readData(folder: SiteFolder, input: string): Promise<ReadonlyMap<string, Fields>> {
  const files = [...folder.paths]
    .filter((path) => path.startsWith(input) && dataFile.test(path))
    .slice(0, mostDataFiles);
  const data = new Map<string, Fields>();
  for (const path of files.sort()) {
    const stem = path.replace(dataFile, '');
    const ofFolder = nameOf(stem) === nameOf(folderOf(path).slice(0, -1));
    const ofPost = markdownExtensions.some((ending) => folder.paths.has(`${stem}.${ending}`));
    if (!ofFolder && !ofPost) {
      continue;
    }
    const text = (await folder.read(path)) ?? '';
    const object = new JsLiterals(path.endsWith('.json') ? `export default ${text}` : text).exported();
    const fields = Object.entries({ ...object, ...asLiteralObject(object['eleventyComputed']) }).flatMap(
      ([key, value]) => (value === undefined ? [] : [[key.toLowerCase(), asField(value)] as const]),
    );
    const known = new Map(fields);
    const made = known.has('permalink') || path.endsWith('.json') ? null : permalinkOfProgram(text);
    if (made !== null) {
      known.set('permalink', made);
    }
    const key = ofFolder ? folderOf(path) : stem;
    data.set(key, new Map([...(data.get(key) ?? []), ...known]));
  }
  return data;
}
