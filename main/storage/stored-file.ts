import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { removeQuietly, replaceFile, replaceFileLater } from '../library/storage/replace-file.ts';

interface Options<Value> {
  readonly file: string;
  /** Has to accept an empty object, and to put a default where a field makes no sense. */
  readonly schema: z.ZodType<Value>;
  /** In milliseconds; 500 unless told. */
  readonly delay?: number;
  readonly onProblem: OnProblem;
}

/** Told of a file that could not be written, or was damaged, soon after it was opened; the app goes on without. */
export type OnProblem = (message: string, what: 'unsaved' | 'damaged') => void;

const version = 1;

/**
 * One JSON file of the app's own, held in memory and written behind. It is replaced whole, and its last version is kept
 * as `.bak`.
 */
export class StoredFile<Value> {
  readonly #file: string;
  readonly #delay: number;
  readonly #onProblem: OnProblem;
  #value: Value;
  #timer: NodeJS.Timeout | null = null;
  /** How often the value has changed, and which of these changes is on disk. */
  #generation = 0;
  #written = 0;

  /** To be made by `openStoredFile`, which reads the first value. */
  constructor({ file, delay = 500, onProblem }: Omit<Options<Value>, 'schema'>, value: Value) {
    this.#file = file;
    this.#delay = delay;
    this.#onProblem = onProblem;
    this.#value = value;
  }

  read(): Value {
    return this.#value;
  }

  /** Takes the new value at once; the disk follows within `delay`. */
  write(value: Value): void {
    this.#value = value;
    this.#generation += 1;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#writeBehind();
    }, this.#delay);
  }

  /** Writes what is not yet on disk, without returning before: for quitting. */
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
      // Another name than that of a write behind, which may not be over.
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
      // A newer version may have gone to disk while this one was synced.
      const isWanted = (): boolean => mine > this.#written;
      if (await replaceFileLater(this.#file, this.#text(), { ...this.#options(''), isWanted })) {
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
    return `${JSON.stringify({ version, ...this.#value }, null, 2)}\n`;
  }

  #tellProblem(error: unknown): void {
    this.#onProblem(`${path.basename(this.#file)} could not be saved: ${String(error)}`, 'unsaved');
  }
}

/**
 * Opens a JSON file. The version before is read when the file is damaged or missing; with neither, every field has its
 * default. A damaged file is kept aside, since the next one that is written would take its place.
 */
export function openStoredFile<Value>(options: Options<Value>): StoredFile<Value> {
  const { file, schema, onProblem } = options;
  removeHalfWritten(file);
  if (isDamaged(file)) {
    const aside = `${file}.damaged`;
    try {
      renameSync(file, aside);
    } catch {
      // Nothing can be written there: then nothing takes its place.
    }
    setImmediate(onProblem, `${path.basename(file)} was damaged. It is kept as ${path.basename(aside)}.`, 'damaged');
  }
  const value = readStored(file, schema) ?? readStored(`${file}.bak`, schema) ?? schema.parse({});
  return new StoredFile(options, value);
}

/** Only one Offprint uses a profile: what is half written now was left by one that was killed. */
function removeHalfWritten(file: string): void {
  const prefix = `${path.basename(file)}.`;
  try {
    for (const name of readdirSync(path.dirname(file))) {
      if (name.startsWith(prefix) && /^\d+-\d+(-last)?\.tmp$/.test(name.slice(prefix.length))) {
        removeQuietly(path.join(path.dirname(file), name));
      }
    }
  } catch {
    // There is no such folder yet.
  }
}

/** It is there, and no text of settings: cut off, or changed by hand. */
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

function readStored<Value>(file: string, schema: z.ZodType<Value>): Value | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
