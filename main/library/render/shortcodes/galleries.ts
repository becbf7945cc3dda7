import { pictureName } from '../../scan/media-kind.ts';
import type { CallTools, KnownCall } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { picturesAlone } from '../tree/picture-galleries.ts';
import { firstArgument } from './call-arguments.ts';
import { figure } from './figures.ts';

/** Galleries of themes, which list pictures by name or hold figures or pictures of Markdown. */
export const gallery: KnownCall = (call, tools) => {
  const names = [...call.positional, ...[...call.named.values()].flatMap((value) => value.split(/[\s,]+/))].filter(
    (each) => pictureName.test(each),
  );
  if (names.length === 0 && !call.inner?.text.trim()) {
    return null;
  }
  const pictures =
    names.length === 0
      ? tools.inner().flatMap((node) => picturesAlone(node) ?? [node])
      : names.map((name) => figure(tools, tools.picture(name), []));
  return [tools.element('div', pictures, { classes: 'gallery' })];
};

/**
 * `{% include gallery id="photos" caption="…" %}`: pictures that the front matter lists, each with what it leads to, as
 * Minimal Mistakes has them. Null where it lists none.
 */
export const listedGallery: KnownCall = (call, tools) => {
  const listed = tools.fields.get(firstArgument(call, 'id') || 'gallery');
  const pictures = Array.isArray(listed)
    ? listed.slice(0, mostListed).flatMap((each) => listedPicture(each, tools))
    : [];
  const caption = firstArgument(call, 'caption');
  if (pictures.length === 0) {
    return null;
  }
  const gallery = tools.element('div', pictures, { classes: 'gallery' });
  return [
    caption === ''
      ? gallery
      : tools.element('figure', [gallery, tools.element('figcaption', tools.inline(caption))], { classes: 'figure' }),
  ];
};

const mostListed = 500;

function listedPicture(listed: unknown, tools: CallTools): readonly TreeNode[] {
  const {
    url,
    image_path: path,
    alt,
    title,
  } = (typeof listed === 'object' && listed !== null ? listed : {}) as Readonly<Record<string, unknown>>;
  const src = typeof path === 'string' ? path : url;
  if (typeof src !== 'string') {
    return [];
  }
  const words = { alt: typeof alt === 'string' ? alt : '', title: typeof title === 'string' ? title : '' };
  const link = typeof url === 'string' && url !== src ? url : '';
  return [figure(tools, tools.picture(src, words), [], { link })];
}
