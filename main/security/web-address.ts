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
    return hasOnlyMailFields(url) ? { href: url.href, host: null } : null;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.host === '') {
    return null;
  }
  // `https://bank.example@evil.example/` is written to be misread.
  const plain = url.username === '' && url.password === '';
  return { href: url.href, host: plain ? url.host : null };
}

const attachment = /[?&;]\s*attach\w*\s*=/i;
const anyField = /[?&;]\s*[\w-]+\s*=/;

/** Mail programs differ in what they take for a field: one reads `a@b.example&attach=` so, another decodes first. */
function hasOnlyMailFields({ href, pathname, hash, searchParams }: URL): boolean {
  return (
    [...searchParams.keys()].every((field) => mailFields.has(field.toLowerCase())) &&
    !decodings(pathname + hash).some((text) => anyField.test(text)) &&
    !decodings(href).some((text) => attachment.test(text))
  );
}

/** A text, and what it may be decoded to. */
function decodings(text: string): readonly string[] {
  const all = [text];
  for (let at = 0; at < 3; at += 1) {
    const decoded = (all.at(-1) ?? '').replace(/%([\da-f]{2})/gi, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    all.push(decoded);
  }
  return all;
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
