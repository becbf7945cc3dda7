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

/** Which paths of its source a Jekyll site reads (lib/jekyll/entry_filter.rb): no special names, none that `exclude` has. */
export class JekyllEntries {
  readonly #include: readonly string[];
  readonly #exclude: readonly string[];

  constructor(include: readonly string[], exclude: readonly string[]) {
    this.#include = include.slice(0, mostPatterns).map(fromTop);
    this.#exclude = [...exclude.slice(0, mostPatterns), ...alwaysLeftOut]
      .map(fromTop)
      .filter((pattern) => !this.#include.includes(pattern));
  }

  /** A page: each folder above it and its own name are asked. */
  readsPage(path: string): boolean {
    return this.#include.includes(path) || this.#walks(path);
  }

  /** Every folder on the way down to this one; empty for the top. */
  readsFolder(folder: string): boolean {
    return folder === '' || this.#walks(folder, true);
  }

  /** What lies in a folder of documents is asked once, by all of its path below it. Hidden names are not even seen. */
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

/** A name stands for all that begins with it: `doc` leaves out `docs/` and `document.md` too. */
function isNamed(patterns: readonly string[], path: string, isFolder: boolean): boolean {
  return patterns.some(
    (pattern) =>
      pattern !== '' &&
      (path.startsWith(pattern) || (isFolder && `${path}/` === pattern) || matchesFnmatch(pattern, path)),
  );
}
