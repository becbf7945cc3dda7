import { pictureName } from '../../scan/media-kind.ts';
import type { LinkForm } from '../references.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { CallTools, KnownCall, PictureDetails } from '../tree/known-call.ts';
import type { TreeNode } from '../tree/tree-node.ts';
import { firstArgument } from './call-arguments.ts';

function detailsOf(call: TemplateCall): PictureDetails {
  return {
    alt: firstArgument(call, 'alt', 'title', 'caption'),
    width: firstArgument(call, 'width', 'w'),
    height: firstArgument(call, 'height', 'h'),
  };
}

/** A figure: a picture with an optional link and caption. */
export function figure(
  tools: CallTools,
  picture: TreeNode,
  caption: readonly TreeNode[],
  {
    classes = '',
    link = '' as string | LinkForm,
  }: { readonly classes?: string; readonly link?: string | LinkForm } = {},
): TreeNode {
  return tools.element(
    'figure',
    [
      link === '' ? picture : tools.link(link, [picture]),
      ...(caption.length === 0 ? [] : [tools.element('figcaption', caption)]),
    ],
    { classes: `figure ${classes}`.trim() },
  );
}

/** Hugo's `figure`, with the argument names of most themes. */
export const figureCall: KnownCall = (call, tools) => {
  const src =
    firstArgument(call, 'src', 'url', 'path', 'image', 'file') ||
    (call.positional.find((each) => pictureName.test(each)) ?? '');
  if (src === '') {
    return null;
  }
  const title = firstArgument(call, 'title');
  const caption = firstArgument(call, 'caption');
  const attr = firstArgument(call, 'attr');
  const captionNodes: TreeNode[] = [
    ...(title === '' ? [] : [tools.element('strong', tools.inline(title))]),
    ...(title !== '' && caption !== '' ? [tools.text(' ')] : []),
    ...(caption === '' ? [] : tools.inline(caption)),
    ...(attr === '' ? [] : [tools.text(' '), ...credit(attr, firstArgument(call, 'attrlink'), tools)]),
    ...(call.inner ? tools.inner() : []),
  ];
  const alt =
    firstArgument(call, 'alt') ||
    (caption === '' ? title : '') ||
    (call.positional[call.positional.indexOf(src) + 1] ?? '');
  const picture = tools.picture(src, { ...detailsOf(call), alt });
  return [
    figure(tools, picture, captionNodes, {
      link: firstArgument(call, 'link', 'href'),
      classes: alignOf(firstArgument(call, 'class', 'classes', 'align', 'position')),
    }),
  ];
};

function credit(attr: string, link: string, tools: CallTools): readonly TreeNode[] {
  return link === '' ? tools.inline(attr) : [tools.link(link, tools.inline(attr))];
}

function alignOf(classes: string): string {
  return classes
    .split(/\s+/)
    .filter((word) => /^(?:left|right|center|wide)$/.test(word))
    .join(' ');
}
