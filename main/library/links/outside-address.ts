import type { Link } from '../model.ts';
import { toWeb } from './found-link.ts';

/** What opens addresses of a scheme, in words that fit behind “wants”. A browser opens those without a name. */
const programs: ReadonlyMap<string, string> = new Map([
  ['http', ''],
  ['https', ''],
  ['mailto', 'a mail program'],
  ...named('a telephone', 'tel callto facetime'),
  ...named('a program for text messages', 'sms smsto'),
  ...named('an IRC program', 'irc ircs irc6'),
  ...named('a chat program', 'xmpp matrix im'),
  ...named('a program for calls', 'sip sips skype zoommtg msteams'),
  ...named('an FTP program', 'ftp ftps sftp'),
  ...named('a news reader', 'news nntp'),
  ...named('a feed reader', 'feed'),
  ...named('a calendar', 'webcal webcals'),
  ...named('a map', 'geo'),
  ...named('a torrent program', 'magnet'),
  ...named('a Gemini browser', 'gemini gopher'),
  ...named('a browser', 'about data view-source'),
  ...named('to run a script', 'javascript vbscript'),
  ...named('Chrome', 'chrome chrome-extension chrome-search'),
  ...named('Firefox', 'moz-extension'),
  ['edge', 'Microsoft Edge'],
  ['brave', 'Brave'],
  ['opera', 'Opera'],
  ['vivaldi', 'Vivaldi'],
  ['obsidian', 'Obsidian'],
  ['zotero', 'Zotero'],
  ['vscode', 'Visual Studio Code'],
  ['slack', 'Slack'],
  ['spotify', 'Spotify'],
  ['steam', 'Steam'],
]);

function named(program: string, schemes: string): readonly (readonly [string, string])[] {
  return schemes.split(' ').map((scheme) => [scheme, program] as const);
}

/** `localhost:4000/about`, `example.org:8080`: a host and its port, to which a browser would be told no way. */
const hostAndPort = /^(?:localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]|$)/i;

/**
 * Where an address with a scheme leads: to the web, or to the program that it wants. Null for an address without a scheme
 * or a host. A path on somebody's computer is dead for everybody else.
 */
export function outsideAddress(href: string): Link | null {
  if (href.startsWith('//')) {
    return toWeb(`https:${href}`);
  }
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\s)/i.exec(href)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    return null;
  }
  if (scheme.length === 1 || scheme === 'file') {
    return { kind: 'dead', target: href, why: 'It names a place on one computer, not in this folder.' };
  }
  if (hostAndPort.test(href)) {
    return { kind: 'dead', target: href, why: 'Without http:// in front of it, no browser finds this.' };
  }
  return { kind: 'web', url: href, program: programs.get(scheme) ?? `a program for ${scheme}: addresses` };
}
