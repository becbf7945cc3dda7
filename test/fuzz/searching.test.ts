import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeQuery } from '../../main/library/search/query/complete-query.ts';
import { explainQuery } from '../../main/library/search/query/explain-query.ts';
import { parseQuery } from '../../main/library/search/query/parse-query.ts';
import { queryOf, openWholeView, withLibrary } from '../library/open-library.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { holds, holdsLater, textOf } from './fuzz.ts';

const queries = textOf(
  ...[
    'tag:',
    'year:',
    'in:',
    'has:',
    'is:',
    'title:',
    'date:',
    'path:',
    '"',
    '-',
    'NOT ',
    'OR',
    ' OR ',
    ' AND ',
    ' ',
    '(',
    ')',
  ],
  ...[
    '..',
    '*',
    ':',
    '2010',
    'code',
    '\\',
    'draft',
    'sea',
    'straße',
    'strasse',
    'co-operate',
    '漢字',
    'getElement',
    'seaa',
    'é',
  ],
  ...['\u0301', '🙂', '\ud800', '__proto__', 'constructor', '~', '+', '|', 'a', '>', '<='],
);

it('any query can be parsed', () => {
  holds(queries, (text) => {
    expect(parseQuery(text)).toBeTypeOf('object');
  });
});

it('any query is explained and completed within its own text', () => {
  holds(fc.tuple(queries, fc.nat(60)), ([text, cursor]) => {
    const { chips } = explainQuery(parseQuery(text));
    const values = () => [
      { value: 'sea', count: 2 },
      { value: '__proto__ "x"', count: 1 },
    ];
    for (const { start, end } of [...chips, ...completeQuery(text, cursor, values)]) {
      expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
  });
});

it('any query finds posts, and marks what it found where it stands', async () => {
  const root = temporaryFolder({
    'sea.md':
      '---\ntitle: The sea\ntags: [sea, constructor]\ndate: 2010-03-01\n---\nA straße by the sea. `getElementById` é 🙂\n',
    'code.md': '---\ntitle: co-operate\ntags: [__proto__]\n---\n```\nlet code = 2010;\n```\n\n漢字漢字 a draft\n',
    'draft.md': '---\ntitle: A draft\ndraft: true\n---\nThe seas, e\u0301 and so on.\n',
  });
  await withLibrary(root, async (library) => {
    const texts = new Map([...library.posts()].map((post) => [post.id as string, library.text(post)]));
    await holdsLater(
      queries,
      async (text) => {
        const { state, rows } = await openWholeView(library, queryOf(text));
        expect(state.total).toBeLessThanOrEqual(3);
        for (const row of rows) {
          const hits = await library.call('post.hits', { library: library.id, post: row.id, text });
          const blocks = new Map(texts.get(row.id)?.blocks.map((block) => [block.index, block.text]));
          for (const { block, start, end } of hits) {
            const length = block < 0 ? Number.POSITIVE_INFINITY : (blocks.get(block)?.length ?? -1);
            expect(0 <= start && start < end && end <= length).toBe(true);
          }
        }
      },
      0.1,
    );
  });
});
