import { curlySyntax } from './curly-syntax.ts';
import { nunjucksFlow } from './flow-rules.ts';
import type { TemplateSyntax } from './template-call.ts';

/** Hexo's tag plugins: https://hexo.io/docs/tag-plugins */
const tags = curlySyntax({
  verbatim: new Set([
    'codeblock',
    'code',
    'jscode',
    'mermaid',
    'math',
    'tabbed_codeblock',
    'tabbed-codeblock',
    'flink',
    'links',
    'linkgrid',
    'lg',
    'score',
    'wavedrom',
    'chartjs',
    'chart',
  ]),
  paired: null,
  hashComments: true,
  flow: nunjucksFlow,
});

/** A comment that names what follows: a tab (NexT), an event (Butterfly, Stellar), a fold (Stellar). */
const named = /^<!--\s{0,9}(tab|timeline|node|folder)\s{1,9}([^\n@]{1,200}?)\s{0,9}(?:@[\w -]{0,50})?-->/;

/** Tag plugins, and the comments that name their parts: `<!-- tab Linux -->`. */
export const hexoSyntax: TemplateSyntax = {
  ...tags,
  opener: /\{[{%#]|<!--(?=\s{0,9}(?:tab|timeline|node|folder)\s)/g,
  parse(source, at) {
    if (source[at] !== '<') {
      return tags.parse(source, at);
    }
    const [all = '', kind = '', name = ''] = named.exec(source.slice(at, at + 400)) ?? [];
    const end = at + all.length;
    // Outside of a timeline, a comment may begin with one of these words. It seldom has a line of its own.
    const isPart =
      /^t/.test(kind) ||
      (/(?:^|\n)[ \t]{0,9}$/.test(source.slice(Math.max(0, at - 10), at)) &&
        /^[ \t]{0,9}(?:\r?\n|$)/.test(source.slice(end, end + 11)));
    if (name === '' || name === '-' || !isPart) {
      return null;
    }
    const before = /(?:^|\n)[ \t]*\r?\n[ \t]*$|^$/.test(source.slice(Math.max(0, at - 20), at)) ? '' : '\n';
    return { kind: 'markdown', end, text: `${before}**${name}**\n` };
  },
};
