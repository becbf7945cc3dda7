import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { removeQuietly, replaceFile, replaceFileLater } from '../library/storage/replace-file.ts';

interface Options<Value> {
  readonly file: string;
  /** It must accept an empty object, and use a default for each field that is invalid. */
  readonly schema: z.ZodType<Value>;
  /** In milliseconds, 500 by default. */
  readonly delay?: number;
  readonly onProblem: OnProblem;
}

/** Called if a file could not be written, or was found damaged when it was opened. The app goes on without it. */
export type OnProblem = (message: string, what: 'unsaved' | 'damaged') => void;

const version = 1;

/**
 * A JSON file of the app. Its value is in memory and is saved in the background. The file is replaced as a whole, and
 * its last version is kept as `.bak`.
 */
export class StoredFile<Value> {
  readonly #file: string;
  readonly #delay: number;
  readonly #onProblem: OnProblem;
  #value: Value;
  readonly #unknown: Stored<Value>['unknown'];
  #timer: NodeJS.Timeout | null = null;
  /** The number of the last change, and that of the last one on disk. */
  #generation = 0;
  #written = 0;

  /** Use `openStoredFile`, which reads the first value. */
  constructor({ file, delay = 500, onProblem }: Omit<Options<Value>, 'schema'>, { value, unknown }: Stored<Value>) {
    this.#file = file;
    this.#delay = delay;
    this.#onProblem = onProblem;
    this.#value = value;
    this.#unknown = unknown;
  }

  read(): Value {
    return this.#value;
  }

  /** Sets the value at once, and saves it after `delay`. */
  write(value: Value): void {
    this.#value = value;
    this.#generation += 1;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#writeBehind();
    }, this.#delay);
  }

  /** Saves the value before it returns, if it is not on disk yet. For quitting. */
  flush(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    if (this.#generation === this.#written) {
      return;
    }
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      // Another temporary name, since saving in the background may not be finished.
      replaceFile(this.#file, [Buffer.from(this.#text())], { ...this.#options('-last'), sync: true });
      this.#written = this.#generation;
    } catch (error) {
      this.#tellProblem(error);
    }
  }

  async #writeBehind(): Promise<void> {
    const mine = this.#generation;
    if (mine === this.#written) {
      return;
    }
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      // A newer version may have been saved while this one was synced.
      const isWanted = (): boolean => mine > this.#written;
      if (await replaceFileLater(this.#file, [this.#text()], { ...this.#options(''), isWanted })) {
        this.#written = mine;
      }
    } catch (error) {
      this.#tellProblem(error);
    }
  }

  #options(ending: string) {
    const temporary = `${this.#file}.${process.pid}-${this.#generation}${ending}.tmp`;
    return { temporary, mode: 0o600, backup: `${this.#file}.bak` };
  }

  #text(): string {
    return `${JSON.stringify({ ...this.#unknown, version, ...this.#value }, null, 2)}\n`;
  }

  #tellProblem(error: unknown): void {
    this.#onProblem(`${path.basename(this.#file)} could not be saved: ${String(error)}`, 'unsaved');
  }
}

/**
 * Opens a JSON file. If it is damaged or missing, its last version is read. Without either, every field has its
 * default. A damaged file is renamed, since the next save would replace it.
 */
export function openStoredFile<Value>(options: Options<Value>): StoredFile<Value> {
  const { file, schema, onProblem } = options;
  removeHalfWritten(file);
  if (isDamaged(file)) {
    const aside = `${file}.damaged`;
    try {
      renameSync(file, aside);
    } catch {
      // Nothing can be written here, so the next save will not replace it either.
    }
    setImmediate(onProblem, `${path.basename(file)} was damaged. It is kept as ${path.basename(aside)}.`, 'damaged');
  }
  const stored = readStored(file, schema) ?? readStored(`${file}.bak`, schema);
  return new StoredFile(options, stored ?? { value: schema.parse({}), unknown: {} });
}

/** Removes temporary files. Only one Offprint uses a profile, so they were left by one that was killed. */
function removeHalfWritten(file: string): void {
  const prefix = `${path.basename(file)}.`;
  try {
    for (const name of readdirSync(path.dirname(file))) {
      if (name.startsWith(prefix) && /^\d+-\d+(-last)?\.tmp$/.test(name.slice(prefix.length))) {
        removeQuietly(path.join(path.dirname(file), name));
      }
    }
  } catch {
    // The folder does not exist yet.
  }
}

/** Whether the file exists but is not a JSON object: it was cut off, or edited wrongly by hand. */
function isDamaged(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed !== 'object' || parsed === null || Array.isArray(parsed);
  } catch {
    return true;
  }
}

interface Stored<Value> {
  readonly value: Value;
  /** Fields that only a newer Offprint knows. They are written again, so that it finds them when the person returns to it. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

function readStored<Value>(file: string, schema: z.ZodType<Value>): Stored<Value> | null {
  try {
    const fields = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const parsed = schema.safeParse(fields);
    if (!parsed.success) {
      return null;
    }
    const known = new Set(['version', ...Object.keys(parsed.data as object)]);
    const unknown = Object.fromEntries(Object.entries(fields).filter(([key]) => !known.has(key)));
    return { value: parsed.data, unknown };
  } catch {
    return null;
  }
}
