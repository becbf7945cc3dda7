import type { TreeContext } from './tree-context.ts';
import type { PartNode } from './tree-node.ts';

/** A card for embedded content. `tag` is its name if the address has no known host. */
export function embedNode({ calls, cursor }: TreeContext, tag: string, src: string, title: string): PartNode {
  const address = calls.plain(src).trim();
  const url = /^(?:https?:)?\/\//i.test(address) ? address.replace(/^\/\//, 'https://').slice(0, 4_096) : null;
  const what = (url === null ? null : nameOfHost(url)) ?? namesOfTags[tag] ?? 'Embedded page';
  const content = { kind: 'embed', what, url, title: calls.plain(title).slice(0, 500) } as const;
  return { type: 'part', content, line: cursor.line };
}

const namesOfTags: Readonly<Record<string, string>> = {
  audio: 'Sound',
  embed: 'Embedded object',
  object: 'Embedded object',
  video: 'Film',
};

/** The name of the service behind an embedded address, for a person. */
function nameOfHost(url: string): string | null {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|player|m|platform)\./, '') : '';
  return Object.hasOwn(hosts, host) ? (hosts[host] ?? null) : null;
}

const hosts: Readonly<Record<string, string>> = {
  'youtube.com': 'YouTube video',
  'youtube-nocookie.com': 'YouTube video',
  'youtu.be': 'YouTube video',
  'vimeo.com': 'Vimeo video',
  'dailymotion.com': 'Dailymotion video',
  'twitter.com': 'Post on X',
  'x.com': 'Post on X',
  'instagram.com': 'Instagram post',
  'gist.github.com': 'Gist on GitHub',
  'codepen.io': 'CodePen',
  'jsfiddle.net': 'JSFiddle',
  'slideshare.net': 'Slides',
  'speakerdeck.com': 'Slides',
  'docs.google.com': 'Google document',
  'google.com': 'Map',
  'maps.google.com': 'Map',
  'openstreetmap.org': 'Map',
  'open.spotify.com': 'Spotify',
  'w.soundcloud.com': 'SoundCloud',
  'soundcloud.com': 'SoundCloud',
  'asciinema.org': 'Terminal recording',
};
