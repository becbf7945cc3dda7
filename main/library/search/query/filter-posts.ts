import type { PostEntry } from '../../posts/post-table.ts';
import { variantKey } from '../../taxonomy/variant-key.ts';
import { phraseWords } from '../query-words.ts';
import type { NamedFacet, PostFilter } from './post-filter.ts';

function namesOf({ metadata }: PostEntry, facet: NamedFacet): readonly string[] {
  if (facet === 'series') {
    return metadata.series ? [metadata.series.name] : [];
  }
  return facet === 'tag' ? metadata.tags : facet === 'category' ? metadata.categories : metadata.authors;
}

type Test = (post: PostEntry) => boolean;

/**
 * Tests posts against filters. Each filter is prepared once. If a post has exactly this name (`tag:java`), only exact
 * names pass. Otherwise names that contain the words pass (`author:ada`). `has:` always passes, since only the index
 * can tell.
 */
export class PostFilters {
  readonly #posts: () => Iterable<PostEntry>;
  readonly #tests = new Map<PostFilter, Test>();

  constructor(posts: () => Iterable<PostEntry>) {
    this.#posts = posts;
  }

  passes(post: PostEntry, filter: PostFilter): boolean {
    let test = this.#tests.get(filter);
    if (!test) {
      test = this.#testOf(filter);
      this.#tests.set(filter, test);
    }
    return test(post);
  }

  #testOf(filter: PostFilter): Test {
    switch (filter.kind) {
      case 'name':
        return this.#nameTest(filter);
      case 'date':
        return ({ metadata: { date } }) =>
          (filter.from === null || date.time >= filter.from) && (filter.to === null || date.time < filter.to);
      case 'is':
        if (filter.state === 'draft') {
          return ({ metadata }) => metadata.draft;
        }
        if (filter.state === 'future') {
          return ({ metadata: { date } }) => date.time > Date.now();
        }
        return ({ kind }) => kind === filter.state;
      case 'path':
        return ({ file }) => file.path.toLowerCase().includes(filter.part);
      case 'lang':
        return ({ metadata: { lang } }) => `${lang.toLowerCase()}-`.startsWith(`${filter.lang}-`);
      case 'has':
        return () => true;
    }
  }

  #nameTest({ facet, value, open }: Extract<PostFilter, { kind: 'name' }>): Test {
    const key = variantKey(value);
    const isExact: Test = (post) => namesOf(post, facet).some((name) => variantKey(name) === key);
    for (const post of this.#posts()) {
      if (isExact(post)) {
        return isExact;
      }
    }
    const wanted = phraseWords(value);
    if (wanted.length === 0) {
      return () => false;
    }
    const known = new Map<string, boolean>();
    const holds = (name: string): boolean => {
      let answer = known.get(name);
      if (answer === undefined) {
        answer = hasWords(phraseWords(name), wanted, open);
        known.set(name, answer);
      }
      return answer;
    };
    return (post) => namesOf(post, facet).some(holds);
  }
}

/** Whether a name contains all wanted words in order. If `open`, the last one may be a prefix. */
function hasWords(name: readonly string[], wanted: readonly string[], open: boolean): boolean {
  return name.some((_word, start) =>
    wanted.every((word, at) => {
      const nameWord = name[start + at];
      return (
        nameWord !== undefined && (nameWord === word || (open && at === wanted.length - 1 && nameWord.startsWith(word)))
      );
    }),
  );
}
