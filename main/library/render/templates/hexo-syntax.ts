import { curlySyntax } from './curly-syntax.ts';
import { nunjucksFlow } from './flow-rules.ts';
import type { TemplateSyntax } from './template-call.ts';

/** Hexo's tag plugins: https://hexo.io/docs/tag-plugins */
const tags = curlySyntax({
  verbatim: new Set(['codeblock', 'code', 'jscode', 'mermaid', 'math', 'tabbed_codeblock', 'tabbed-codeblock']),
  paired: null,
  hashComments: true,
  flow: nunjucksFlow,
});

const tabName = /^<!--\s{0,9}(?:tab|timeline)\s{1,9}([^\n@]{1,200}?)\s{0,9}(?:@[\w -]{0,50})?-->/;

/** Tag plugins, and the comments that name tabs: `<!-- tab Linux -->`. */
export const hexoSyntax: TemplateSyntax = {
  ...tags,
  opener: /\{[{%#]|<!--(?=\s{0,9}(?:tab|timeline)\s)/g,
  parse(source, at) {
    if (source[at] !== '<') {
      return tags.parse(source, at);
    }
    const [all = '', name = ''] = tabName.exec(source.slice(at, at + 400)) ?? [];
    return name === '' || name === '-' ? null : { kind: 'markdown', end: at + all.length, text: `**${name}**\n` };
  },
};
