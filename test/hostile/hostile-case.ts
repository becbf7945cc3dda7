/** What a hostile post tries to reach. */
export interface Targets {
  /** A server on this machine that must get no request. */
  readonly web: string;
  /** Absolute path of a folder beside the opened one. Its files must not be read. */
  readonly outside: string;
}

/** A post of the hostile folder: what it tries, and what a reader must see nevertheless. */
export interface HostileCase {
  /** Letters and digits. A search for it finds the post. */
  readonly id: string;
  readonly kind: string;
  readonly tries: string;
  /** The name of its file, and what is in it. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** Other files, by path. */
  readonly beside?: Readonly<Record<string, string | Uint8Array>>;
  /** A text that must be seen in the post; null where the post has no text. */
  readonly words: string | null;
  /** A message that the page must show, because something of the post is missing. */
  readonly message?: RegExp;
  /** Another query that must not hang the search. */
  readonly query: string;
}

/** What the cases are made of. `script` sets a variable that no page may have. */
export interface Tools extends Targets {
  readonly script: string;
}

/** A case before it has a number. */
export interface Draft extends Pick<HostileCase, 'tries' | 'beside' | 'message'> {
  readonly query?: string;
  /** The lines above the body, with fences; a plain front matter by default. */
  readonly header?: string;
  readonly body?: string;
  /** The whole file, instead of header and body. It must contain the id and the last words. */
  readonly whole?: (id: string, end: string) => string | Uint8Array;
  /** Null if there are no words to be seen, as in `HostileCase`. */
  readonly words?: null;
  /** The file name, instead of the usual one. It must contain the id if the content does not. */
  readonly file?: (id: string) => string;
}
