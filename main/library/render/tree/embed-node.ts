import type { EmbedKind } from '../../model/parts.ts';
import type { TreeContext } from './tree-context.ts';
import type { PartNode } from './tree-node.ts';

/** A card for embedded content. `tag` says its kind where the address has no known host. */
export function embedNode({ calls, cursor }: TreeContext, tag: string, src: string, title: string): PartNode {
  const address = calls.plain(src).trim();
  const url = /^(?:https?:)?\/\//i.test(address) ? address.replace(/^\/\//, 'https://').slice(0, 4_096) : null;
  const what = (url === null ? null : kindOfHost(url)) ?? kindsOfTags[tag] ?? 'page';
  const content = { kind: 'embed', what, url, title: calls.plain(title).slice(0, 500) } as const;
  return { type: 'part', content, line: cursor.line };
}

const kindsOfTags: Readonly<Record<string, EmbedKind>> = {
  audio: 'sound',
  embed: 'object',
  object: 'object',
  video: 'film',
};

/** The service behind an embedded address. */
function kindOfHost(url: string): EmbedKind | null {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|player|m|platform)\./, '') : '';
  return Object.hasOwn(hosts, host) ? (hosts[host] ?? null) : null;
}

const hosts: Readonly<Record<string, EmbedKind>> = {
  'youtube.com': 'youtube',
  'youtube-nocookie.com': 'youtube',
  'youtu.be': 'youtube',
  'vimeo.com': 'vimeo',
  'dailymotion.com': 'dailymotion',
  'twitter.com': 'x-post',
  'x.com': 'x-post',
  'instagram.com': 'instagram',
  'gist.github.com': 'gist',
  'codepen.io': 'codepen',
  'jsfiddle.net': 'jsfiddle',
  'slideshare.net': 'slides',
  'speakerdeck.com': 'slides',
  'docs.google.com': 'google-document',
  'google.com': 'map',
  'maps.google.com': 'map',
  'openstreetmap.org': 'map',
  'open.spotify.com': 'spotify',
  'w.soundcloud.com': 'soundcloud',
  'soundcloud.com': 'soundcloud',
  'asciinema.org': 'terminal',
};
