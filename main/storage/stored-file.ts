import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';

/** One JSON file of the app's own, held in memory and written behind. */
export interface StoredFile<Value> {
  read(): Value;
  /** Takes the new value at once; the disk follows within `delay`. */
  write(value: Value): void;
  /** Writes what is not yet on disk, without returning before: for quitting. */
  flush(): void;
}

interface Options<Value> {
  readonly file: string;
  /** Has to accept an empty object, and to put a default where a field makes no sense. */
  readonly schema: z.ZodType<Value>;
  /** In milliseconds; 500 unless told. */
  readonly delay?: number;
  /** Told of a file that could not be read or written; the app goes on without. */
  readonly onProblem: (message: string) => void;
}

const version = 1;

/**
 * Opens a JSON file. It is replaced whole (written beside, synced, renamed) and its last version is kept as `.bak`,
 * which is read when the file itself is broken or missing. With neither, every field has its default.
 */
export function openStoredFile<Value>(options: Options<Value>): StoredFile<Value> {
  const { file, schema, delay = 500, onProblem } = options;
  let value = readStored(file, schema) ?? readStored(`${file}.bak`, schema) ?? schema.parse({});
  let timer: NodeJS.Timeout | null = null;
  let generation = 0;
  let written = 0;

  const put = (temporary: string): void => {
    try {
      renameSync(file, `${file}.bak`);
    } catch {
      // The first time there is none.
    }
    renameSync(temporary, file);
  };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onProblem(`${path.basename(file)} could not be saved: ${String(error)}`);
    }
  };
  const textNow = (): string => `${JSON.stringify({ version, ...value }, null, 2)}\n`;

  const writeBehind = async (): Promise<void> => {
    const mine = generation;
    if (mine === written) {
      return;
    }
    const temporary = `${file}.${process.pid}-${mine}.tmp`;
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      const handle = await open(temporary, 'w', 0o600);
      try {
        await handle.writeFile(textNow());
        await handle.sync();
      } finally {
        await handle.close();
      }
      // A newer version may have gone to disk while this one was synced.
      if (mine > written) {
        put(temporary);
        written = mine;
      } else {
        rmSync(temporary, { force: true });
      }
    } catch (error) {
      rmSync(temporary, { force: true });
      onProblem(`${path.basename(file)} could not be saved: ${String(error)}`);
    }
  };

  return {
    read: () => value,
    write: (next) => {
      value = next;
      generation += 1;
      timer ??= setTimeout(() => {
        timer = null;
        void writeBehind();
      }, delay);
    },
    flush: () => {
      if (timer !== null) {
        clearTimeout(timer);
        timer = null;
      }
      if (generation === written) {
        return;
      }
      attempt(() => {
        mkdirSync(path.dirname(file), { recursive: true });
        const temporary = `${file}.${process.pid}-${generation}-last.tmp`;
        const descriptor = openSync(temporary, 'w', 0o600);
        try {
          writeSync(descriptor, textNow());
          fsyncSync(descriptor);
        } finally {
          closeSync(descriptor);
        }
        put(temporary);
        written = generation;
      });
    },
  };
}

function readStored<Value>(file: string, schema: z.ZodType<Value>): Value | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
