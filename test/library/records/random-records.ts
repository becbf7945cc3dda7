import type { Block, BlockIndex, BlockKind } from '../../../main/library/model/blocks.ts';
import type { Problem } from '../../../main/library/model/post.ts';
import type { ListedPost, PostRecord, RecordedReference } from '../../../main/library/records/post-record.ts';
import type { LinkFormName } from '../../../main/library/render/references.ts';
import { randomNumbers } from '../render/random-numbers.ts';
import { randomText } from '../search/random-text.ts';

const kinds: readonly BlockKind[] = ['prose', 'heading', 'code', 'table', 'caption', 'alt', 'shortcode', 'math'];
const problemKinds = ['front-matter', 'date', 'encoding', 'too-large', 'too-slow', 'fault', 'unreadable'] as const;
/** Characters that separate entries in lists, and others that JSON and tables handle badly. */
const awkward = ['', '\n', 'a\nb', 'a', 'b', ',', '\0', '"', '\\', '\ud800', '\u2028', '__proto__', '0', ' '];

/** A random record. The same seed gives the same record. */
export function randomRecord(seed: number): PostRecord {
  const random = randomNumbers(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const oneOf = <Item>(items: readonly Item[]): Item => items[upTo(items.length - 1)] as Item;
  const text = (): string => (random() < 0.4 ? oneOf(awkward) : randomText(upTo(1_000_000)));
  const several = <Item>(make: (at: number) => Item, most = 4): readonly Item[] =>
    Array.from({ length: upTo(most) }, (_item, at) => make(at));
  const texts = (): readonly string[] => several(text);
  const problem = (): Problem => ({
    kind: oneOf(problemKinds),
    message: { code: 'problem.date', values: { date: text(), size: upTo(9), reason: { code: 'reason.disk' } } },
    line: oneOf([null, upTo(99)]),
  });
  const date = () => ({
    text: text(),
    time: upTo(2e12) - 1e12,
    source: oneOf(['front-matter', 'path', 'file'] as const),
  });
  const listed = (): ListedPost => ({
    kind: oneOf(['post', 'page']),
    url: oneOf([null, text()]),
    aliases: texts(),
    names: texts(),
    title: text(),
    titleFromHeading: random() < 0.5,
    excerpt: text(),
    problems: several(problem),
    readable: random() < 0.5,
    year: text(),
    metadata: {
      title: text(),
      date: date(),
      updated: oneOf([null, date()]),
      authors: texts(),
      tags: texts(),
      categories: texts(),
      keywords: texts(),
      aliases: texts(),
      address: text(),
      slug: text(),
      draft: random() < 0.5,
      lang: text(),
      series: oneOf([null, { name: text(), order: oneOf([null, upTo(9), 1.5]) }]),
      summary: text(),
      cover: text(),
      coverCaption: text(),
      thumbnail: text(),
      keys: texts(),
      problems: several(problem),
    },
  });
  const reference = (): RecordedReference => {
    const [target, form] = [text(), oneOf(['ref', 'relref', 'wiki'])];
    return {
      target: oneOf([
        target,
        { form: form as LinkFormName, target },
        { form: form as LinkFormName, target, language: text() },
      ]),
      line: upTo(9_999),
      shown: random() < 0.5,
      alternative: random() < 0.5,
      words: random() < 0.5 ? text() : '',
    };
  };
  const block = (at: number): Block => ({
    index: at as BlockIndex,
    kind: oneOf(kinds),
    headings: oneOf([[], ['One'], ['One', 'Two'], texts()]),
    line: upTo(9_999),
    text: text(),
  });
  // Paths are bytes, and not always valid UTF-8.
  const bytes = Buffer.from(Array.from({ length: 1 + upTo(30) }, () => oneOf([0x61, 0x2f, 0xc3, 0xa9, 0xff, 0x0a])));
  return {
    file: {
      path: bytes.toString(),
      bytes,
      kind: oneOf(['post', 'text']),
      size: upTo(1e12),
      modified: upTo(2e12) + 0.123,
      identity: `${upTo(99)}:${upTo(1e9)}`,
      placeholder: false,
    },
    fingerprint: oneOf(['', text()]),
    listed: oneOf([null, listed()]),
    header: text(),
    blocks: several(block, 12),
    references: several(reference, 6),
    anchors: texts(),
  };
}
