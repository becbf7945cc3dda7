import { commonCalls } from './figures.ts';
import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { highlight, liquidValue } from './liquid-vocabulary.ts';
import { webEmbeds } from './web-embeds.ts';

/** Eleventy has hardly any tags of its own; those of its plugins are called as everywhere. */
const set: KnownCall = () => [];

export const nunjucksVocabulary: Vocabulary = {
  shown: { ...commonCalls, ...webEmbeds, highlight, set, assign: set },
  value: liquidValue,
};
