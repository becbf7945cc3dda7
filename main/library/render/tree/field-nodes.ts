import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { EmbedKind } from '../../model/parts.ts';
import { pictureName } from '../../scan/media-kind.ts';
import type { LinkForm } from '../references.ts';
import { parseArguments } from '../templates/parse-arguments.ts';
import type { PictureDetails } from './known-call.ts';
import { elementNode, textNode, type TreeNode } from './tree-node.ts';

interface FieldSurroundings {
  link(target: string | LinkForm, children: readonly TreeNode[]): TreeNode;
  picture(src: string, details: PictureDetails): TreeNode;
}

const most = 500;

/**
 * Content below a post that Tranquilpeak and similar themes take from front matter: `gallery` (`large [small]
 * "caption"`), `slides` (`picture;document`), `youtube` and `vimeo` (ids).
 */
export function fieldNodes(
  fields: ReadonlyMap<string, FrontMatterValue>,
  surroundings: FieldSurroundings,
): readonly TreeNode[] {
  const figures = [
    ...textsOf(fields.get('gallery')).flatMap((text) => galleryFigure(text, surroundings)),
    ...textsOf(fields.get('slides')).flatMap((text) => slideFigure(text, surroundings)),
  ];
  return [
    ...(figures.length === 0 ? [] : [elementNode('div', figures, { classes: 'gallery' })]),
    ...videos(fields, 'youtube', 'youtube', 'https://www.youtube.com/watch?v='),
    ...videos(fields, 'vimeo', 'vimeo', 'https://vimeo.com/'),
  ];
}

/** Content above a post from front matter: the page that a link post (`link: https://…`) is about. */
export function headNodes(
  fields: ReadonlyMap<string, FrontMatterValue>,
  { link }: FieldSurroundings,
): readonly TreeNode[] {
  const [target = ''] = textsOf(fields.get('link')).map((text) => text.trim());
  if (!/^(?:https?:\/\/|\/)\S+$/i.test(target)) {
    return [];
  }
  const words = [textNode('Links to '), link(target, [textNode(target.replace(/^https?:\/\//i, ''))])];
  // A caption, because it is not part of the text that rows of lists begin with.
  return [elementNode('figure', [elementNode('figcaption', words)], { classes: 'figure' })];
}

function textsOf(value: FrontMatterValue | undefined): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly FrontMatterValue[]) : [value];
  return list.filter((each) => typeof each === 'string').slice(0, most);
}

function galleryFigure(text: string, { link, picture }: FieldSurroundings): readonly TreeNode[] {
  const words = parseArguments(text.slice(0, 4_000)).positional;
  const [large = ''] = words;
  if (!pictureName.test(large)) {
    return [];
  }
  const small = words[1] !== undefined && pictureName.test(words[1]) ? words[1] : large;
  const caption = words.slice(small === large ? 1 : 2).join(' ');
  const captions = caption === '' ? [] : [elementNode('figcaption', [textNode(caption)])];
  return [elementNode('figure', [link(large, [picture(small, { alt: caption })]), ...captions], { classes: 'figure' })];
}

function slideFigure(text: string, { link, picture }: FieldSurroundings): readonly TreeNode[] {
  const [small = '', document = ''] = text.split(';').map((part) => part.trim());
  if (!pictureName.test(small)) {
    return [];
  }
  const shown = picture(small, {});
  return [elementNode('figure', [document === '' ? shown : link(document, [shown])], { classes: 'figure' })];
}

function videos(
  fields: ReadonlyMap<string, FrontMatterValue>,
  key: string,
  what: EmbedKind,
  address: string,
): readonly TreeNode[] {
  return textsOf(fields.get(key)).flatMap((id) =>
    id.trim() === ''
      ? []
      : [
          elementNode('p', [
            {
              type: 'part',
              content: {
                kind: 'embed',
                what,
                url: /^https?:\/\//.test(id) ? id : address + encodeURIComponent(id.trim()),
                title: '',
              },
              line: null,
            },
          ]),
        ],
  );
}
