import { parseArguments } from './parse-arguments.ts';
import { parseCurlyTag } from './parse-curly-tag.ts';
import { labelOf, longestTag, type TemplateSyntax } from './template-call.ts';

/** Zola's shortcodes: https://www.getzola.org/documentation/content/shortcodes/ */
export const zolaSyntax: TemplateSyntax = {
  opener: /\{\{|\{%/g,
  parse(source, at) {
    const opening = source.slice(at, at + 2);
    if (source.startsWith('/*', at + 2)) {
      const closer = opening === '{{' ? '}}' : '%}';
      const end = source.slice(0, at + longestTag).indexOf(`*/${closer}`, at + 4);
      if (end < 0) {
        return null;
      }
      return { kind: 'literal', end: end + 4, text: `${opening}${source.slice(at + 4, end)}${closer}` };
    }
    const tag = parseCurlyTag(source, at, '"\'`');
    if (tag === null) {
      return null;
    }
    const { written, end } = tag;
    if (opening === '{%' && /^end\b/.test(written)) {
      return { kind: 'close', end, name: '' };
    }
    const name = /^[A-Za-z_][\w:]*(?=\s{0,9}\()/.exec(written)?.[0] ?? '';
    if (name === '') {
      return null;
    }
    const inside = written.slice(written.indexOf('(') + 1).replace(/\)$/, '');
    const head = { kind: 'tag', name, ...parseArguments(inside), label: labelOf(`${name} ${inside}`) } as const;
    return { kind: 'call', end, head, opens: opening === '{%' };
  },
};
