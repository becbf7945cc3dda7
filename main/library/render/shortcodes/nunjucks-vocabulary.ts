import type { FrontMatterValue } from '../../front-matter/front-matter-value.ts';
import type { TemplateCall } from '../templates/template-call.ts';
import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { fieldText } from './call-arguments.ts';
import { highlight, liquidValue } from './liquid-vocabulary.ts';
import { themeCalls } from './theme-calls.ts';
import { webEmbeds } from './web-embeds.ts';

/** Eleventy has few tags. Those of its plugins have common names. */
const set: KnownCall = () => [];

/** `{{ title }}`: in Eleventy, templates reach a post's front matter without a prefix. */
function postField(call: TemplateCall, fields: ReadonlyMap<string, FrontMatterValue>): string | null {
  const name = /^\{\{-?\s*([\w.]{1,100})\s*-?\}\}$/.exec(call.source)?.[1];
  return call.kind === 'output' && name !== undefined ? fieldText(fields, name) : null;
}

export const nunjucksVocabulary: Vocabulary = {
  shown: { ...themeCalls, ...webEmbeds, highlight, set, assign: set },
  value: (call, fields) => liquidValue(call, fields) ?? postField(call, fields),
};
