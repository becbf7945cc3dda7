import { curlySyntax } from './curly-syntax.ts';
import { nunjucksFlow } from './flow-rules.ts';

/** Hexo's tag plugins: https://hexo.io/docs/tag-plugins */
export const hexoSyntax = curlySyntax({
  verbatim: new Set(['codeblock', 'code', 'jscode', 'mermaid', 'math', 'tabbed_codeblock', 'tabbed-codeblock']),
  paired: null,
  hashComments: true,
  flow: nunjucksFlow,
});
