import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A query and the post that it is meant for. */
export interface MeantPost {
  readonly kind: string;
  readonly query: string;
  readonly path: string;
  /** The post whose link has these words: it does not count as an answer. */
  readonly from?: string;
}

interface Draft {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly tags?: readonly string[];
}

/** The number of cases of each kind: enough to tell a rule from chance. */
const casesOfAKind = 6;
const plain = 'the cart went over the hill and the rain came down on the road until nobody was left at the inn'.split(
  ' ',
);
const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** A word that no other case has. It has twelve letters, so that one typing error can't make it another such word. */
function inventedWord(number: number): string {
  let rest = number * 7_919 + 13;
  let word = '';
  for (let syllable = 0; syllable < 6; syllable += 1) {
    word += `${consonants[rest % consonants.length]}${vowels[(rest >> 3) % vowels.length]}`;
    rest = (rest * 31 + 17 * (syllable + 1)) % 1_000_003;
  }
  return `${word}x`;
}

function filler(words: number, from = 0): string {
  return Array.from({ length: words }, (_, at) => plain[(from + at) % plain.length]).join(' ');
}

/** A text with these words, each of them often, and none near another. */
function scattered(words: readonly string[], times: number): string {
  return words.map((word) => `${repeated(word, times)}${filler(320)}`).join('\n\n');
}

function repeated(word: string, times: number): string {
  return `${word} ${filler(12)} `.repeat(times);
}

/** Makes the two posts of a case, the meant one and its rival, of three invented words. */
type Case = (words: readonly [string, string, string]) => {
  readonly query: string;
  readonly meant: Omit<Draft, 'name'> & { readonly name?: string };
  readonly rival: Omit<Draft, 'name'>;
  readonly others?: readonly Omit<Draft, 'name'>[];
};

const around = `${filler(60)}.`;

/**
 * In each kind of case one rule of the ranking decides. The rival is the newer post, so without the rule it would be first.
 */
const kinds: Readonly<Record<string, Case>> = {
  'a word of the title': ([a]) => ({
    query: a,
    meant: { title: `Notes on ${a} and ${filler(8)}`, text: around },
    rival: { title: filler(6), text: `${filler(20)} ${a} ${filler(20)} ${a} ${filler(20)} ${a} ${filler(20)}` },
  }),
  'the whole title': ([a, b]) => ({
    query: `${b} ${a}`,
    meant: { title: `${a} ${b}`, text: around },
    rival: { title: `${a} ${b} ${filler(9)}`, text: `${around} ${a} ${b} ${filler(9)} ${a} ${b}. ${around}` },
  }),
  'most of the title': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: `${a} ${b} ${filler(1)}`, text: around },
    rival: { title: `${a} ${b} ${filler(9)}`, text: `${a} ${b} ${filler(5)} `.repeat(12) },
  }),
  'a tag': ([a]) => ({
    query: a,
    meant: { title: filler(5), tags: [a], text: around },
    rival: { title: filler(5), text: repeated(a, 4) },
  }),
  'a heading': ([a]) => ({
    query: a,
    meant: { title: filler(5), text: `## ${a}\n\n${around}` },
    rival: { title: filler(5), text: `${filler(300)} ${a}` },
  }),
  'the text': ([a]) => ({
    query: a,
    meant: { title: filler(5), text: `${around} ${a} ${filler(9)} ${a}` },
    rival: { title: filler(5), text: `${around}\n\n    ${a}\n` },
  }),
  'one heading': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: filler(5), text: `## ${b} ${a}\n\n${around}\n\n${filler(200)}` },
    rival: {
      title: filler(5),
      text: `## ${a}\n\n${around} ${`${filler(9)} ${a} ${b} `.repeat(3)}\n\n## ${b}\n\n${filler(150)}`,
    },
  }),
  code: ([a]) => ({
    query: a,
    meant: { title: filler(5), text: `${around}\n\n\`\`\`\n${a} ${a} ${a} ${a}\n\`\`\`\n` },
    rival: { title: filler(5), text: `${filler(900)} ${a}` },
  }),
  'an address in it': ([a, b]) => ({
    query: `${a}_${b}`,
    meant: { title: filler(5), text: `${around} ${`[here](https://example.org/${a}_${b}) `.repeat(9)}` },
    rival: { title: filler(5), text: `${filler(400)} ${a}_${b}` },
  }),
  'its file': ([a]) => ({
    query: a,
    meant: { name: a, title: filler(5), text: around },
    rival: { title: filler(5), text: repeated(a, 4) },
  }),
  nearness: ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: filler(5), text: `${filler(600)} ${b} ${a} ${filler(60)}` },
    rival: { title: filler(5), text: scattered([a, b], 4) },
  }),
  order: ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: filler(5), text: `${around} ${a} ${b} ${filler(60)}` },
    rival: { title: filler(5), text: `${around} ${b} ${a} ${filler(60)}` },
  }),
  'the typed form': ([a]) => ({
    query: a,
    meant: { title: filler(5), text: `${around} ${a} ${filler(60)}` },
    rival: { title: filler(5), text: `${around} ${repeated(`${a}s`, 3)} ${filler(24)}` },
  }),
  // Both posts have the words side by side in either order, so only the place of the right order differs.
  'order in the title': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: `${filler(2)} ${a} ${b} ${filler(3)}`, text: `${around} ${b} ${a} ${filler(60)}` },
    rival: { title: `${filler(2)} ${b} ${a} ${filler(3)}`, text: `${around} ${a} ${b} ${filler(60)}` },
  }),
  'order in a heading': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: filler(5), text: `## ${filler(2)} ${a} ${b}\n\n${around} ${b} ${a} ${filler(60)}` },
    rival: { title: filler(5), text: `## ${filler(2)} ${b} ${a}\n\n${around} ${a} ${b} ${filler(60)}` },
  }),
  'the head': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: `${a} ${filler(9)}`, text: `${filler(300)} ${b} ${filler(30)}` },
    rival: { title: filler(5), text: scattered([a, b], 8) },
  }),
  'all of the head': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: `${a} ${filler(9)}`, tags: [b], text: around },
    rival: { title: filler(5), text: `${repeated(a, 8)} ${filler(100)} ${repeated(b, 8)}` },
  }),
  'what it is called': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { name: a, title: filler(5), text: `${filler(300)} ${b} ${filler(300)}` },
    rival: { title: filler(5), tags: [a], text: `${filler(300)} ${b} ${filler(300)}` },
  }),
  'all the words': ([a, b, c]) => ({
    query: `${a} ${b} ${c}`,
    meant: { title: filler(5), text: scattered([a, b, c], 1) },
    rival: { title: `${a} ${b}`, text: `${around} ${a} ${b}` },
  }),
  'what is missing': ([a, b]) => ({
    query: `${a} ${b}`,
    meant: { title: filler(5), text: `${filler(200)} ${a}` },
    rival: { title: filler(5), text: `${filler(200)} ${b} ${filler(9)} ${b} ${filler(9)} ${b}` },
    // Other posts have the word that the meant post lacks, so the word is worth less.
    others: [1, 2, 3].map(() => ({ title: filler(5), text: `${filler(600)} ${b}` })),
  }),
};

/** Writes the archive; returns the queries for it. */
export function writeRelevanceArchive(folder: string): readonly MeantPost[] {
  mkdirSync(path.join(folder, 'links'), { recursive: true });
  const queries: MeantPost[] = [];
  let invented = 0;
  const newWord = (): string => {
    invented += 1;
    return inventedWord(invented);
  };
  const write = (name: string, { title, tags = [], text }: Omit<Draft, 'name'>, day: string): string => {
    const head = [`title: "${title}"`, `date: ${day}`, ...(tags.length > 0 ? [`tags: [${tags.join(', ')}]`] : [])];
    writeFileSync(path.join(folder, `${name}.md`), `---\n${head.join('\n')}\n---\n\n${text}\n`);
    return `${name}.md`;
  };
  for (const [at, [kind, make]] of Object.entries(kinds).entries()) {
    for (let index = 0; index < casesOfAKind; index += 1) {
      const words = [newWord(), newWord(), newWord()] as const;
      const { query, meant, rival, others = [] } = make(words);
      const file = write(meant.name ?? `meant-${at}-${index}`, meant, '2010-01-01');
      write(`rival-${at}-${index}`, rival, '2020-01-01');
      for (const [other, draft] of others.entries()) {
        write(`other-${at}-${index}-${other}`, draft, '2015-01-01');
      }
      // The space at the end says that the last word is complete.
      queries.push({ kind, query: `${query} `, path: file });
    }
  }
  for (let index = 0; index < casesOfAKind; index += 1) {
    const [a, b, c] = [newWord(), newWord(), newWord()] as const;
    const meant = write(
      `told-${index}`,
      { title: `How ${a} came about`, text: `${around} ${a} and ${b}. ${around}` },
      '2011-01-01',
    );
    write(`untold-${index}`, { title: filler(5), text: `${around} ${c}. ${around}` }, '2021-01-01');
    // The words of the link are not in the post.
    const from = write(
      `links/teller-${index}`,
      { title: filler(4), text: `As told in [${a} ${b} ${c}](../told-${index}.md).` },
      '2012-01-01',
    );
    queries.push({ kind: 'the words of a link', query: `${a} ${b} ${c} `, path: meant, from });
  }
  for (let index = 0; index < casesOfAKind; index += 1) {
    const a = newWord();
    const meant = write(`named-${index}`, { title: filler(5), text: around }, '2011-01-01');
    write(`unnamed-${index}`, { title: filler(5), text: repeated(a, 4) }, '2021-01-01');
    const link = { title: filler(4), text: `As told in [the ${a}](../named-${index}.md).` };
    queries.push({
      kind: 'links to it',
      query: `${a} `,
      path: meant,
      from: write(`links/namer-${index}`, link, '2012-01-01'),
    });
  }
  for (let index = 0; index < 60; index += 1) {
    write(`filler-${index}`, { title: filler(6, index), text: filler(150, index) }, '2015-01-01');
  }
  return queries;
}
