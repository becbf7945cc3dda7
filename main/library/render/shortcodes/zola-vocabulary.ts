import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { argument, firstArgument, isWebAddress } from './call-arguments.ts';
import { figureCall } from './figures.ts';
import { includedCode } from './included-code.ts';
import { quotation } from './quotation.ts';
import { inner, themeCalls } from './theme-calls.ts';
import { codeText } from './titled-code.ts';
import { webEmbeds } from './web-embeds.ts';

const quote: KnownCall = (call, tools) => {
  if (!call.inner) {
    return null;
  }
  const author = firstArgument(call, 'author', 'cite') || argument(call, '', 0);
  return [quotation(tools, tools.inner(), author === '' ? [] : [tools.text(author)])];
};

/** One picture for a light page and one for a dark page. The first is shown. */
const lightPicture: KnownCall = (call, tools) => {
  const src = argument(call, 'light_src');
  return figureCall({ ...call, named: new Map([...call.named, ['src', src]]) }, tools);
};

/** Two pictures that take turns, shown side by side. */
const pictures: KnownCall = (call, tools) => {
  const shown = ['default', 'hovered', 'toggled'].flatMap((name) => {
    const src = argument(call, `${name}_src`);
    return src === '' ? [] : [tools.element('figure', [tools.picture(src, { alt: argument(call, `${name}_alt`) })])];
  });
  return shown.length === 0 ? null : [tools.element('div', shown, { classes: 'gallery' })];
};

/** Lines of a file of the site; a link to a file on the web. */
const remoteText: KnownCall = (call, tools) => {
  const src = argument(call, 'src', 0);
  if (src === '') {
    return null;
  }
  return isWebAddress(src)
    ? [tools.link(src, [tools.text(src)])]
    : [
        includedCode(tools, {
          target: { form: 'site', target: src },
          title: '',
          language: '',
          from: Number(argument(call, 'start')) || undefined,
          to: Number(argument(call, 'end')) || undefined,
        }),
      ];
};

/** A quotation and its translation. */
const translated: KnownCall = (call, tools) => {
  const texts = ['original', 'translated'].map((name) => argument(call, name)).filter((text) => text !== '');
  const author = argument(call, 'author');
  return texts.length === 0
    ? null
    : [
        quotation(
          tools,
          texts.map((text) => tools.element('p', tools.inline(text))),
          author === '' ? [] : [tools.text(author)],
        ),
      ];
};

const titledInner: KnownCall = (call, tools) => {
  const name = argument(call, 'name');
  return call.inner
    ? [...(name === '' ? [] : [tools.element('p', [tools.element('strong', [tools.text(name)])])]), ...tools.inner()]
    : null;
};

const sourceLink: KnownCall = (call, tools) => {
  const src = argument(call, 'src');
  return src === '' ? null : [tools.element('p', [tools.link(src, [tools.text(src)])])];
};

const embeddedPost: KnownCall = (call, tools) => {
  const url = firstArgument(call, 'url');
  return isWebAddress(url) ? [tools.embed('page', url)] : null;
};

/**
 * Zola has youtube, vimeo, streamable and gist; the rest are names that its themes share, and those of tabi
 * (https://welpo.github.io/tabi/blog/shortcodes/) and serene.
 */
export const zolaVocabulary: Vocabulary = {
  shown: {
    ...themeCalls,
    ...webEmbeds,
    resize_image: figureCall,
    responsive: figureCall,
    invertible_image: figureCall,
    dimmable_image: figureCall,
    full_width_image: figureCall,
    swap_image: figureCall,
    dual_theme_image: lightPicture,
    image_hover: pictures,
    image_toggler: pictures,
    remote_text: remoteText,
    multilingual_quote: translated,
    add_src_to_code_block: sourceLink,
    codeblock: titledInner,
    references: inner,
    wide_container: inner,
    crt: inner,
    mastodon_embed: embeddedPost,
    toot: embeddedPost,
    quote,
    mermaid: (call, tools) => (call.inner ? [tools.diagram(codeText(call.inner.source))] : null),
    math: (call, tools) => (call.inner ? [tools.math(codeText(call.inner.source), true)] : null),
    katex: (call, tools) =>
      call.inner ? [tools.math(codeText(call.inner.source), argument(call, 'block') === 'true')] : null,
  },
  value: (call) => (call.name === 'get_url' || call.name === 'url' ? atSign(argument(call, 'path', 0)) : null),
};

function atSign(path: string) {
  return path.startsWith('@/') ? ({ form: 'content', target: path.slice(2) } as const) : path;
}
