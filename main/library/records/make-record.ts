import { attempt, faultProblem } from '../fault-problem.ts';
import { failureReason } from '../failure-message.ts';
import { parseFrontMatter } from '../front-matter/parse-front-matter.ts';
import { fingerprintOf } from '../ids.ts';
import { withZone } from '../metadata/post-date.ts';
import { plainText } from '../metadata/plain-text.ts';
import { type PostMetadata, postMetadata, titleFromPath } from '../metadata/post-metadata.ts';
import { withShortNames } from '../metadata/short-names.ts';
import type { Problem } from '../model/post.ts';
import { postDialect } from '../posts/post-dialect.ts';
import { shownProblems } from '../posts/shown-problems.ts';
import { excerptOf } from './excerpt.ts';
import { isTemplate } from './is-template.ts';
import { openingHeading } from '../render/render-post.ts';
import { renderAnyhow } from '../render/render-source.ts';
import { type PostText, readPostNow } from '../scan/read-post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';
import { cutText } from '../short-label.ts';

import type { SearchFields } from '../search/field-names.ts';
import { listedFields, searchFields } from '../search/search-fields.ts';
import { type Publication, type Site, type SourcePost, unpublished } from '../sites/generator.ts';
import type { PostRecord } from './post-record.ts';
import { ReferenceRecorder } from './reference-recorder.ts';

/** A record, and the texts of it that are searched. */
export interface MadeRecord {
  readonly record: PostRecord;
  /** Null if the file is not a post. */
  readonly searched: SearchFields | null;
}

/**
 * Makes the record of a post file. Never throws. A file that can't be read is listed by its name, with the reason. If
 * one of our steps fails, the record lacks what that step makes, and has a problem that says so. The post can still be
 * opened. Takes milliseconds, and blocks this thread while the file is read.
 */
export function makeRecord(root: string, file: ScannedPost, site: Site): MadeRecord {
  if (file.placeholder) {
    return unreadableRecord(file, { kind: 'unreadable', message: { code: 'problem.placeholder' }, line: null });
  }
  let read: PostText;
  try {
    read = readPostNow(root, file.bytes);
  } catch (error) {
    const message = { code: 'problem.unreadable', values: { reason: failureReason(error) } } as const;
    return unreadableRecord(file, { kind: 'unreadable', message, line: null });
  }
  try {
    return recordOf(read, file, site);
  } catch (fault) {
    return bareRecord(read, file, fault);
  }
}

/** The record of a post that was read and whose text could not be processed. */
function bareRecord(read: PostText, file: ScannedPost, fault: unknown): MadeRecord {
  const made = unreadableRecord(file, faultProblem('cost.not-searched', fault));
  const { listed } = made.record;
  const fingerprint = fingerprintOf(read.content);
  return { ...made, record: { ...made.record, fingerprint, listed: listed && { ...listed, readable: true } } };
}

const longestTitle = 500;
const longestAddress = 4_000;
const longestExcerpt = 1_000;

function recordOf(read: PostText, file: ScannedPost, site: Site): MadeRecord {
  const { fields, body, bodyLine, problems, present, quotedKeys } = parseFrontMatter(read.text, site.headers);
  const fingerprint = fingerprintOf(read.content);
  const isPost = site.takes?.({ path: file.path, fields, body }) ?? true;
  if ((file.kind === 'text' && !present) || !isPost || isTemplate(file.path, site)) {
    return {
      record: { file, fingerprint, listed: null, header: '', blocks: [], references: [], anchors: [] },
      searched: null,
    };
  }
  const faults: Problem[] = [];
  const common = attempt(
    () => postMetadata(fields, file),
    () => postMetadata(noFields, file),
    'cost.no-front-matter',
    faults,
  );
  let opening: string | null = null;
  const source: SourcePost = {
    path: file.path,
    fields,
    hasHeader: present,
    quotedKeys,
    metadata: common,
    body,
    // Most posts have a title, so the first heading is rarely needed.
    get heading() {
      opening ??= attempt(
        () => openingHeading(body, site.dialect),
        () => '',
        'cost.no-heading',
        faults,
      );
      return opening;
    },
  };
  const published = attempt<Publication>(
    () => site.publish(source),
    () => ({ ...unpublished, kind: 'post' }),
    'cost.no-address',
    faults,
  );
  const metadata = attempt(
    () => withShortNames(shownMetadata({ ...common, ...published.metadata }, site)),
    () => withShortNames(common),
    'cost.plain-metadata',
    faults,
  );
  const heading = metadata.title === '' ? source.heading : '';
  const title = cutText(oneLine(metadata.title || heading || titleFromPath(file.path)), longestTitle);
  const header = read.text.split('\n', bodyLine - 1).join('\n');
  const recorder = new ReferenceRecorder(header);
  const post = {
    body,
    bodyLine,
    titleHeading: heading === '' ? '' : title,
    dialect: postDialect(site.dialect, file.path, fields),
    fields,
  };
  const rendered = renderAnyhow(post, recorder, 'text');
  if (rendered.fault !== undefined) {
    faults.push(faultProblem('cost.shown-as-written', rendered.fault));
  }
  const excerpt = attempt(
    () => metadata.summary || excerptOf(post, rendered.blocks),
    () => '',
    'cost.no-excerpt',
    faults,
  );
  const searched = attempt(
    () => searchFields(title, metadata, rendered, site.language, { path: file.path, ...published }),
    () => listedFields(title, metadata, { path: file.path, url: published.url, aliases: published.aliases }),
    'cost.not-searched',
    faults,
  );
  return {
    record: {
      file,
      fingerprint,
      listed: {
        metadata,
        kind: published.kind,
        // A pattern may repeat a slug hundreds of times. Nobody wrote such an address.
        url: (published.url?.length ?? 0) > longestAddress ? null : published.url,
        aliases: published.aliases,
        names: published.names,
        title,
        titleFromHeading: heading !== '',
        excerpt: cutText(oneLine(excerpt), longestExcerpt),
        problems: [...read.problems, ...problems, ...metadata.problems, ...shownProblems(rendered), ...faults],
        readable: true,
        year: yearOf(metadata),
      },
      header,
      blocks: rendered.blocks,
      references: rendered.fault === undefined ? recorder.withWords(rendered.linkTexts, site) : recorder.references,
      anchors: rendered.anchors.map(([name]) => name),
    },
    searched,
  };
}

/** The metadata as a person reads it. Generators make addresses from the written form. */
function shownMetadata(metadata: PostMetadata, site: Site): PostMetadata {
  return {
    ...metadata,
    title: plainText(metadata.title),
    authors: metadata.authors.map(plainText),
    summary: plainText(metadata.summary),
    coverCaption: plainText(metadata.coverCaption),
    date: withZone(metadata.date, site.timeZone),
  };
}

const noFields: SourcePost['fields'] = new Map();

/** The same record for a post whose words could not be indexed. */
export function withFault(record: PostRecord, fault: unknown): PostRecord {
  const { listed } = record;
  const problem = faultProblem('cost.some-words', fault);
  return listed === null ? record : { ...record, listed: { ...listed, problems: [...listed.problems, problem] } };
}

/** The record of a file that can't be read or must not be: its name and the reason. */
export function unreadableRecord(file: ScannedPost, problem: Problem): MadeRecord {
  const metadata = postMetadata(new Map(), file);
  const title = titleFromPath(file.path);
  const listed = {
    metadata,
    kind: 'post',
    url: null,
    aliases: [],
    names: [],
    title,
    titleFromHeading: false,
    excerpt: '',
    problems: [problem],
    readable: false,
    year: yearOf(metadata),
  } as const;
  return {
    record: { file, fingerprint: '', listed, header: '', blocks: [], references: [], anchors: [] },
    searched: listedFields(title, metadata, { path: file.path, url: null, aliases: [] }),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Empty if the date is only that of the file, which does not tell when a post was written. */
function yearOf({ date }: PostMetadata): string {
  return date.source === 'file' ? '' : date.text.slice(0, 4);
}
