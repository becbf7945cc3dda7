import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { fieldText } from './call-arguments.ts';

/** `image_tag 'sea.png', alt: 'The sea'` */
const picture: KnownCall = ({ positional: [src = ''], named }, tools) =>
  src === ''
    ? null
    : [
        tools.picture(src, {
          alt: named.get('alt') ?? '',
          title: named.get('title') ?? '',
          width: named.get('width') ?? '',
          height: named.get('height') ?? '',
        }),
      ];

/** `link_to 'Words', '/address.html'` */
const link: KnownCall = ({ positional: [words = '', target = ''] }, tools) =>
  words === '' || !/^[/.\w]+/.test(target) ? null : [tools.link(target, [tools.text(words)])];

/** `current_page.data.title`, `current_article.title` */
const field: KnownCall = ({ name }, tools) => {
  const text = fieldText(tools.fields, name.split('.').at(-1) ?? '');
  return text ? [tools.text(text)] : null;
};

/** The helpers of Middleman that say what they show. */
export const erbVocabulary: Vocabulary = {
  shown: {
    image_tag: picture,
    link_to: link,
    'current_article.title': field,
    'current_page.data.title': field,
  },
  value: () => null,
};
