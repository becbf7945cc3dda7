import type { Archive } from '../archive.ts';
import { groupBy } from '../group-by.ts';
import { forEachInTurn } from '../indexing/reading-pass.ts';
import { fileForPicture, pictureLink } from '../links/resolve-picture.ts';
import type { AddressClash, SiteMap } from '../links/site-map.ts';
import type { HealthRow } from '../model/health.ts';
import type { Problem } from '../model/post.ts';
import type { PostEntry } from '../posts/post-table.ts';
import { gatherVariants } from '../taxonomy/variant-key.ts';
import type { RecordedText } from '../records/post-record.ts';
import { pictureName } from '../scan/media-kind.ts';
import { deadAnchors, type NamedPlace } from './dead-anchors.ts';
import { LargePictures } from './large-pictures.ts';
import { meantKey } from './misspelt-keys.ts';
import { NearDuplicates } from './near-duplicates.ts';
import { type PostReference, postReferences } from './post-references.ts';
import type { Told } from '../../../preload/texts/texts.ts';

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** Called after each post with the number of posts that are done, and their rows. The array grows with each call. */
  readonly progress?: (done: number, total: number, rows: readonly HealthRow[]) => void;
}

/**
 * Everything in an archive that its author may want to correct, sorted by kind, then path, then line. Reads the record
 * of every post, and lets other work run in between. Changes nothing. Rejects with `DamagedData`.
 */
export async function checkArchive(
  archive: Archive,
  { signal = new AbortController().signal, progress }: CheckOptions = {},
): Promise<readonly HealthRow[]> {
  const map = archive.siteMap;
  if (map === null) {
    return [];
  }
  const posts = [...archive.posts.all()].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  const knownRows = groupBy(knownWithoutReading(archive, map, posts), ({ post }) => post);
  const rows: HealthRow[] = [];
  const findings: Findings = {
    large: new LargePictures(archive),
    places: [],
    alike: new NearDuplicates<PostEntry>(),
  };
  let done = 0;
  const check = async (entry: PostEntry): Promise<void> => {
    rows.push(...(await checkPost(archive, map, entry, knownRows.get(entry.id) ?? [], findings)));
    done += 1;
    progress?.(done, posts.length, rows);
  };
  await forEachInTurn(posts, check, { signal, atOnce: 4 });
  const dead = await deadAnchors(archive, findings.places, signal);
  rows.push(...dead.map(anchorRow), ...nearDuplicates(archive, findings.alike), ...unlistedFolders(archive));
  return rows.sort((a, b) => compare(a.kind, b.kind) || compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0));
}

/** The rows that need no record, only the list of posts. They have no lines, except those of broken front matter. */
function knownWithoutReading(archive: Archive, map: SiteMap, posts: readonly PostEntry[]): readonly HealthRow[] {
  return [
    ...posts.flatMap(postProblems),
    ...undated(posts),
    ...misspeltKeys(posts),
    ...tagVariants(posts),
    ...clashRows(archive, map.clashes('url'), 'address-clash'),
    ...clashRows(archive, map.clashes('alias'), 'alias-clash'),
    ...duplicates(posts, archive),
  ];
}

/** Posts in such a folder are missing from list and search, and nothing else would say so. */
function unlistedFolders({ unlisted: { unreadable, tooDeep } }: Archive): readonly HealthRow[] {
  const row = (path: string, message: Told): HealthRow => ({
    kind: 'unlisted-folder',
    post: null,
    title: '',
    path,
    line: null,
    target: '',
    message,
  });
  return [
    ...unreadable.map((path) => row(path, { code: 'finding.folder-unreadable' })),
    ...tooDeep.map((path) => row(path, { code: 'finding.folder-too-deep' })),
  ];
}

/** A row about a post; without a target if it is about all of the post. */
function rowOf(
  { id, title, file }: PostEntry,
  kind: HealthRow['kind'],
  message: Told,
  { line = null, target = '' }: Partial<Pick<HealthRow, 'line' | 'target'>> = {},
): HealthRow {
  return { kind, post: id, title, path: file.path, line, target, message };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Collects what the check finds, post by post. */
interface Findings {
  readonly large: LargePictures;
  /** Links that name a place in a post. */
  readonly places: NamedPlace[];
  readonly alike: NearDuplicates<PostEntry>;
}

/** Completes `knownRows` with line numbers, and adds the problems in the post's text. */
async function checkPost(
  archive: Archive,
  map: SiteMap,
  entry: PostEntry,
  knownRows: readonly HealthRow[],
  { large, places, alike }: Findings,
): Promise<readonly HealthRow[]> {
  // It may have gone while the posts before it were checked.
  if (!archive.hasText(entry)) {
    return knownRows;
  }
  const text = archive.text(entry);
  const placed = knownRows.map((row) => (row.line === null ? { ...row, line: lineOf(row.target, text.header) } : row));
  const named = covers(map, entry, text);
  const references = postReferences(archive, map, entry, text.references);
  for (const { place, line, target } of references) {
    if (place !== null) {
      places.push({ ...place, from: entry, line, target });
    }
  }
  if (entry.kind === 'post') {
    alike.add(entry, text.blocks);
  }
  return [
    ...placed,
    ...brokenReferences(entry, references),
    ...named
      .filter(({ isDead }) => isDead)
      .map((place) => rowOf(entry, 'missing-picture', { code: 'finding.cover' }, place)),
    ...(await largePictures(entry, [...named, ...references.filter(({ shown }) => shown)], large)),
  ];
}

/** A picture that a post shows twice is reported once. */
async function largePictures(
  entry: PostEntry,
  pictures: readonly Pick<CoverReference, 'to' | 'line' | 'target'>[],
  large: LargePictures,
): Promise<readonly HealthRow[]> {
  const rows = new Map<string, HealthRow>();
  for (const { to, line, target } of pictures) {
    const size = to !== null && !rows.has(to) ? await large.megabytes(to) : null;
    if (size !== null && to !== null) {
      const message = { code: 'finding.large', values: { size } } as const;
      rows.set(to, rowOf(entry, 'large-picture', message, { line, target }));
    }
  }
  return [...rows.values()];
}

function anchorRow({ from, line, target, fragment }: NamedPlace): HealthRow {
  return rowOf(from, 'dead-anchor', { code: 'finding.no-place', values: { place: fragment } }, { line, target });
}

/** Leaves out pairs with equal titles or equal content, which are reported already. */
function nearDuplicates({ fingerprints }: Archive, alike: NearDuplicates<PostEntry>): readonly HealthRow[] {
  const titleKey = ({ title, metadata }: PostEntry): string => `${metadata.lang} ${title.toLowerCase()}`;
  return alike.pairs().flatMap(([one, other]) => {
    if (titleKey(one) === titleKey(other) || fingerprints.get(one.id) === fingerprints.get(other.id)) {
      return [];
    }
    const row = (entry: PostEntry, twin: PostEntry): HealthRow =>
      rowOf(entry, 'duplicate', { code: 'finding.nearly', values: { path: twin.file.path } }, { target: entry.title });
    return [row(one, other), row(other, one)];
  });
}

function brokenReferences(entry: PostEntry, references: readonly PostReference[]): readonly HealthRow[] {
  const dead = references.filter(({ kind }) => kind === 'dead');
  return dead.map(({ line, target, shown }) => {
    const isPicture = shown || pictureName.test(target.replace(/[?#].*$/s, ''));
    return isPicture
      ? rowOf(entry, 'missing-picture', { code: 'finding.picture' }, { line, target })
      : rowOf(entry, 'dead-link', { code: 'finding.link' }, { line, target });
  });
}

/** The pictures that a post's front matter names, as references of that post. */
function covers(map: SiteMap, { file, metadata }: PostEntry, { header }: RecordedText): readonly CoverReference[] {
  const pictures = [...new Set([metadata.cover, metadata.thumbnail])].filter((picture) => picture !== '');
  return pictures.flatMap((target) => {
    const link = pictureLink(map, file.path, target);
    const to = link?.kind === 'file' ? (fileForPicture(map, file.path, target)?.path ?? null) : null;
    return link === null ? [] : [{ target, line: lineOf(target, header), isDead: link.kind === 'dead', to }];
  });
}

interface CoverReference {
  readonly target: string;
  readonly line: number | null;
  readonly isDead: boolean;
  /** The path of its file. */
  readonly to: string | null;
}

/** The number of the first line that contains the text, counted from 1; null if no line does. */
function lineOf(text: string, lines: string): number | null {
  const at = text === '' ? -1 : lines.toLowerCase().indexOf(text.toLowerCase());
  return at < 0 ? null : lines.slice(0, at).split('\n').length;
}

const healthKinds: Readonly<Record<Problem['kind'], HealthRow['kind'] | null>> = {
  'front-matter': 'front-matter',
  date: 'front-matter',
  encoding: null,
  'too-large': 'unread-post',
  'too-deep': 'unread-post',
  'too-slow': 'unread-post',
  fault: 'unread-post',
  unreadable: 'unread-post',
};

function postProblems(entry: PostEntry): readonly HealthRow[] {
  return entry.problems.flatMap(({ kind, message, line }) => {
    const health = healthKinds[kind];
    return health === null ? [] : [rowOf(entry, health, message, { line })];
  });
}

/** Posts without a date. Reported only if most posts have one: a vault of notes does not lack 2,000 dates. */
function undated(posts: readonly PostEntry[]): readonly HealthRow[] {
  const withoutPages = posts.filter(({ kind }) => kind === 'post');
  const without = withoutPages.filter(({ metadata }) => metadata.date.source === 'file');
  if (without.length * 2 > withoutPages.length) {
    return [];
  }
  return without.map((entry) => rowOf(entry, 'no-date', { code: 'finding.no-date' }));
}

/** Keys that look misspelt. A key that many posts have is taken for a correct one. */
function misspeltKeys(posts: readonly PostEntry[]): readonly HealthRow[] {
  const uses = posts.flatMap((entry) => [...entry.metadata.keys].map((key) => ({ key, entry })));
  return [...groupBy(uses, ({ key }) => key)].flatMap(([key, users]) => {
    const meant = meantKey(key);
    if (meant === null || users.length > Math.max(3, posts.length / 20)) {
      return [];
    }
    const message = { code: 'finding.misspelt', values: { key, meant } } as const;
    return users.map(({ entry }) => rowOf(entry, 'misspelt-key', message, { target: key }));
  });
}

/** One row for each spelling of a tag except the most frequent one. The row names the first post that has it. */
function tagVariants(posts: readonly PostEntry[]): readonly HealthRow[] {
  const counts = new Map<string, number>();
  for (const { metadata } of posts) {
    for (const tag of metadata.tags) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return gatherVariants(counts).flatMap(({ spellings }) => {
    const [most, ...others] = spellings;
    if (!most || others.length === 0) {
      return [];
    }
    const all = spellings.map(([name, count]): Told => ({ code: 'finding.spelling', values: { name, count } }));
    const message = { code: 'finding.variants', values: { spellings: all } } as const;
    return others.flatMap(([name]) => {
      const first = posts.find(({ metadata }) => metadata.tags.includes(name));
      return first ? [rowOf(first, 'tag-variants', message, { target: name })] : [];
    });
  });
}

function clashRows(
  archive: Archive,
  clashes: readonly AddressClash[],
  kind: 'address-clash' | 'alias-clash',
): readonly HealthRow[] {
  return clashes.flatMap(({ address, posts }) =>
    posts.map((post) => {
      const others = posts.filter((other) => other !== post).map(({ path }) => path);
      const message = { code: `finding.${kind}`, values: { address, others: others.join(', ') } } as const;
      const title = archive.posts.get(post.id)?.title ?? '';
      return { kind, post: post.id, title, path: post.path, line: null, target: address, message };
    }),
  );
}

/** Posts with the same title and language, or the same content. Two that share both are reported once. */
function duplicates(posts: readonly PostEntry[], { fingerprints }: Archive): readonly HealthRow[] {
  const withoutPages = posts.filter(({ kind }) => kind === 'post');
  const groups = [
    ...groupBy(withoutPages, ({ metadata, title }) => `title ${metadata.lang} ${title.toLowerCase()}`),
    ...groupBy(withoutPages, ({ id }) => `content ${fingerprints.get(id) ?? id}`),
  ];
  const rows = groups.flatMap(([key, group]) => {
    if (group.length < 2) {
      return [];
    }
    const code = key.startsWith('title') ? 'finding.same-title' : 'finding.same-content';
    return group.map((entry) => {
      const others = group.filter((other) => other !== entry).map(({ file }) => file.path);
      const message = { code, values: { others: others.join(', ') } } as const;
      return rowOf(entry, 'duplicate', message, { target: entry.title });
    });
  });
  const seen = new Set<string>();
  return rows.filter(({ path, message }) => {
    const key = JSON.stringify([path, message.values]);
    return !seen.has(key) && seen.add(key);
  });
}
