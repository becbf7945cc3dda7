import type { Lexicon, WordNumber } from './lexicon.ts';
import type { PostWords } from './post-words.ts';
import type { Phrase } from './query-words.ts';

/** What is known of an index's posts. */
export interface PhraseSource {
  readonly lexicon: Lexicon;
  postsWith(word: string): readonly number[];
  wordsOf(post: number): PostWords | undefined;
}

/** Words that an end of a phrase may be a piece of; of the commonest ends there are thousands. */
const mostWords = 100;
const mostPhrases = 50;

/**
 * The phrases of posts in which a phrase begins or ends inside a word: `nd grader` in `2nd grader`, `way that has audit`
 * in `way that has audit2allow`. At most fifty; none for a single word, which is meant whole.
 */
export function widenPhrase(phrase: Phrase, source: PhraseSource): readonly Phrase[] {
  const [first, last] = [phrase[0], phrase.at(-1)];
  if (first === undefined || last === undefined || phrase.length < 2) {
    return [];
  }
  const inner = phrase.slice(1, -1);
  const firsts = wordsByPost([first, ...source.lexicon.endingWith(first, mostWords)], source);
  const lasts = wordsByPost([last, ...source.lexicon.startingWith(last, mostWords)], source);
  const innerPosts = inner.map((word) => new Set(source.postsWith(word)));
  const found = new Map<string, Phrase>();
  for (const [post, begins] of firsts) {
    const ends = lasts.get(post);
    const words = source.wordsOf(post);
    if (!ends || !words || !innerPosts.every((posts) => posts.has(post))) {
      continue;
    }
    for (const begin of begins) {
      for (const end of ends) {
        const whole = [begin, ...inner, end];
        words.eachPhrase(numbersOf(whole, source.lexicon), () => found.set(whole.join(' '), whole));
        if (found.size >= mostPhrases) {
          return [...found.values()];
        }
      }
    }
  }
  return [...found.values()];
}

function wordsByPost(words: readonly string[], { postsWith }: PhraseSource): ReadonlyMap<number, readonly string[]> {
  const byPost = new Map<number, string[]>();
  for (const word of words) {
    for (const post of postsWith(word)) {
      const known = byPost.get(post);
      if (known) {
        known.push(word);
      } else {
        byPost.set(post, [word]);
      }
    }
  }
  return byPost;
}

function numbersOf(words: Phrase, lexicon: Lexicon): readonly WordNumber[] {
  return words.map((word) => lexicon.number(word) ?? 0);
}
