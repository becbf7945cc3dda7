import type { CodeLines, Part } from '../../../main/library/model/parts.ts';

type Tokens = (Part & { kind: 'code' })['tokens'];

/** Lines in a row that are all highlighted, or all not. */
export interface CodeRun {
  readonly tokens: Tokens;
  readonly isMarked: boolean;
}

/**
 * Cuts the tokens of some lines where highlighted lines begin and end. `firstLine` is the index of their first line in the
 * whole code.
 */
export function codeRuns(tokens: Tokens, firstLine: number, marked: CodeLines['marked']): readonly CodeRun[] {
  const runs: { readonly tokens: (readonly [scope: string, text: string])[]; readonly isMarked: boolean }[] = [];
  let line = firstLine;
  let range = 0;
  const put = (scope: string, text: string): void => {
    while (line > (marked[range]?.[1] ?? Infinity)) {
      range += 1;
    }
    const isMarked = line >= (marked[range]?.[0] ?? Infinity);
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) {
      last.tokens.push([scope, text]);
    } else {
      runs.push({ tokens: [[scope, text]], isMarked });
    }
  };
  for (const [scope, text] of tokens) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      put(scope, text.slice(from, end + 1));
      from = end + 1;
      line += 1;
    }
    if (from < text.length) {
      put(scope, text.slice(from));
    }
  }
  return runs.map(({ tokens: pieces, isMarked }) => ({ tokens: joined(pieces), isMarked }));
}

/** Joins tokens of one colour that follow each other. */
function joined(tokens: Tokens): Tokens {
  const kept: [scope: string, text: string][] = [];
  for (const [scope, text] of tokens) {
    const last = kept.at(-1);
    if (last?.[0] === scope && last[1].endsWith('\n')) {
      last[1] += text;
    } else {
      kept.push([scope, text]);
    }
  }
  return kept;
}
