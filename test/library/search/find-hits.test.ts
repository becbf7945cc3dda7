import { describe, expect, it } from 'vitest';
import type { Block } from '../../../main/library/model/blocks.ts';
import { findHits, Marker } from '../../../main/library/search/find-hits.ts';
import { makeSnippet } from '../../../main/library/search/make-snippet.ts';
import type { SearchedWords } from '../../../main/library/search/clauses.ts';
import { SearchIndex } from '../../../main/library/search/search-index.ts';
import { loneSurrogate, randomText } from './random-text.ts';

function blocksOf(...texts: readonly string[]): readonly Block[] {
  return texts.map((text, index) => ({ index, kind: 'prose', headings: [`Heading ${index}`], line: index + 1, text }));
}

/** The words that a query searches in an archive of these posts. */
function searched(query: string, ...posts: readonly string[]): SearchedWords {
  const index = new SearchIndex();
  posts.forEach((text, at) => {
    index.add(at + 1, { title: [], names: [], headings: [], text: [text], code: [] });
  });
  return index.searched(query);
}

function marked(text: string, query: string): string {
  let shown = '';
  let at = 0;
  for (const [start, end] of new Marker(searched(query, text)).marks(text, 'text')) {
    shown += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return shown + text.slice(at);
}

function hitsOf(query: string, ...texts: readonly string[]): readonly string[] {
  return findHits(blocksOf(...texts), searched(query, texts.join('\n'))).map(
    ({ block, start, end }) => `${block}:${texts[block]?.slice(start, end)}`,
  );
}

describe('Marker', () => {
  it.each([
    ['word ', 'word, words and wordy', '[word], [words] and wordy'],
    ['post', 'A post, posts and Post.', 'A [post], [posts] and [Post].'],
    ['"two words"', 'two words, two other words', '[two words], two other words'],
    ['cafe ', 'Café CAFÉ cafe\u0301', '[Café] [CAFÉ] [cafe\u0301]'],
    ['c ', 'C and C++ and c#', '[C] and C++ and c#'],
    ['C++ ', 'C and C++ and c#', 'C and [C++] and c#'],
    ['basebackup ', 'pg_basebackup', 'pg_[basebackup]'],
    ["don't ", 'don’t', '[don’t]'],
    ['日本語', '私は日本語です', '私は[日本語]です'],
    ['postgresql ', 'PostgreSQL入門', '[PostgreSQL]入門'],
    ['tabs ', 'saveAllTabs, Tabs', 'saveAll[Tabs], [Tabs]'],
    ['alltabs ', 'saveAllTabs', 'save[AllTabs]'],
    ['tab', 'saveAllTabs', 'saveAll[Tab]s'],
    ['saveall ', 'saveAllTabs', '[saveAll]Tabs'],
    ['saveAllTabs ', 'saveAllTabs', '[saveAllTabs]'],
    ['tabs saveAllTabs ', 'saveAllTabs', '[saveAllTabs]'],
    ['дом ', 'новыйДом', 'новый[Дом]'],
    ['preorder ', 'a pre-order', 'a [pre-order]'],
    ['orderform ', 'pre-order-form', 'pre-[order-form]'],
    ['teapot ', 'a tea\u00adpot', 'a [tea\u00adpot]'],
    ['gruss ', 'Gruß!', '[Gruß]!'],
    ['bahnhalt ', 'Straßenbahnhaltestelle', 'Straßen[bahnhalt]estelle'],
    ['🎈', 'a 🎈 b', 'a [🎈] b'],
    ['sort -k ', 'sort -k 2, sort k', '[sort] [-k] 2, [sort] k'],
    ['du -shx ', 'du -shx', '[du] [-shx]'],
    ['', 'nothing', 'nothing'],
  ])('marks for “%s” in “%s”', (query, text, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('gives ranges in order that do not overlap, whatever the text', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const text = randomText(seed);
      let last = 0;
      for (const [start, end] of new Marker(searched(randomText(seed).slice(0, 12), text)).marks(text, 'text')) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('findHits', () => {
  it('names the block of each hit, in reading order', () => {
    expect(hitsOf('one ', 'two one', 'none', 'one one')).toEqual(['0:one', '2:one', '2:one']);
  });

  it('marks parts of a compound only where no post holds the whole', () => {
    expect(hitsOf('--force ', 'by force', 'with --force')).toEqual(['1:--force']);
    expect(hitsOf('--force ', 'by force')).toEqual(['0:force']);
    expect(hitsOf("don't ", 'a t in Don', 'I don’t')).toEqual(['1:don’t']);
  });

  it('marks words of a field only in that field', () => {
    const kinds = ['heading', 'prose', 'code', 'caption'] as const;
    const blocks = blocksOf(...kinds.map(() => 'alpha beta')).map((block, at) => ({
      ...block,
      kind: kinds[at] ?? 'prose',
    }));
    const title = { ...(blocks[1] as Block), index: -1 };
    const hits = (query: string): readonly string[] =>
      findHits(blocks, searched(query, 'alpha beta'), { title }).map(
        ({ block, start, end }) => `${kinds[block] ?? 'title'} ${title.text.slice(start, end)}`,
      );
    expect(hits('title:alpha ')).toEqual(['title alpha']);
    expect(hits('title:"alpha beta"')).toEqual(['title alpha beta']);
    expect(hits('in:title beta ')).toEqual(['title beta']);
    expect(hits('in:code alpha ')).toEqual(['code alpha']);
    expect(hits('in:headings "alpha beta"')).toEqual(['heading alpha beta']);
    expect(hits('in:text alpha ')).toEqual(['heading alpha', 'prose alpha', 'caption alpha']);
    expect(hits('title:alpha beta ')).toEqual([
      'title alpha',
      'heading beta',
      'prose beta',
      'code beta',
      'caption beta',
    ]);
    // Without a field too, the title itself has no hits.
    expect(hits('alpha ')).toEqual(kinds.map((kind) => `${kind} alpha`));
  });

  it('stops at a limit', () => {
    expect(findHits(blocksOf('word '.repeat(100)), searched('word', 'word'), { limit: 10 })).toHaveLength(10);
  });
});

describe('makeSnippet', () => {
  const words = 'lorem ipsum dolor sit amet consectetur '.repeat(20);

  it('shows the place with most of the words', () => {
    const snippet = makeSnippet(
      blocksOf(`${words}alpha ${words}`, `${words}alpha beta ${words}`),
      searched('alpha beta ', 'alpha beta'),
    );
    expect(snippet?.text).toMatch(/^….*alpha beta.*…$/);
    expect(snippet?.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['alpha', 'beta']);
    expect(snippet?.headings).toEqual(['Heading 1']);
    expect(snippet?.text.length).toBe(180);
  });

  it('is from the field that the query names', () => {
    const blocks: readonly Block[] = [
      { index: 0, kind: 'prose', headings: [], line: 1, text: 'select a book' },
      { index: 1, kind: 'code', headings: [], line: 2, text: 'select * from books' },
    ];
    const snippet = makeSnippet(blocks, searched('in:code select ', 'select'));
    expect(snippet?.kind).toBe('code');
    expect(snippet?.marks).toEqual([[0, 6]]);
    expect(makeSnippet(blocks, searched('title:select ', 'select'))).toBeNull();
  });

  it('is null without a hit', () => {
    expect(makeSnippet(blocksOf(words), searched('alpha', 'alpha'))).toBeNull();
    expect(makeSnippet([], searched('alpha', 'alpha'))).toBeNull();
    expect(makeSnippet(blocksOf('alpha'), searched('', 'alpha'))).toBeNull();
  });

  it('shows a short block whole', () => {
    expect(makeSnippet(blocksOf('one\nalpha\ttwo'), searched('alpha', 'alpha'))?.text).toBe('one alpha two');
  });

  it('shows words around a hit in scripts without spaces, and never half a character', () => {
    const text = `${'𠮷野家'.repeat(100)}日本語${'𠮷野家'.repeat(100)}`;
    const snippet = makeSnippet(blocksOf(text), searched('日本語', '日本語'));
    expect(snippet?.text.length).toBe(181);
    expect(snippet?.text).not.toMatch(loneSurrogate);
    expect(snippet?.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['日本語']);
  });

  it('finds its way through a block that is nothing but hits', () => {
    expect(makeSnippet(blocksOf('a '.repeat(200_000)), searched('a b ', 'a b'))?.marks).toHaveLength(90);
  });
});
