import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readImports } from '../build/read-imports.mjs';
import { repository } from '../build/places.mjs';

/** The code that is loaded before a process does anything. */
export interface StartCode {
  /** Files of ours, relative to the repository. */
  readonly files: ReadonlySet<string>;
  /** Packages and modules of Node, by the names in the imports. */
  readonly packages: ReadonlySet<string>;
}

/**
 * Follows the imports of a source file, except imports of types and dynamic ones. `read` returns the text of a file.
 */
export function findStartCode(entry: string, read = readSource): StartCode {
  const files = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: string): void => {
    if (files.has(file) || !/\.tsx?$/.test(file)) {
      return;
    }
    files.add(file);
    for (const { target, typesOnly, later } of readImports(file, read(file))) {
      if (typesOnly || later) {
        continue;
      }
      if (/^(?:main|preload|renderer|texts)\//.test(target)) {
        follow(target);
      } else {
        packages.add(target);
      }
    }
  };
  follow(entry);
  return { files, packages };
}

function readSource(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}
