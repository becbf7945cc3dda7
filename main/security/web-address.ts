/** An address of a post that may be handed to the browser or the mail program. */
export interface WebAddress {
  /** As it will be opened: parsed and written again. */
  readonly href: string;
  /** What a person may agree to once for a session; null where each address needs its own yes. */
  readonly host: string | null;
}

const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

/**
 * Reads an address that a post links to: http, https, or mailto with nothing but the usual fields (`attach=` would
 * put a file of this computer into the mail). Null for anything else.
 */
export function parseWebAddress(text: string): WebAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) {
    return null;
  }
  if (url.protocol === 'mailto:') {
    const known = [...url.searchParams.keys()].every((field) => mailFields.has(field.toLowerCase()));
    return known ? { href: url.href, host: null } : null;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.host === '') {
    return null;
  }
  // `https://bank.example@evil.example/` is written to be misread.
  const plain = url.username === '' && url.password === '';
  return { href: url.href, host: plain ? url.host : null };
}
