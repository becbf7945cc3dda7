import { expect, it } from 'vitest';
import { codeRuns } from '../../../../renderer/post/parts/marked-lines.ts';

const tokens = [
  ['', 'zero\none '],
  ['hljs-string', '"one\ntwo\nthree"'],
  ['', ' three\nfour\n'],
  ['hljs-comment', '// five'],
] as const;

it('cuts code where highlighted lines begin and end, and keeps its text and colours', () => {
  const runs = codeRuns(tokens, 0, [
    [2, 3],
    [5, 9],
  ]);
  expect(runs).toEqual([
    {
      tokens: [
        ['', 'zero\none '],
        ['hljs-string', '"one\n'],
      ],
      isMarked: false,
    },
    {
      tokens: [
        ['hljs-string', 'two\nthree"'],
        ['', ' three\n'],
      ],
      isMarked: true,
    },
    { tokens: [['', 'four\n']], isMarked: false },
    { tokens: [['hljs-comment', '// five']], isMarked: true },
  ]);
});

it('counts from the first line of a piece', () => {
  const marks = codeRuns(tokens, 24, [
    [3, 20],
    [25, 25],
  ]).filter(({ isMarked }) => isMarked);
  expect(marks.map((run) => run.tokens.map(([, text]) => text).join(''))).toEqual(['one "one\n']);
});

it('leaves code without highlighted lines in one run', () => {
  expect(codeRuns(tokens, 0, [])).toEqual([{ tokens, isMarked: false }]);
  expect(codeRuns([], 0, [[0, 1]])).toEqual([]);
});
