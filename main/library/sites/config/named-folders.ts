import type { Told } from '../../../../preload/texts/texts.ts';
import type { SiteFolder } from '../generator.ts';

/** Each that is left out has a note; a configuration may name any number. */
const mostNotes = 5;

/**
 * Folders as a configuration names them. One that leads out of the folder of the site, or that is not there, is left
 * out: a site's own settings never take its posts away.
 */
export class NamedFolders {
  readonly #folders: ReadonlySet<string>;
  readonly #file: string;
  readonly #notes = new Map<string, Told>();

  constructor({ folders }: Pick<SiteFolder, 'folders'>, file: string) {
    this.#folders = folders;
    this.#file = file;
  }

  /** What was left out. */
  get notes(): readonly Told[] {
    return [...this.#notes.values()];
  }

  /** One folder, with a slash at its end, empty for the top; `usual`, with a note, where it is none of the site's. */
  one(name: string, usual: string, from = ''): string {
    const [folder] = name === '' ? [] : this.found([name], from);
    if (folder === undefined && name !== '') {
      this.#note(name);
    }
    return folder ?? folderWithin(usual, from) ?? '';
  }

  /** Some folders, or the usual ones where none of them is there. */
  several(names: readonly string[], usual: readonly string[], from = ''): readonly string[] {
    return this.found(names, from).length > 0
      ? this.inside(names, from)
      : usual.flatMap((name) => folderWithin(name, from) ?? []);
  }

  /** Those of some folders that are there. */
  found(names: readonly string[], from = ''): readonly string[] {
    return this.inside(names, from).filter((folder) => folder === '' || this.#folders.has(folder.slice(0, -1)));
  }

  /** Those of some folders that do not lead out, there or not. Names go out from the folder `from`. */
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
 * Where a written path leads from a folder, with a slash at its end and empty for the top; null where it leads out of
 * the top. One that begins with a slash is read from the top, as some write it.
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
