import path from 'node:path';
import { z } from 'zod';
import { type Settings, storedSettings } from '../../preload/contract.ts';
import { type OnProblem, openStoredFile, type StoredFile } from './stored-file.ts';

const coordinate = z.number().int().min(-100_000).max(100_000);
const length = z.number().int().min(1).max(100_000);

const windowPlaceSchema = z.object({
  /** In the system's coordinates, when not maximised. Null if the window was never moved. */
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }).nullable().catch(null),
  maximized: z.boolean().catch(false),
  /** In Electron's units: each step is 20 %. */
  zoomLevel: z.number().min(-8).max(9).catch(0),
});

/** The position and zoom of the window. */
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** The settings to change. Settings that are absent or undefined stay unchanged. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

interface Options {
  /** The folder of `settings.json`. */
  readonly folder: string;
  /** Settings that override the saved ones. They are never saved. */
  readonly instead: SettingsChange;
  readonly onProblem: OnProblem;
  /** Called with the settings after each change. */
  readonly onChange: (settings: Settings) => void;
}

/** A person's settings. Saved in `settings.json`. */
export class AppSettings {
  readonly #file: StoredFile<Settings>;
  readonly #instead: SettingsChange;
  readonly #onChange: (settings: Settings) => void;

  /** Use `openSettings`, which reads the file. */
  constructor(file: StoredFile<Settings>, { instead, onChange }: Pick<Options, 'instead' | 'onChange'>) {
    this.#file = file;
    this.#instead = instead;
    this.#onChange = onChange;
  }

  read(): Settings {
    return { ...this.#file.read(), ...givenIn(this.#instead) };
  }

  /** Changes settings, and returns all of them. */
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

/** The position of the window. Saved in `window.json`. */
export function openWindowPlace(folder: string, onProblem: OnProblem): StoredFile<WindowPlace> {
  return openStoredFile({ file: path.join(folder, 'window.json'), schema: windowPlaceSchema, onProblem });
}
