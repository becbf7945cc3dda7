import { curlySyntax } from './curly-syntax.ts';
import { nunjucksFlow } from './flow-rules.ts';

/** Eleventy's Nunjucks, and the part of Liquid that looks the same: https://www.11ty.dev/docs/languages/nunjucks/ */
export const nunjucksSyntax = curlySyntax({
  verbatim: new Set(['highlight', 'codetitle']),
  paired: null,
  hashComments: true,
  flow: nunjucksFlow,
});
