import type { TemplateCall } from '../templates/template-call.ts';
import { withoutEscapes } from '../templates/wordpress-syntax.ts';
import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { firstArgument, isWebAddress } from './call-arguments.ts';
import { webEmbeds } from './web-embeds.ts';

/** The picture of a caption, perhaps in a link, and the words behind it. */
const pictureAndWords =
  /^\s*(\[!\[[^\]]{0,2000}\]\([^)]{0,2000}\)\s*\]\([^)]{0,2000}\)|!\[[^\]]{0,2000}\]\([^)]{0,2000}\)|(?:<a [^>]{0,2000}>\s*)?<img [^>]{0,2000}>(?:\s*<\/a>)?)([\s\S]*)$/;

/** A call that is not closed is not a call of this kind, so its text is shown as it is. */
function withInner(shown: KnownCall): KnownCall {
  return (call, tools) => (call.inner ? shown(call, tools) : [tools.text(withoutEscapes(call.source))]);
}

const caption = withInner((call, tools) => {
  const [, picture, words = ''] = pictureAndWords.exec(call.inner?.text ?? '') ?? [];
  if (picture === undefined) {
    return tools.inner();
  }
  const text = words.trim() || firstArgument(call, 'caption');
  return [
    tools.element('figure', [...tools.inline(picture), tools.element('figcaption', tools.inline(text))], {
      classes: 'figure',
    }),
  ];
});

const code = withInner((call, tools) => {
  const text = withoutEscapes(tools.innerSource())
    .replace(/[ \t]+$/gm, '')
    .trimEnd();
  const language = firstArgument(call, 'language', 'lang') || (call.positional[0] ?? '');
  return [tools.code(text.startsWith('\n') ? text.replace(/^\n+/, '') : text.trimStart(), language)];
});

/** The address in `[embed]…[/embed]`, or in the first argument. */
function addressOf(call: TemplateCall, inner: string): string {
  return firstArgument(call, 'src', 'url', 'mp3', 'mp4', 'm4a', 'ogg', 'webm', 'm4v', 'ogv', 'wav') || inner;
}

const embed = withInner((call, tools) => {
  const address = addressOf(call, withoutEscapes(tools.innerSource()).trim().replace(/^<|>$/g, ''));
  return isWebAddress(address) ? [tools.embed('page', address)] : [tools.chip()];
});

function media(tag: 'audio' | 'video'): KnownCall {
  return (call, tools) => {
    const address = addressOf(call, call.positional[0] ?? '');
    return address === '' ? null : [tools.media(tag, address, firstArgument(call, 'title'))];
  };
}

/** Only the database of WordPress knows the pictures of a gallery, so it stays an unknown call. */
export const wordPressVocabulary: Vocabulary = {
  shown: {
    ...webEmbeds,
    caption,
    wp_caption: caption,
    code,
    sourcecode: code,
    embed,
    audio: media('audio'),
    video: media('video'),
  },
  value: () => null,
};
