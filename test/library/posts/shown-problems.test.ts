import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { openWholeLibrary, readPostAt } from '../open-library.ts';

it('names what of a post is not shown as it is meant, in the list, in the window and in the check', async () => {
  const deep = Array.from({ length: 60 }, (_line, level) => `${'  '.repeat(level)}* item`).join('\n');
  const root = temporaryFolder({
    'deep.md': `# Deep\n\n${deep}\n`,
    'long.md': `# Long\n\n${'a\n\n'.repeat(60_000)}`,
    'whole.md': '# Whole\n',
  });
  const { library } = await openWholeLibrary(root);
  const problems = Object.fromEntries(
    library.posts().map((post) => [post.title, post.problems.map(({ kind }) => kind)]),
  );
  expect(problems).toEqual({ Deep: ['too-deep'], Long: ['too-large'], Whole: [] });
  for (const [path, kinds] of [
    ['deep.md', ['too-deep']],
    ['long.md', ['too-large']],
  ] as const) {
    expect((await readPostAt(library, path)).problems.map(({ kind }) => kind)).toEqual(kinds);
  }
  const rows = (await library.check()).filter(({ kind }) => kind === 'unread-post');
  expect(rows.map(({ path }) => path)).toEqual(['deep.md', 'long.md']);
});
