import { curlySyntax } from './curly-syntax.ts';

/** Jekyll's Liquid: https://jekyllrb.com/docs/liquid/tags/ */
export const liquidSyntax = curlySyntax({
  verbatim: new Set(['highlight', 'math', 'mermaid']),
  paired: null,
  hashComments: false,
});
