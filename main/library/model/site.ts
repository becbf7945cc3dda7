import type { Told } from '../../../preload/texts/texts.ts';

/** What a person says of a folder in place of what was detected. Left out: as detected. */
export interface SiteCorrections {
  readonly generator?: string | undefined;
  /** The folder that is read as the site, relative to the opened one; empty for that one. */
  readonly site?: string | undefined;
  /** Relative to the folder; empty for the folder itself. */
  readonly contentRoot?: string | undefined;
  readonly staticRoots?: readonly string[] | undefined;
  /** Full web addresses, the main one first. */
  readonly addresses?: readonly string[] | undefined;
}

/** What Offprint took a folder for, and why. */
export interface SiteFacts {
  readonly generator: string;
  /** `Hugo`. */
  readonly label: string;
  /** The rest of a sentence: `it has hugo.toml`. */
  readonly why: Told;
  /** The folder that is read as the site, with a slash at its end; empty for the opened one. */
  readonly place: string;
  /** The sites that lie one or two folders down, by their folders. */
  readonly nested: readonly { readonly place: string; readonly label: string }[];
  readonly title: string;
  /** Relative to the folder; empty for the folder itself. */
  readonly contentRoots: readonly string[];
  readonly staticRoots: readonly string[];
  readonly addresses: readonly string[];
  readonly basePath: string;
  readonly language: string;
  readonly timeZone: string;
  /** What of the configuration could not be read, or of the corrections not be followed. */
  readonly notes: readonly Told[];
  /** What holds where a person says nothing. */
  readonly detected: Pick<SiteFacts, 'contentRoots' | 'staticRoots' | 'addresses'>;
  /** What can be chosen instead. */
  readonly generators: readonly { readonly id: string; readonly label: string }[];
}
