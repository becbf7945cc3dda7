import type { TemplateLanguage } from '../dialect.ts';
import type { Vocabulary } from '../tree/known-call.ts';
import { erbVocabulary } from './erb-vocabulary.ts';
import { hexoVocabulary } from './hexo-vocabulary.ts';
import { hugoVocabulary } from './hugo-vocabulary.ts';
import { liquidTagsVocabulary } from './liquid-tags-vocabulary.ts';
import { liquidVocabulary } from './liquid-vocabulary.ts';
import { mdxVocabulary } from './mdx-vocabulary.ts';
import { eleventyLiquidVocabulary, nunjucksVocabulary } from './nunjucks-vocabulary.ts';
import { wordPressVocabulary } from './wordpress-vocabulary.ts';
import { zolaVocabulary } from './zola-vocabulary.ts';

const empty: Vocabulary = { shown: {}, value: () => null };

const vocabularies: Readonly<Record<TemplateLanguage, Vocabulary>> = {
  none: empty,
  hugo: hugoVocabulary,
  zola: zolaVocabulary,
  liquid: liquidVocabulary,
  'eleventy-liquid': eleventyLiquidVocabulary,
  'liquid-tags': liquidTagsVocabulary,
  hexo: hexoVocabulary,
  mdx: mdxVocabulary,
  nunjucks: nunjucksVocabulary,
  wordpress: wordPressVocabulary,
  erb: erbVocabulary,
};

/** What the calls of a template language mean. */
export function vocabularyOf(language: TemplateLanguage): Vocabulary {
  return vocabularies[language];
}
