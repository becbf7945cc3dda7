import type { Told } from '../../../preload/texts/texts.ts';

/** A person's corrections of what was detected about a folder. An absent field stays as detected. */
export interface SiteCorrections {
  readonly generator?: string | undefined;
  /** The folder that is read as the site, relative to the opened one; empty for the opened one. */
  readonly site?: string | undefined;
  /** Relative to the folder; empty for the folder itself. */
  readonly contentRoot?: string | undefined;
  readonly staticRoots?: readonly string[] | undefined;
  /** Full web addresses, the main one first. */
  readonly addresses?: readonly string[] | undefined;
}

/** What Offprint took a folder for, and the reason. */
export interface SiteFacts {
  readonly generator: string;
  /** `Hugo`. */
  readonly label: string;
  /** The rest of a sentence: `it has hugo.toml`. */
  readonly why: Told;
  /** The folder that is read as the site, with a slash at its end; empty for the opened one. */
  readonly place: string;
  /** The folders of sites one or two levels down. */
  readonly nested: readonly { readonly place: string; readonly label: string }[];
  readonly title: string;
  /** Relative to the folder; empty for the folder itself. */
  readonly contentRoots: readonly string[];
  readonly staticRoots: readonly string[];
  readonly addresses: readonly string[];
  readonly basePath: string;
  readonly language: string;
  readonly timeZone: string;
  /** Problems of the configuration, and corrections that could not be followed. */
  readonly notes: readonly Told[];
  /** The values that hold without corrections. */
  readonly detected: Pick<SiteFacts, 'contentRoots' | 'staticRoots' | 'addresses'>;
  /** The generators that a person can choose. */
  readonly generators: readonly { readonly id: string; readonly label: string }[];
}
