import type { Part } from '../../../main/library/model/parts.ts';
import { buildCode } from './code.ts';
import type { PartContext } from './part-context.ts';

/** The source of a diagram, shown as code until it is drawn. */
export function buildDiagram(part: Part & { kind: 'diagram' }, context: PartContext): HTMLElement {
  const { block, language, text } = part;
  const lines = { numbered: false, first: 1, marked: [] };
  return buildCode({ kind: 'code', block, language, tokens: [['', text]], lines }, context);
}
