import { say } from '../speech.ts';

/** An address in a post that may be passed to the browser or the mail program. */
export interface WebAddress {
  /** The address that will be opened. It was parsed and written again. */
  readonly href: string;
  /** The host that a person can allow for the session. Null if each address needs a new consent. */
  readonly host: string | null;
}

/** How many UTF-16 units of an address are shown. Its host is shown separately. */
const longestShown = 1_500;

const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body']);

/**
 * Parses an address that a post links to: http, https, or mailto with only the usual fields, since `attach=` would
 * attach a file of this computer. Null for anything else.
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
  // `https://bank.example@evil.example/` is meant to be misread.
  const plain = url.username === '' && url.password === '';
  return { href: url.href, host: plain ? url.host : null };
}

const attachment = /[?&;]\s*attach\w*\s*=/i;
const anyField = /[?&;]\s*[\w-]+\s*=/;

/**
 * Whether a mail address has only known fields. Mail programs parse fields differently: one finds a field in
 * `a@b.example&attach=`, and another decodes the address first. So all these forms are checked.
 */
function hasOnlyMailFields({ href, pathname, hash, searchParams }: URL): boolean {
  return (
    [...searchParams.keys()].every((field) => mailFields.has(field.toLowerCase())) &&
    !decodings(pathname + hash).some((text) => anyField.test(text)) &&
    !decodings(href).some((text) => attachment.test(text))
  );
}

/** A text, and the texts that decoding it up to three times gives. */
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
 * The text that a person sees before an address is opened: scheme and host, or the receivers of a mail, then all of the
 * address. The host is shown separately, since a long user name before it could push it out of sight.
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
