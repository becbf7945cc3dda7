import { curlySyntax } from './curly-syntax.ts';
import { jekyllFlow, liquidFlow } from './flow-rules.ts';
import type { TemplateSyntax } from './template-call.ts';

/** Jekyll's Liquid: https://jekyllrb.com/docs/liquid/tags/ */
export const liquidSyntax = curlySyntax({
  verbatim: new Set(['highlight', 'math', 'mermaid']),
  paired: null,
  hashComments: false,
  flow: jekyllFlow,
});

/** Eleventy's Liquid: https://www.11ty.dev/docs/languages/liquid/ */
export const eleventyLiquidSyntax: TemplateSyntax = { ...liquidSyntax, flow: liquidFlow };
