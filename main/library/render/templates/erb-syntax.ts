import { parseArguments } from './parse-arguments.ts';
import { labelOf, type TemplateSyntax } from './template-call.ts';

/** In UTF-16 units. A longer tag is read as text. */
const longestTag = 4_000;
/** A statement that goes on up to `end`. */
const opens = /^(?:if|unless|case|while|until|for|begin)\b|\bdo(?:\s*\|[^|]*\|)?$/;
const none: ReadonlyMap<string, string> = new Map();

/** Ruby in `<% … %>`, as Middleman's files with `.erb` have it. Nothing is run. */
export const erbSyntax: TemplateSyntax = {
  opener: /<%(?!%)/g,
  parse(source, at) {
    const close = source.slice(at, at + longestTag).indexOf('%>', 2);
    if (close < 0) {
      return null;
    }
    const end = at + close + 2;
    const [, sign = '', written = ''] = /^<%(=|#|-)?([\s\S]*?)-?%>$/.exec(source.slice(at, end)) ?? [];
    const ruby = written.trim();
    if (sign === '#' || ruby === '') {
      return { kind: 'comment', end, closer: null };
    }
    if (/^end\b/.test(ruby)) {
      return { kind: 'close', end, name: '' };
    }
    const isBlock = opens.test(ruby);
    if (sign !== '=' && !isBlock && !/^els/.test(ruby)) {
      return { kind: 'comment', end, closer: null };
    }
    const name = /^[a-z_][\w.?!]*/i.exec(ruby)?.[0] ?? ruby;
    const rest = ruby.slice(name.length).trim();
    const list = /^\(([\s\S]*)\)$/.exec(rest)?.[1] ?? rest;
    const call = isBlock ? { positional: [], named: none } : parseArguments(list.replace(/:(\w+)\s*=>/g, '$1:'));
    return { kind: 'call', end, head: { kind: 'tag', name, ...call, label: labelOf(ruby) }, opens: isBlock };
  },
};
