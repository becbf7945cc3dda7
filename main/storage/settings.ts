import path from 'node:path';
import { z } from 'zod';
import { type Settings, storedSettings } from '../../preload/contract.ts';
import { type OnProblem, openStoredFile, type StoredFile } from './stored-file.ts';

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
  /** In place of what was set, and never kept. */
  readonly instead: SettingsChange;
  readonly onProblem: OnProblem;
  /** Told of the settings after each change. */
  readonly onChange: (settings: Settings) => void;
}

/** What a person has set, in `settings.json`. */
export class AppSettings {
  readonly #file: StoredFile<Settings>;
  readonly #instead: SettingsChange;
  readonly #onChange: (settings: Settings) => void;

  /** To be made by `openSettings`, which reads the file. */
  constructor(file: StoredFile<Settings>, { instead, onChange }: Pick<Options, 'instead' | 'onChange'>) {
    this.#file = file;
    this.#instead = instead;
    this.#onChange = onChange;
  }

  read(): Settings {
    return { ...this.#file.read(), ...givenIn(this.#instead) };
  }

  /** Gives the settings as they are then. */
  change(change: SettingsChange): Settings {
    this.#file.write({ ...this.#file.read(), ...givenIn(change) });
    const settings = this.read();
    this.#onChange(settings);
    return settings;
  }

  flush(): void {
    this.#file.flush();
  }
}

function givenIn(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

export function openSettings(options: Options): AppSettings {
  const { folder, onProblem } = options;
  const file = openStoredFile({ file: path.join(folder, 'settings.json'), schema: storedSettings, onProblem });
  return new AppSettings(file, options);
}

/** Where the window stood, in `window.json`. */
export function openWindowPlace(folder: string, onProblem: OnProblem): StoredFile<WindowPlace> {
  return openStoredFile({ file: path.join(folder, 'window.json'), schema: windowPlaceSchema, onProblem });
}
