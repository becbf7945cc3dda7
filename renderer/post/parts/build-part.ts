import type { Part } from '../../../main/library/model/parts.ts';
import { buildCode } from './code.ts';
import { buildContents } from './contents.ts';
import { buildDiagram } from './diagram.ts';
import { buildEmbed } from './embed.ts';
import { buildEmbedded } from './embedded.ts';
import { buildMath } from './math.ts';
import { buildMissingPicture } from './missing-picture.ts';
import type { PartContext } from './part-context.ts';
import { buildRemoved } from './removed.ts';
import { buildShortcode } from './shortcode.ts';
import { buildSimplified } from './simplified.ts';
import { buildWebPicture } from './web-picture.ts';

/** Builds the element that replaces a part's placeholder. A new kind of part gets a file in this folder and a case here. */
export function buildPart(part: Part, context: PartContext): HTMLElement {
  switch (part.kind) {
    case 'code':
      return buildCode(part, context);
    case 'web-picture':
      return buildWebPicture(part, context);
    case 'missing-picture':
      return buildMissingPicture(part, context);
    case 'embed':
      return buildEmbed(part, context);
    case 'removed':
      return buildRemoved(part, context);
    case 'math':
      return buildMath(part, context);
    case 'diagram':
      return buildDiagram(part, context);
    case 'contents':
      return buildContents(part, context);
    case 'embedded':
      return buildEmbedded(part, context);
    case 'shortcode':
      return buildShortcode(part, context);
    case 'simplified':
      return buildSimplified(context);
  }
}
