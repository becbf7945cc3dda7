/** What a hostile post would reach for. */
export interface Targets {
  /** A server of this machine that must hear nothing. */
  readonly web: string;
  /** Absolute: a folder beside the one that is opened, whose files must not be read. */
  readonly outside: string;
}

/** A post of the hostile folder: what it tries, and what has to be seen all the same. */
export interface HostileCase {
  /** Of letters and digits: every post is found by it. */
  readonly id: string;
  readonly kind: string;
  readonly tries: string;
  /** The name of its file, and what is in it. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** Other files, by their path. */
  readonly beside?: Readonly<Record<string, string | Uint8Array>>;
  /** Has to be read in the post; null where there is nothing to read. */
  readonly words: string | null;
  /** Has to be said on the page, to whoever wonders what is missing. */
  readonly message?: RegExp;
  /** What it is searched for besides its id. */
  readonly query: string;
}

/** What a kind of case is made of: `script` sets a mark that no page may have. */
export interface Tools extends Targets {
  readonly script: string;
}

/** A case before it has a number. */
export interface Draft extends Pick<HostileCase, 'tries' | 'beside' | 'message'> {
  readonly query?: string;
  /** The lines above the body, fences included; those of a plain post where it is left out. */
  readonly header?: string;
  readonly body?: string;
  /** The whole file, in place of header and body; `ID` and `END` stand for what it is found and judged by. */
  readonly whole?: (id: string, end: string) => string | Uint8Array;
  /** As `HostileCase.words`; the last line of the body where it is left out. */
  readonly words?: null;
  /** An element that is taken out holds all that follows it, as in a browser: judged by the first line of the body. */
  readonly swallows?: boolean;
  /** In place of the file's name; the case's id has to be in it where it is nowhere else. */
  readonly file?: (id: string) => string;
}
