import type { Vocabulary } from '../tree/known-call.ts';
import { bareField } from './bare-field.ts';
import { expressionText, highlight, liquidValue, liquidVocabulary, silent } from './liquid-vocabulary.ts';
import { themeCalls } from './theme-calls.ts';
import { webEmbeds } from './web-embeds.ts';

/** Eleventy has few tags. Those of its plugins have common names. */
export const nunjucksVocabulary: Vocabulary = {
  shown: { ...themeCalls, ...webEmbeds, highlight, set: silent, assign: silent },
  value: (call, fields, names) => liquidValue(call, fields, names) ?? bareField(call, fields, names),
  expression: expressionText,
};

export const eleventyLiquidVocabulary: Vocabulary = {
  ...liquidVocabulary,
  value: (call, fields, names) => liquidValue(call, fields, names) ?? bareField(call, fields, names),
};
