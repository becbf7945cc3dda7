import path from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { repository } from './places.mjs';

const folder = `${path.join(repository, 'preload', 'texts').replaceAll(path.sep, '/')}/`;

/**
 * Parses the messages of the catalogues in `preload/texts/` at build time, so the app needs no parser.
 * @returns {import('vite').Plugin}
 */
export function compileTexts() {
  return {
    name: 'compile-texts',
    enforce: 'pre',
    transform(code, id) {
      const [file = ''] = id.split('?');
      return file.startsWith(folder) && file.endsWith('.json') ? { code: compileCatalogue(code), map: null } : null;
    },
  };
}

/** Every build with texts needs this alias beside the plugin: the formatter without its parser. */
export const withoutParser = {
  '@formatjs/icu-messageformat-parser': path.join(
    repository,
    'node_modules/@formatjs/icu-messageformat-parser/no-parser.js',
  ),
};

/** @param {string} json a catalogue */
export function compileCatalogue(json) {
  /** @type {Record<string, string>} */
  const written = JSON.parse(json);
  const compiled = Object.entries(written).map(([id, text]) => [id, compileMessage(text)]);
  return JSON.stringify(Object.fromEntries(compiled));
}

/** @param {string} text */
function compileMessage(text) {
  const elements = parse(text, { ignoreTag: true });
  const [first] = elements;
  if (elements.length > 1 || (first !== undefined && first.type !== TYPE.literal)) {
    return elements;
  }
  return first?.value ?? '';
}
