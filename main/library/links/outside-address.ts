import type { Link } from '../model/links.ts';
import { toWeb } from './found-link.ts';
import type { TextId, Told } from '../../../preload/texts/texts.ts';

/** Schemes and the kind of program that opens their addresses. */
const kinds: ReadonlyMap<string, TextId> = new Map([
  ['mailto', 'program.mail'],
  ...schemes('program.telephone', 'tel callto facetime'),
  ...schemes('program.messages', 'sms smsto'),
  ...schemes('program.irc', 'irc ircs irc6'),
  ...schemes('program.chat', 'xmpp matrix im'),
  ...schemes('program.calls', 'sip sips skype zoommtg msteams'),
  ...schemes('program.ftp', 'ftp ftps sftp'),
  ...schemes('program.news', 'news nntp'),
  ...schemes('program.feeds', 'feed'),
  ...schemes('program.calendar', 'webcal webcals'),
  ...schemes('program.map', 'geo'),
  ...schemes('program.torrent', 'magnet'),
  ...schemes('program.gemini', 'gemini gopher'),
  ...schemes('program.browser', 'about data view-source'),
  ...schemes('program.script', 'javascript vbscript'),
]);

/** Schemes and the name of the program that opens their addresses. */
const brands: ReadonlyMap<string, string> = new Map([
  ...schemes('Chrome', 'chrome chrome-extension chrome-search'),
  ...schemes('Firefox', 'moz-extension'),
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

function schemes<Name extends string>(name: Name, list: string): readonly (readonly [string, Name])[] {
  return list.split(' ').map((scheme) => [scheme, name] as const);
}

/** Null for a scheme that a browser opens. */
function programFor(scheme: string): Told | null {
  if (scheme === 'http' || scheme === 'https') {
    return null;
  }
  const kind = kinds.get(scheme);
  const name = brands.get(scheme);
  return kind
    ? { code: kind }
    : name
      ? { code: 'program.named', values: { name } }
      : { code: 'program.for-scheme', values: { scheme } };
}

/** A host and its port without a scheme: `localhost:4000/about`, `example.org:8080`. A browser can't open them. */
const hostAndPort = /^(?:localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]|$)/i;

/**
 * Where an address with a scheme leads: to the web, or to the program that opens it. Null for an address without a
 * scheme or a host. A path on one person's computer is dead for everybody else.
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
    return { kind: 'dead', target: href, why: { code: 'dead.one-computer' } };
  }
  if (hostAndPort.test(href)) {
    return { kind: 'dead', target: href, why: { code: 'dead.no-scheme' } };
  }
  return { kind: 'web', url: href, program: programFor(scheme) };
}
