import { pictureName } from '../../scan/media-kind.ts';
import type { KnownCall } from '../tree/known-call.ts';
import { picturesAlone } from '../tree/picture-galleries.ts';
import { figure } from './figures.ts';

/** Galleries of themes, which list pictures by name or hold figures or pictures of Markdown. */
export const gallery: KnownCall = (call, tools) => {
  const names = [...call.positional, ...[...call.named.values()].flatMap((value) => value.split(/[\s,]+/))].filter(
    (each) => pictureName.test(each),
  );
  if (names.length === 0 && !call.inner) {
    return null;
  }
  const pictures =
    names.length === 0
      ? tools.inner().flatMap((node) => picturesAlone(node) ?? [node])
      : names.map((name) => figure(tools, tools.picture(name), []));
  return [tools.element('div', pictures, { classes: 'gallery' })];
};
