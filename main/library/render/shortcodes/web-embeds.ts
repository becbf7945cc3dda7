import type { EmbedKind } from '../../model/parts.ts';
import type { KnownCall } from '../tree/known-call.ts';
import { argument, firstArgument, isWebAddress } from './call-arguments.ts';

function part(text: string): string {
  return encodeURIComponent(text.trim()).slice(0, 200);
}

/** The address in a call: given in full, or made from an id. */
function addressOf(id: string, address: (id: string) => string): string | null {
  if (id.trim() === '') {
    return null;
  }
  return isWebAddress(id) ? id : address(id);
}

function embed(what: EmbedKind, address: (id: string) => string): KnownCall {
  return (call, tools) => {
    const id = firstArgument(call, 'id', 'src', 'url', 'uid', 'code') || (call.positional[0] ?? '');
    return [tools.embed(what, addressOf(id, address), firstArgument(call, 'title', 'caption', 'label'))];
  };
}

const tweet: KnownCall = (call, tools) => {
  const user = argument(call, 'user', 1 < call.positional.length ? 0 : -1);
  const id =
    argument(call, 'id', call.positional.length > 1 ? 1 : 0) || firstArgument(call, 'url', 'tweetId', 'tweetid');
  return [
    tools.embed(
      'x-post',
      addressOf(id, (postId) => `https://x.com/${user === '' ? 'i/web' : part(user)}/status/${part(postId)}`),
    ),
  ];
};

const gist: KnownCall = (call, tools) => {
  const [first = '', second = '', third = ''] = call.positional;
  const id =
    argument(call, 'id') || (second !== '' && /^[0-9a-f]+$/i.test(second) ? `${part(first)}/${part(second)}` : first);
  const file = argument(call, 'file') || (second !== '' && !/^[0-9a-f]+$/i.test(second) ? second : third);
  return [
    tools.embed(
      'gist',
      addressOf(id, (gistId) => `https://gist.github.com/${gistId}`),
      file,
    ),
  ];
};

/** Calls that themes and generators share: content of another site, shown as a card that opens it. */
export const webEmbeds: Readonly<Record<string, KnownCall>> = {
  youtube: embed('youtube', (id) => `https://www.youtube.com/watch?v=${part(id.replace(/^.*[/=]/, ''))}`),
  vimeo: embed('vimeo', (id) => `https://vimeo.com/${part(id)}`),
  dailymotion: embed('dailymotion', (id) => `https://www.dailymotion.com/video/${part(id)}`),
  bilibili: embed('bilibili', (id) => `https://www.bilibili.com/video/${part(id)}`),
  instagram: embed('instagram', (id) => `https://www.instagram.com/p/${part(id)}/`),
  tweet,
  twitter: tweet,
  x: tweet,
  gist,
  jsfiddle: embed('jsfiddle', (id) => `https://jsfiddle.net/${id.replace(/[^\w/-]/g, '')}/`),
  codepen: embed('codepen', (id) => `https://codepen.io/pen/${part(id)}`),
  spotify: embed('spotify', (id) => `https://open.spotify.com/${id.replace(/[^\w/-]/g, '')}`),
  soundcloud: embed('soundcloud', (id) => `https://soundcloud.com/${id.replace(/[^\w/-]/g, '')}`),
  streamable: embed('streamable', (id) => `https://streamable.com/${part(id)}`),
  asciinema: embed('terminal', (id) => `https://asciinema.org/a/${part(id)}`),
  iframe: embed('page', (id) => id),
};

/** The embed whose name a file or component has (`youtube-player`). */
export function embedNamed(name: string): KnownCall | null {
  const bare = name.replace(/[-_]?(?:player|embed|video)$|^embed[-_]?/, '');
  return (
    [name, bare].map((each) => (Object.hasOwn(webEmbeds, each) ? webEmbeds[each] : undefined)).find((known) => known) ??
    null
  );
}
