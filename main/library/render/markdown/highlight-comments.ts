import type { CodeLines } from '../../model/parts.ts';

const comment =
  /(?:\/\/|\/\*|\{\s?\/\*|#|--|%|;|<!--)[ \t]*highlight-(next-line|line|start|end)[ \t]*(?:\*\/(?:\s?\})?|-->)?[ \t]*$/;

/**
 * Comments by which Docusaurus and Gatsby highlight lines: `// highlight-next-line`, `// highlight-start` up to
 * `// highlight-end`, and behind a line `// highlight-line`. They are left out of the code. Null where there are none.
 */
export function takeHighlightComments(
  text: string,
): { readonly text: string; readonly marked: CodeLines['marked'] } | null {
  if (!text.includes('highlight-')) {
    return null;
  }
  const kept: string[] = [];
  const marked: (readonly [first: number, last: number])[] = [];
  let start: number | null = null;
  let isNext = false;
  let found = false;
  for (const line of text.split('\n')) {
    const [written = '', kind = ''] = comment.exec(line.slice(-longestLine)) ?? [];
    const before = line.slice(0, line.length - written.length);
    found ||= kind !== '';
    if (kind !== '' && kind !== 'line' && before.trim() === '') {
      if (kind === 'start') {
        start ??= kept.length;
      } else if (kind === 'end' && start !== null) {
        marked.push([start, kept.length - 1]);
        start = null;
      } else if (kind === 'next-line') {
        isNext = true;
      }
      continue;
    }
    if (isNext || kind === 'line') {
      marked.push([kept.length, kept.length]);
    }
    isNext = false;
    kept.push(kind === 'line' ? before.trimEnd() : line);
  }
  if (start !== null) {
    marked.push([start, kept.length - 1]);
  }
  return found ? { text: kept.join('\n'), marked } : null;
}

/** In UTF-16 units, from the end of a line: such a comment is short. */
const longestLine = 200;
