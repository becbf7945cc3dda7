import type { Told } from '../../../../preload/texts/texts.ts';
import type { SiteFolder } from '../generator.ts';

/** Each folder that is left out gets a note, and a configuration may name any number of them. */
const mostNotes = 5;

/**
 * The folders that a configuration names. One outside the site, or one that does not exist, is left out, so that wrong
 * settings don't hide all posts.
 */
export class NamedFolders {
  readonly #folders: ReadonlySet<string>;
  readonly #file: string;
  readonly #notes = new Map<string, Told>();

  constructor({ folders }: Pick<SiteFolder, 'folders'>, file: string) {
    this.#folders = folders;
    this.#file = file;
  }

  /** A note for each folder that was left out. */
  get notes(): readonly Told[] {
    return [...this.#notes.values()];
  }

  /**
   * One folder, with a slash at its end; empty for the top. If it is not a folder of the site, a note is made and
   * `usual` is returned.
   */
  one(name: string, usual: string, from = ''): string {
    const [folder] = name === '' ? [] : this.found([name], from);
    if (folder === undefined && name !== '') {
      this.#note(name);
    }
    return folder ?? folderWithin(usual, from) ?? '';
  }

  /** Those of the named folders that are inside the site. If none of them exists, the usual ones. */
  several(names: readonly string[], usual: readonly string[], from = ''): readonly string[] {
    return this.found(names, from).length > 0
      ? this.inside(names, from)
      : usual.flatMap((name) => folderWithin(name, from) ?? []);
  }

  /** Those of the named folders that exist. */
  found(names: readonly string[], from = ''): readonly string[] {
    return this.inside(names, from).filter((folder) => folder === '' || this.#folders.has(folder.slice(0, -1)));
  }

  /**
   * Those of the named folders that are inside the site, also if they don't exist. Names are relative to the folder
   * `from`.
   */
  inside(names: readonly string[], from = ''): readonly string[] {
    return names.flatMap((name) => {
      const folder = folderWithin(name, from);
      if (folder === null) {
        this.#note(name);
      }
      return folder ?? [];
    });
  }

  #note(name: string): void {
    if (this.#notes.size < mostNotes) {
      this.#notes.set(name, {
        code: 'note.folder-elsewhere',
        values: { file: this.#file, folder: name.slice(0, 200) },
      });
    }
  }
}

/**
 * Resolves a path from a folder. The result has a slash at its end and is empty for the top. Null if it leads out of
 * the top. A path with a slash at its start is relative to the top, as some people write it.
 */
export function folderWithin(written: string, from = ''): string | null {
  const parts: string[] = [];
  for (const part of `${/^[\\/]/.test(written) ? '' : from}/${written}`.split(/[\\/]+/)) {
    if (part === '..' && parts.length === 0) {
      return null;
    }
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.length === 0 ? '' : `${parts.join('/')}/`;
}
