import { say } from '../speech.ts';

/** An address of a post that may be handed to the browser or the mail program. */
export interface WebAddress {
  /** As it will be opened: parsed and written again. */
  readonly href: string;
  /** What a person may agree to once for a session; null where each address needs its own yes. */
  readonly host: string | null;
}

/** How much of an address is shown before it is opened; where it leads is shown apart. */
const longestShown = 1_500;

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

/**
 * What a person sees before an address is opened: its scheme and its host, or the addresses of a mail, then all of it.
 * The host stands apart, since a long user part in front of it could push it out of sight.
 */
export function describeWebAddress({ href }: WebAddress): string {
  const url = new URL(href);
  const where =
    url.protocol === 'mailto:'
      ? say('dialog.mail-to', { address: cut(url.pathname) || say('dialog.nobody-yet') })
      : say('dialog.site', { host: url.host, scheme: url.protocol.slice(0, -1) });
  const hidden = url.username === '' && url.password === '' ? '' : `\n${say('dialog.not-the-site')}`;
  return `${where}${hidden}\n\n${cut(href)}`;
}

function cut(text: string): string {
  const rest = text.length - longestShown;
  return rest <= 0 ? text : `${text.slice(0, longestShown)}…\n\n${say('dialog.more-characters', { count: rest })}`;
}
