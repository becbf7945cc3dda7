import { rmSync } from 'node:fs';
import path from 'node:path';
import { Archive } from '../../../main/library/archive.ts';
import type { SavedLibrary } from '../../../main/library/cache/saved-library.ts';
import { postIdOf } from '../../../main/library/ids.ts';
import { keepSegment } from '../../../main/library/indexing/keep-segment.ts';
import { RecordedFiles } from '../../../main/library/indexing/recorded-files.ts';
import type { LibraryId, PostId } from '../../../main/library/model/ids.ts';
import type { Problem } from '../../../main/library/model/post.ts';
import { InThreadMaker } from '../../../main/library/records/in-thread-maker.ts';
import type { OpenSegment } from '../../../main/library/records/segment-store.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { siteSource } from '../../../main/library/sites/open-site.ts';
import { writeFiles } from '../../post-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const library = 'a'.repeat(32) as LibraryId;

export function idAt(path: string): PostId {
  return postIdOf(library, Buffer.from(path));
}

const tooSlow: Problem = { kind: 'too-slow', message: { code: 'problem.too-slow' }, line: null };

/** A folder whose files are read into an archive when a test says so, each time into one segment. */
export class ReadFolder {
  readonly root: string;
  readonly archive: Archive;
  readonly maker: InThreadMaker;
  readonly files: RecordedFiles;

  /** Where segments are saved; null if they stay in memory. */
  saved: SavedLibrary | null = null;

  constructor(
    maker = new InThreadMaker(),
    poison: readonly string[] = [],
    triesSlow = true,
    root: string = temporaryFolder(),
  ) {
    this.root = root;
    this.archive = new Archive(library, root, () => {});
    this.maker = maker;
    this.files = new RecordedFiles(this.archive, new Set(poison.map(idAt)), triesSlow);
  }

  /**
   * Writes these files, and makes a segment of their records that is not in use yet. Those of `slow` are not read, as if
   * they had taken too long. Those of `gone` are there when the folder is scanned, but not when they are read.
   */
  async make(
    files: Readonly<Record<string, string>>,
    { slow = [], gone = [] }: { readonly slow?: readonly string[]; readonly gone?: readonly string[] } = {},
  ) {
    writeFiles(this.root, files);
    const scanned = await scanFolder(this.root);
    const made = scanned.posts.filter((file) => file.path in files);
    for (const name of gone) {
      rmSync(path.join(this.root, name));
    }
    this.maker.setSite(siteSource(this.root, scanned, {}));
    const segments: OpenSegment[] = [];
    await this.maker.make(made, {
      signal: new AbortController().signal,
      refused: new Map(slow.map((name) => [name, tooSlow])),
      made: ({ bytes }) => segments.push(keepSegment(bytes, this.archive.store, this.saved)),
      working: () => {},
    });
    const [segment, ...more] = segments;
    if (segment === undefined || more.length > 0) {
      throw new Error('Not one segment was made.');
    }
    return { segment, made };
  }

  /** Writes these files and reads them. Returns the paths of the posts that had other content before. */
  async read(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const { segment, made } = await this.make(files);
    const changed = new Set(this.files.take(segment, made).map(([id]) => id));
    return Object.keys(files).filter((name) => changed.has(idAt(name)));
  }

  /** The paths of the posts that have a word. */
  having(word: string): readonly string[] {
    const { numbers } = this.archive.index.search(`"${word}"`).scores;
    return [...numbers].map((number) => this.archive.posts.byNumber(number)?.file.path ?? '').sort();
  }

  /** The text of a post, from its record. */
  text(name: string): string {
    const post = this.archive.posts.get(idAt(name));
    return post === undefined
      ? ''
      : this.archive
          .text(post)
          .blocks.map(({ text }) => text)
          .join('\n');
  }
}
