import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../preload/contract.ts';
import { openStoredFile, type StoredFile } from './stored-file.ts';

const settingsSchema: z.ZodType<Settings> = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  textSize: z.number().int().min(60).max(300).catch(100),
  filtersWidth: z.number().int().min(0).max(800).catch(216),
  listWidth: z.number().int().min(0).max(1200).catch(344),
});

const coordinate = z.number().int().min(-100_000).max(100_000);
const length = z.number().int().min(1).max(100_000);

const windowPlaceSchema = z.object({
  /** In the system's coordinates, not maximised; null before the window was ever moved. */
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }).nullable().catch(null),
  maximized: z.boolean().catch(false),
  /** As Electron counts it: each step is 20 %. */
  zoomLevel: z.number().min(-8).max(9).catch(0),
});

/** Where the window stood and how large everything in it was drawn. */
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** What is to be set; settings that are absent or undefined stay as they are. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

interface Options {
  /** Where they are kept. */
  readonly folder: string;
  /** In place of the theme that was set, and never kept; null for the one that was set. */
  readonly theme: Settings['theme'] | null;
  readonly onProblem: (message: string) => void;
  /** Told of the settings after each change. */
  readonly onChange: (settings: Settings) => void;
}

/** What a person has set, in `settings.json`. */
export class AppSettings {
  readonly #file: StoredFile<Settings>;
  readonly #theme: Settings['theme'] | null;
  readonly #onChange: (settings: Settings) => void;

  /** To be made by `openSettings`, which reads the file. */
  constructor(file: StoredFile<Settings>, { theme, onChange }: Pick<Options, 'theme' | 'onChange'>) {
    this.#file = file;
    this.#theme = theme;
    this.#onChange = onChange;
  }

  read(): Settings {
    const kept = this.#file.read();
    return this.#theme === null ? kept : { ...kept, theme: this.#theme };
  }

  /** Gives the settings as they are then. */
  change(change: SettingsChange): Settings {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#file.write({ ...this.#file.read(), ...given });
    const settings = this.read();
    this.#onChange(settings);
    return settings;
  }

  flush(): void {
    this.#file.flush();
  }
}

export function openSettings(options: Options): AppSettings {
  const { folder, onProblem } = options;
  const file = openStoredFile({ file: path.join(folder, 'settings.json'), schema: settingsSchema, onProblem });
  return new AppSettings(file, options);
}

/** Where the window stood, in `window.json`. */
export function openWindowPlace(folder: string, onProblem: (message: string) => void): StoredFile<WindowPlace> {
  return openStoredFile({ file: path.join(folder, 'window.json'), schema: windowPlaceSchema, onProblem });
}

/** The text size after one step larger or smaller, or back to normal. */
export function stepTextSize(percent: number, step: 'larger' | 'smaller' | 'normal'): number {
  if (step === 'normal') {
    return 100;
  }
  const sizes = [60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
  return step === 'larger'
    ? (sizes.find((size) => size > percent) ?? 300)
    : (sizes.findLast((size) => size < percent) ?? 60);
}
