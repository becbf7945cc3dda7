import { nameOf } from '../../addresses/site-address.ts';
import { matchesFnmatch, mostPatterns } from '../../config/match-glob.ts';

const alwaysLeftOut = [
  '.sass-cache',
  '.jekyll-cache',
  'gemfiles',
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle/',
  'vendor/cache/',
  'vendor/gems/',
  'vendor/ruby/',
];

/**
 * Which paths of its source a Jekyll site reads: no special names, and nothing that `exclude` matches. From
 * lib/jekyll/entry_filter.rb.
 */
export class JekyllEntries {
  readonly #include: readonly string[];
  readonly #exclude: readonly string[];

  constructor(include: readonly string[], exclude: readonly string[]) {
    this.#include = include.slice(0, mostPatterns).map(fromTop);
    this.#exclude = [...exclude.slice(0, mostPatterns), ...alwaysLeftOut]
      .map(fromTop)
      .filter((pattern) => !this.#include.includes(pattern));
  }

  /** Whether a page is read. Each folder above it is checked, and then its own name. */
  readsPage(path: string): boolean {
    return this.#include.includes(path) || this.#walks(path);
  }

  /** Whether every folder on the way to this one is read. True for the top, which is empty. */
  readsFolder(folder: string): boolean {
    return folder === '' || this.#walks(folder, true);
  }

  /**
   * Whether a document is read. Only its whole path below the folder of documents is checked. Hidden names are never
   * read.
   */
  readsDocument(folder: string, inside: string): boolean {
    return !/(?:^|\/)\./.test(inside) && this.#takes(inside, folder);
  }

  #walks(path: string, isFolder = false): boolean {
    const parts = path.split('/');
    return parts.every((part, at) => {
      const above = parts.slice(0, at).map((folder) => `${folder}/`);
      return this.#takes(part, above.join(''), isFolder || at < parts.length - 1);
    });
  }

  #takes(entry: string, folder: string, isFolder = false): boolean {
    if (entry.endsWith('.')) {
      return false;
    }
    if (isNamed(this.#include, entry, isFolder) || isNamed(this.#include, nameOf(entry), isFolder)) {
      return true;
    }
    if (isNamed(this.#exclude, `${folder}${entry}`, isFolder)) {
      return false;
    }
    return !/^[._#~]/.test(entry) && !/^[._#~]|~$/.test(nameOf(entry));
  }
}

function fromTop(pattern: string): string {
  return pattern.replace(/^\/+/, '');
}

/** Whether a pattern matches a path or its start: `doc` also matches `docs/` and `document.md`. */
function isNamed(patterns: readonly string[], path: string, isFolder: boolean): boolean {
  return patterns.some(
    (pattern) =>
      pattern !== '' &&
      (path.startsWith(pattern) || (isFolder && `${path}/` === pattern) || matchesFnmatch(pattern, path)),
  );
}
