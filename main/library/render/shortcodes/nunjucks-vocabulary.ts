import type { KnownCall, Vocabulary } from '../tree/known-call.ts';
import { highlight, liquidValue } from './liquid-vocabulary.ts';
import { themeCalls } from './theme-calls.ts';
import { webEmbeds } from './web-embeds.ts';

/** Eleventy has hardly any tags of its own; those of its plugins are called as everywhere. */
const set: KnownCall = () => [];

export const nunjucksVocabulary: Vocabulary = {
  shown: { ...themeCalls, ...webEmbeds, highlight, set, assign: set },
  value: liquidValue,
};
