import { curlySyntax } from './curly-syntax.ts';

/** Eleventy's Nunjucks, and its Liquid as far as they are alike: https://www.11ty.dev/docs/languages/nunjucks/ */
export const nunjucksSyntax = curlySyntax({
  verbatim: new Set(['highlight', 'codetitle']),
  paired: null,
  hashComments: true,
});
