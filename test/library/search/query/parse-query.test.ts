import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../main/library/search/query/parse-query.ts';
import type { QueryNode } from '../../../../main/library/search/query/query-node.ts';
import { longestQuery } from '../../../../main/library/search/query/parse-terms.ts';
import { everyKind, randomText } from '../random-text.ts';
import { queryPieces } from './query-pieces.ts';
import { inEnglish } from '../../../english.ts';

/** The parsed query as one line of text. */
function shape(node: QueryNode): string {
  switch (node.kind) {
    case 'words': {
      const words = node.words.map(({ word, open }) => `${word}${open ? '…' : ''}`).join(' ');
      if (node.isOption) {
        return `<${words}>`;
      }
      return node.field === null ? words : `${node.field}:${words}`;
    }
    case 'phrase':
      return `${node.field === null ? '' : `${node.field}:`}"${node.phrase.join(' ')}"`;
    case 'filter':
      return `{${inEnglish(node.label)}}`;
    case 'scope':
      return `in:${node.field}`;
    case 'unfinished':
      return `?${node.text}`;
    case 'signs':
      return `!${node.text}`;
    case 'not':
      return `-${shape(node.node)}`;
    case 'any':
      return `(${node.nodes.map(shape).join(' OR ')})`;
    case 'all':
      return `(${node.nodes.map(shape).join(' ')})`;
  }
}

function read(text: string): string {
  return parseQuery(text).nodes.map(shape).join(' ');
}

describe('a dash before a few letters', () => {
  const known: readonly (readonly [before: string, option: string])[] = [
    ['sort', '-k'],
    ['-k', '-rn'],
    ['sort', '-t'],
    ['du', '-shx'],
    ['gcc', '-std'],
  ];
  const readWith = (text: string): string =>
    parseQuery(text, (before, option, open) =>
      known.some(([word, other]) => before.includes(word) && (other === option || (open && other.startsWith(option))))
        ? 'here'
        : 'nowhere',
    )
      .nodes.map(shape)
      .join(' ');

  it.each([
    ['sort -k ', 'sort <-k>'],
    ['sort -K ', 'sort <-k>'],
    ['sort -k -t ', 'sort <-k> <-t>'],
    ['sort -x -t ', 'sort -x <-t>'],
    ['sort -q ', 'sort -q'],
    ['-k sort ', '-k sort'],
    ['sort lines -k ', 'sort lines -k'],
    ['"sort" -k ', '"sort" <-k>'],
    ['gnu_sort -k ', 'gnu_sort <-k>'],
    ['sort NOT k ', 'sort -k'],
    ['sort NOT -k ', 'sort -k'],
    ['sort -"k" ', 'sort -"k"'],
    ['sort "-k" ', 'sort <-k>'],
    ['"-q"', '<-q>'],
    ['(sort) -k ', 'sort -k'],
    ['du -shx ', 'du <-shx>'],
    ['du -sh ', 'du -sh'],
    ['du -sh', 'du <-sh…>'],
    ['tag:sort -k ', '{tagged sort} -k'],
    ['gcc -std=c11 ', 'gcc <-std c11>'],
    ['sort -tag:x ', 'sort -{tagged x}'],
  ])('makes of “%s” %s', (query, expected) => {
    expect(readWith(query)).toBe(expected);
  });
});

describe('a query', () => {
  it.each([
    ['vacuum full ', 'vacuum full'],
    ['vacuum ful', 'vacuum ful…'],
    ['"vacuum full"', '"vacuum full"'],
    ['“vacuum full”', '"vacuum full"'],
    ['vacuum -oracle ', 'vacuum -oracle'],
    ['vacuum NOT oracle ', 'vacuum -oracle'],
    ['vacuum NOT (full table) ', 'vacuum -(full table)'],
    ['NOT tag:sql ', '-{tagged sql}'],
    ['NOT ', 'not'],
    ['NOTE it ', 'note it'],
    ['-> ', '!->'],
    [' () ', '!()'],
    ['"', '!"'],
    ['-', '!-'],
    ['OR', '!OR'],
    ['-"=>" ', '!-"=>"'],
    ['title:-> ', '!title:->'],
    ['-> vacuum ', 'vacuum'],
    ['vacuum -"full table" ', 'vacuum -"full table"'],
    ['vacuum OR analyze tuning ', '(vacuum OR analyze) tuning'],
    ['(vacuum full) OR analyze ', '((vacuum full) OR analyze)'],
    ['vacuum | analyze ', '(vacuum OR analyze)'],
    ['-(vacuum full) disk ', '-(vacuum full) disk'],
    ['title:vacuum ', 'title:vacuum'],
    ['title:"vacuum full"', 'title:"vacuum full"'],
    ['-title:vacuum ', '-title:vacuum'],
    ['in:code select ', 'in:code select'],
    ['tag:"open source" ', '{tagged open source}'],
    ['AUTHOR:ada ', '{by ada}'],
    ['year:2010..2014 ', '{2010–2014}'],
    ['year:2010-2014 ', '{2010–2014}'],
    ['year:2010 ', '{2010}'],
    ['year:..2014 ', '{up to 2014}'],
    ['before:2014-05 ', '{before 2014-05}'],
    ['after:2010/05/06 ', '{since 2010/05/06}'],
    ['has:table code:js is:draft ', '{with a table} {with javascript code} {drafts}'],
    ['path:2010/05 lang:de ', '{in 2010/05} {in the language de}'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['node:fs ', 'node:fs'],
    ['--force ', '--force'],
    ['- dash ', 'dash'],
    ['C++ ', 'c++'],
    ['.htaccess @Override ', '.htaccess @override'],
    ['count(*) printf() ', 'count printf'],
    ['constructor __proto__:x ', 'constructor __proto__:x'],
    ['is:weird ', 'is:weird'],
    ['vacuum OR', 'vacuum'],
    ['OR vacuum ', 'vacuum'],
    ['order OR ', 'order'],
  ])('takes %s for plain words', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['tag:', '?tag:'],
    ['vacuum year:20', 'vacuum ?year:20'],
    ['year:2010..20', '?year:2010..20'],
    ['before:', '?before:'],
    ['has:tab', '?has:tab'],
    ['-is:dra', '?is:dra'],
    ['"vac', 'vac…'],
    ['"vacuum fu', 'vacuum fu…'],
    ['"vacuum full ta', '("vacuum full" ta…)'],
    ['"vacuum full ', '"vacuum full"'],
    ['(vacuum', 'vacuum…'],
    ['vacuum) full ', 'vacuum full'],
  ])('reads %s while it is being typed', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('ignores brackets that are nested more than twenty deep', () => {
    expect(read(`${'('.repeat(3_000)}vacuum ${')'.repeat(3_000)}`)).toBe('vacuum');
  });

  describe('of any kind', () => {
    /** The parts of a query whose position is not within that of the part around them. */
    const misplaced = (node: QueryNode, start: number, end: number): readonly QueryNode[] => {
      const isInside = node.start >= start && node.end <= end && node.start <= node.end;
      const inner = node.kind === 'all' || node.kind === 'any' ? node.nodes : node.kind === 'not' ? [node.node] : [];
      return [...(isInside ? [] : [node]), ...inner.flatMap((each) => misplaced(each, node.start, node.end))];
    };

    it('is parsed, and each part has its position', () => {
      for (let seed = 0; seed < 3_000; seed += 1) {
        const text = randomText(seed, [...queryPieces, ...queryPieces, ...everyKind]);
        expect(misplaced(parseQuery(text), 0, text.length), text).toEqual([]);
      }
      for (const piece of queryPieces) {
        expect(misplaced(parseQuery(piece.repeat(20_000)), 0, longestQuery), piece).toEqual([]);
      }
    });
  });
});
