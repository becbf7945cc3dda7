import type { TemplateCall } from '../templates/template-call.ts';
import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { includedCode } from './included-code.ts';
import { webEmbeds } from './web-embeds.ts';

/** Everything behind the name of a tag. */
function insideOf({ source, name }: TemplateCall): string {
  const inside = /^\{%-?([\s\S]*?)-?%\}/.exec(source)?.[1] ?? '';
  return inside.trim().slice(name.length).trim();
}

function wordsOf(call: TemplateCall): string {
  return insideOf(call).slice(0, 4_000).replace(/\s+/g, ' ');
}

/** A title and an alternative text in quotes: `"title" "alt"`. */
const quoted = /["']([^"]{1,500})?["'] ["']([^"]{1,500})?["']/;

/** `[classes] path [width [height]] [title | "title" "alt"]`: liquid_tags/img.py. */
const picture: KnownCall = (call, tools) => {
  const words = wordsOf(call).split(' ');
  const at = words.findIndex((word) => word.includes('/') || /\.\w{2,4}$/.test(word));
  const src = words[at];
  if (src === undefined) {
    return null;
  }
  const rest = words.slice(at + 1);
  const isSize = (word: string | undefined): boolean => word !== undefined && /^\d{1,5}$/.test(word);
  const sizes = isSize(rest[0]) ? rest.slice(0, isSize(rest[1]) ? 2 : 1) : [];
  const labels = rest.slice(sizes.length).join(' ');
  const [, title, alt] = quoted.exec(labels) ?? [undefined, labels.replace(/^(["'])(.*)\1$/, '$2'), ''];
  return [
    tools.picture(src, {
      title: title ?? '',
      alt: alt || (title ?? ''),
      width: sizes[0] ?? '',
      height: sizes[1] ?? '',
    }),
  ];
};

/** `path [width [height]] [poster]`, several files of one film: liquid_tags/video.py. */
function media(tag: 'video' | 'audio'): KnownCall {
  return (call, tools) => {
    const src = wordsOf(call)
      .split(' ')
      .find((word) => /\.(?:mp4|ogv|ogg|webm|mp3|wav|m4v|oga|opus)$/i.test(word));
    return src === undefined ? null : [tools.media(tag, src, '')];
  };
}

/**
 * `path [lang:…] [lines:…] [:hidefilename:] [title]`; the file lies in the content's folder `code`:
 * liquid_tags/include_code.py.
 */
const includeCode: KnownCall = (call, tools) => {
  const [target = '', ...rest] = wordsOf(call).split(' ');
  if (target === '') {
    return null;
  }
  const words = rest.filter((word) => !/^(?:(?:lang|lines|codec):\S*|:\w+:)$/i.test(word)).join(' ');
  const path = `/code/${target.replace(/^\//, '')}`;
  const lines = rest.find((word) => /^lines:\d+-\d+$/.test(word))?.slice(6) ?? '';
  const [from, to] = lines === '' ? [] : lines.split('-').map(Number);
  const language = rest.find((word) => word.startsWith('lang:'))?.slice(5) ?? '';
  return [includedCode(tools, { target: { form: 'content', target: path }, title: words, language, from, to })];
};

/** `file.ipynb [cell[…]]`; the file lies in the content's folder `notebooks`: liquid_tags/notebook.py. */
const notebook: KnownCall = (call, tools) => {
  const [target = ''] = call.positional;
  return target === '' ? null : [tools.link({ form: 'content', target: `/notebooks/${target}` }, [tools.text(target)])];
};

/** `program { source }`, for a diagram that the program would draw: liquid_tags/graphviz.py. */
const drawn: KnownCall = (call, tools) => {
  const [, program = '', text = ''] = /^(\w+)\s*\{([\s\S]*)\}$/.exec(insideOf(call)) ?? [];
  return program === '' ? null : [tools.code(text.trim(), program)];
};

export const liquidTagsVocabulary: Vocabulary = {
  shown: {
    ...webEmbeds,
    img: picture,
    b64img: picture,
    video: media('video'),
    audio: media('audio'),
    include_code: includeCode,
    notebook,
    graphviz: drawn,
    diag: drawn,
    literal: (call, tools) => [tools.text(`{% ${wordsOf(call)} %}`)],
  },
  value: () => null,
};
