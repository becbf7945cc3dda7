/** Source with so many levels. */
export type Nest = (levels: number) => string;

function nested(line: (level: number) => string): Nest {
  return (levels) => Array.from({ length: levels }, (_line, level) => line(level)).join('\n');
}

/** Blocks of Markdown within each other, by what they are. */
export const deepForms: Readonly<Record<string, Nest>> = {
  'list items': nested((level) => `${'  '.repeat(level)}* item${level}`),
  'numbered items': nested((level) => `${'   '.repeat(level)}1. item${level}`),
  quotations: nested((level) => `${'> '.repeat(level + 1)}item${level}`),
  'quotations in items': nested((level) => `${'* > '.repeat(level + 1)}item${level}`),
  'items on one line': (levels) =>
    `${'* '.repeat(levels)}${Array.from({ length: levels }, (_item, level) => `item${level}`).join(' ')}`,
};
