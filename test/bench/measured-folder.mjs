import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, personFolder, repository } from '../../build/places.mjs';
import { Stop, say } from '../../build/run.mjs';
import { generatePosts } from './generate/generate-posts.mjs';

/**
 * The folder to measure: the named one; or a generated one, if its size is given; or end-point-blog in OFFPRINT_CORPORA;
 * or else a generated one of the same size.
 * @param {{ named: string | undefined, posts: number | undefined, megabytes: number | undefined, seed: number }} wanted
 * @returns {string} absolute
 */
export function measuredFolder({ named, posts, megabytes, seed }) {
  if (named !== undefined) {
    const folder = path.resolve(personFolder, named);
    if (!existsSync(folder)) {
      throw new Stop(`There is no folder ${folder}.`);
    }
    return folder;
  }
  const corpora = process.env.OFFPRINT_CORPORA;
  const blog = corpora && path.join(corpora, 'end-point-blog');
  if (posts === undefined && megabytes === undefined && blog && existsSync(blog)) {
    return path.resolve(blog);
  }
  // A post of end-point-blog has 6.28 KB.
  const count = posts ?? Math.round((megabytes ?? 11.33) / 0.00628);
  return generatedFolder({ posts: count, megabytes: megabytes ?? count * 0.00628, seed });
}

/** Generated once for each size, seed and state of the generator, and kept in this person's cache. */
function generatedFolder(/** @type {import('./generate/generate-posts.mjs').Size} */ size) {
  const { posts, megabytes, seed } = size;
  const name = `${posts}-posts-${Math.round(megabytes)}-mb-seed-${seed}-${generatorHash()}`;
  const folder = path.join(cacheFolder, 'bench', name);
  if (existsSync(folder)) {
    return folder;
  }
  say(`Generating ${posts} posts in ${folder} …`);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  generatePosts(unfinished, size);
  renameSync(unfinished, folder);
  return folder;
}

function generatorHash() {
  const folder = path.join(repository, 'test', 'bench', 'generate');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    hash.update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 8);
}
