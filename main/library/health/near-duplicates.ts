import type { Block } from '../model/blocks.ts';

/** How many words in a row are compared as one. */
const shingle = 5;
/** How many hashes of a post are kept: the smallest ones, which are a fair sample. */
const kept = 32;
/** Posts with fewer shingles are alike by chance. */
const fewest = 60;
/** A shingle that more posts share is a common beginning or end, and is not counted. */
const mostSharing = 20;
/** Two posts are nearly equal if they share this fraction of their samples. */
const alike = 0.8;

interface Sketch<Post> {
  readonly post: Post;
  readonly hashes: readonly number[];
}

/** Finds posts with nearly the same text by comparing a small sample of each. Its steps grow with the words. */
export class NearDuplicates<Post> {
  readonly #sketches: Sketch<Post>[] = [];

  add(post: Post, blocks: readonly Block[]): void {
    const hashes = sampleOf(blocks);
    if (hashes !== null) {
      this.#sketches.push({ post, hashes });
    }
  }

  /** Pairs of posts, in the order in which they were added. */
  pairs(): readonly (readonly [Post, Post])[] {
    const byHash = new Map<number, number[]>();
    this.#sketches.forEach(({ hashes }, at) => {
      for (const hash of hashes) {
        const all = byHash.get(hash);
        if (all) {
          all.push(at);
        } else {
          byHash.set(hash, [at]);
        }
      }
    });
    return this.#sketches.flatMap(({ post, hashes }, at) => {
      const shared = new Map<number, number>();
      for (const hash of hashes) {
        const all = byHash.get(hash) ?? [];
        for (const other of all.length > mostSharing ? [] : all) {
          if (other > at) {
            shared.set(other, (shared.get(other) ?? 0) + 1);
          }
        }
      }
      const near = [...shared].filter(([, count]) => count / kept >= alike).map(([other]) => other);
      return near
        .sort((a, b) => a - b)
        .flatMap((other) => {
          const found = this.#sketches[other];
          return found ? [[post, found.post] as const] : [];
        });
    });
  }
}

/** The smallest hashes of a post's shingles; null if it has too few of them. */
function sampleOf(blocks: readonly Block[]): readonly number[] | null {
  const hashes = new Set<number>();
  const row: string[] = [];
  for (const { text, kind } of blocks) {
    if (kind === 'alt') {
      continue;
    }
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      row.push(word);
      if (row.length > shingle) {
        row.shift();
      }
      if (row.length === shingle) {
        hashes.add(hashOf(row));
      }
    }
  }
  return hashes.size < fewest ? null : [...hashes].sort((a, b) => a - b).slice(0, kept);
}

/** FNV-1a with 32 bits, and a final mix that spreads the smallest hashes over all shingles. */
function hashOf(row: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const word of row) {
    for (let at = 0; at < word.length; at += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
