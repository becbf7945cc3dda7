import type { PostMetadata } from '../metadata/post-metadata.ts';
import type { ListedPost, RecordedFile } from './post-record.ts';

/** One array for each post, without field names, which take twice the time and space. */
export type EncodedFile = readonly unknown[];

const metadataKeys = [
  'title',
  'date',
  'updated',
  'authors',
  'tags',
  'categories',
  'keywords',
  'aliases',
  'address',
  'slug',
  'draft',
  'lang',
  'series',
  'summary',
  'cover',
  'coverCaption',
  'thumbnail',
  'keys',
  'problems',
] as const satisfies readonly (keyof PostMetadata)[];

const listedKeys = [
  'kind',
  'url',
  'aliases',
  'names',
  'title',
  'titleFromHeading',
  'excerpt',
  'problems',
  'readable',
  'year',
] as const satisfies readonly Exclude<keyof ListedPost, 'metadata'>[];

// A key that is in the types and missing here is a type error.
type Missing =
  | Exclude<keyof PostMetadata, (typeof metadataKeys)[number]>
  | Exclude<keyof ListedPost, (typeof listedKeys)[number] | 'metadata'>;
const complete: [Missing] extends [never] ? true : Missing = true;

export function encodeFile({ file, fingerprint, listed }: RecordedFile): EncodedFile {
  // The bytes of a path are written only if they are not those of its text.
  const bytes = Buffer.from(file.path).equals(file.bytes) ? 0 : file.bytes.toString('hex');
  const head = [file.path, bytes, file.kind, file.size, file.modified, file.identity, fingerprint];
  if (!complete || listed === null) {
    return head;
  }
  const { metadata } = listed;
  return [...head, ...listedKeys.map((key) => listed[key]), ...metadataKeys.map((key) => metadata[key])];
}

const headLength = 7;

/** Decodes files. Values that many posts share (no tags, the same keys) become one object. */
export class FileDecoder {
  readonly #shared = new Map<string, readonly unknown[]>();

  /** Decodes what `encodeFile` wrote. The data must have been checked. */
  decode(encoded: EncodedFile): RecordedFile {
    const [path, bytes, kind, size, modified, identity, fingerprint] = encoded as [
      string,
      string | 0,
      'post' | 'text',
      number,
      number,
      string,
      string,
    ];
    const file = {
      path,
      bytes: bytes === 0 ? Buffer.from(path) : Buffer.from(bytes, 'hex'),
      kind,
      size,
      modified,
      identity,
      placeholder: false,
    };
    return {
      file,
      fingerprint,
      listed: encoded.length === headLength ? null : this.#decodeListed(encoded),
    };
  }

  #decodeListed(encoded: EncodedFile): ListedPost {
    let at = headLength;
    const values: Record<string, unknown> = {};
    for (const key of listedKeys) {
      values[key] = this.#share(encoded[at]);
      at += 1;
    }
    const metadata: Record<string, unknown> = {};
    for (const key of metadataKeys) {
      metadata[key] = this.#share(encoded[at]);
      at += 1;
    }
    values['metadata'] = metadata;
    return values as unknown as ListedPost;
  }

  #share(value: unknown): unknown {
    if (!Array.isArray(value) || value.length > mostShared || value.some((each) => typeof each !== 'string')) {
      return value;
    }
    const key = value.join('\n');
    const known = this.#shared.get(key);
    if (known === undefined) {
      this.#shared.set(key, value);
      return value;
    }
    // A text with a line feed would give the same key as two texts.
    return isSameList(known, value) ? known : value;
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

/** Longer lists are rarely equal in two posts. */
const mostShared = 40;
