import { endOfTag, parseArguments } from './parse-arguments.ts';
import { labelOf, longestTag, type TemplateSyntax } from './template-call.ts';

/** Shortcodes with inner text that is not Markdown. */
const verbatim = new Set([
  'highlight',
  'codeblock',
  'tabbed-codeblock',
  'mermaid',
  'katex',
  'math',
  'comment',
  'rawhtml',
  'raw',
  'chart',
]);

/** Shortcodes without a closing tag. Listed so that they never pair with a later tag and swallow the text between. */
const single = new Set(['ref', 'relref', 'param', 'youtube', 'vimeo', 'tweet', 'x', 'instagram', 'gist', 'toc']);

/** Hugo's shortcodes: https://gohugo.io/content-management/shortcodes/ */
export const hugoSyntax: TemplateSyntax = {
  opener: /\{\{[<%]/g,
  parse(source, at) {
    const delimiter = source[at + 2] === '<' ? '>' : '%';
    const escaped = /^\s{0,9}\/\*/.exec(source.slice(at + 3, at + 15));
    if (escaped) {
      const closer = `*/${delimiter}}}`;
      const end = source.slice(0, at + longestTag).indexOf(closer, at + 3);
      if (end < 0) {
        return null;
      }
      const text = source.slice(at + 3 + escaped[0].length, end);
      return { kind: 'literal', end: end + closer.length, text: `{{${source[at + 2]}${text}${delimiter}}}` };
    }
    const close = endOfTag(source, at + 3, `${delimiter}}}`, '"`', /^\{\{[<%]/, longestTag);
    if (close < 0) {
      return null;
    }
    const end = close + 3;
    const written = source.slice(at + 3, close).trim();
    const closing = /^\/\s*([\w./-]+)$/.exec(written);
    if (closing) {
      return { kind: 'close', end, name: closing[1] ?? '' };
    }
    const selfClosed = written.endsWith('/');
    const words = selfClosed ? written.slice(0, -1) : written;
    const name = /^[\w./-]+/.exec(words)?.[0] ?? '';
    if (name === '') {
      return null;
    }
    const head = { kind: 'tag', name, ...parseArguments(words.slice(name.length)), label: labelOf(words) } as const;
    if (verbatim.has(name) && !selfClosed) {
      return {
        kind: 'verbatim',
        end,
        head,
        closer: new RegExp(`\\{\\{[<%]\\s{0,9}/\\s{0,9}${name}\\s{0,9}[%>]\\}\\}`, 'g'),
      };
    }
    return { kind: 'call', end, head, opens: !selfClosed && !single.has(name) };
  },
};
