import type { FlowRules } from './flow-rules.ts';
import { parseArguments } from './parse-arguments.ts';
import { parseCurlyTag } from './parse-curly-tag.ts';
import { labelOf, type TemplateSyntax } from './template-call.ts';

export interface CurlyTags {
  /** Tags with inner text that is not Markdown. They end with `end<name>`. */
  readonly verbatim: ReadonlySet<string>;
  /** Tags that may have an `end<name>`; null if any may. */
  readonly paired: ReadonlySet<string> | null;
  /** `{# … #}` is a comment. */
  readonly hashComments: boolean;
  /** `{{ … }}` is text. */
  readonly tagsOnly?: boolean;
  readonly flow?: FlowRules;
}

/** The languages with `{% tag %}` and `{{ value }}`. They differ in their tags. */
export function curlySyntax({ verbatim, paired, hashComments, tagsOnly = false, flow }: CurlyTags): TemplateSyntax {
  return {
    opener: hashComments ? /\{[{%#]/g : tagsOnly ? /\{%/g : /\{[{%]/g,
    ...(flow === undefined ? {} : { flow }),
    parse(source, at) {
      const opening = source.slice(at, at + 2);
      if (opening === '{#') {
        // `{#id}` is a heading's id, not a comment.
        return /^\s/.test(source.slice(at + 2, at + 3)) ? { kind: 'comment', end: at + 2, closer: /#\}/g } : null;
      }
      const tag = parseCurlyTag(source, at, '"\'');
      if (tag === null) {
        return null;
      }
      const { written, end } = tag;
      if (opening === '{{') {
        if (written === '') {
          return null;
        }
        const [name = ''] = written.split('|', 1);
        const head = {
          kind: 'output',
          name: name.trim(),
          positional: [written],
          named: new Map<string, string>(),
          label: labelOf(written),
        } as const;
        return { kind: 'call', end, head, opens: false };
      }
      const name = /^[A-Za-z_][\w-]*/.exec(written)?.[0] ?? '';
      if (name === '') {
        return null;
      }
      if (name === 'raw' || name === 'verbatim') {
        return { kind: 'raw', end, closer: new RegExp(`\\{%-?\\s{0,9}end${name}\\s{0,9}-?%\\}`, 'g') };
      }
      if (name === 'comment') {
        return { kind: 'comment', end, closer: /\{%-?\s{0,9}endcomment\s{0,9}-?%\}/g };
      }
      if (name.startsWith('end') && name.length > 3) {
        return { kind: 'close', end, name: name.slice(3) };
      }
      const head = {
        kind: 'tag',
        name,
        ...parseArguments(written.slice(name.length)),
        label: labelOf(written),
      } as const;
      if (verbatim.has(name)) {
        return { kind: 'verbatim', end, head, closer: new RegExp(`\\{%-?\\s{0,9}end${name}\\s{0,9}-?%\\}`, 'g') };
      }
      return { kind: 'call', end, head, opens: paired === null || paired.has(name) };
    },
  };
}
