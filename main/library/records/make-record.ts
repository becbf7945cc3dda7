import { failureMessage } from '../failure-message.ts';
import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { fingerprintOf } from '../ids.ts';
import { withZone } from '../metadata/post-date.ts';
import { postMetadata, titleFromPath } from '../metadata/post-metadata.ts';
import type { Problem } from '../model.ts';
import { postDialect } from '../posts/post-dialect.ts';
import { excerptOf } from './excerpt.ts';
import { isTemplate } from './is-template.ts';
import { openingHeading, renderPost } from '../render/render-post.ts';
import { readPostNow } from '../scan/read-post.ts';
import type { ScannedPost } from '../scan/scan-folder.ts';

import type { SearchFields } from '../search/field-names.ts';
import { listedFields, searchFields } from '../search/search-fields.ts';
import type { Site, SourcePost } from '../sites/generator.ts';
import type { PostRecord } from './post-record.ts';
import { ReferenceRecorder } from './reference-recorder.ts';

/** A record, and what of it is searched. */
export interface MadeRecord {
  readonly record: PostRecord;
  /** Null where the file is no post. */
  readonly searched: SearchFields | null;
}

/**
 * Reads a post file and takes it apart: all that Offprint needs of it without showing it. Never throws: what can't be
 * read is listed by its name, with the reason. Takes milliseconds; waits for the file system in this thread.
 */
export function makeRecord(root: string, file: ScannedPost, site: Site): MadeRecord {
  try {
    if (file.placeholder) {
      const message = 'This file is not on this computer yet. Fetch it in your cloud drive, then reload the folder.';
      return unreadableRecord(file, { kind: 'unreadable', message, line: null });
    }
    return recordOf(root, file, site);
  } catch (error) {
    const message = `This file can’t be read: ${failureMessage(error)}`;
    return unreadableRecord(file, { kind: 'unreadable', message, line: null });
  }
}

function recordOf(root: string, file: ScannedPost, site: Site): MadeRecord {
  const read = readPostNow(root, file.bytes);
  const { fields, body, bodyLine, problems, present } = readFrontMatter(read.text, site.headers);
  const fingerprint = fingerprintOf(read.content);
  const isPost = site.takes?.({ path: file.path, fields, body }) ?? true;
  if ((file.kind === 'text' && !present) || !isPost || isTemplate(file.path, site)) {
    return {
      record: { file, fingerprint, listed: null, header: '', blocks: [], references: [], anchors: [] },
      searched: null,
    };
  }
  const common = postMetadata(fields, file);
  let opening: string | null = null;
  const source: SourcePost = {
    path: file.path,
    fields,
    hasHeader: present,
    metadata: common,
    body,
    // Most posts have a title, and then nobody asks.
    get heading() {
      opening ??= openingHeading(body);
      return opening;
    },
  };
  const published = site.publish(source);
  const merged = { ...common, ...published.metadata };
  const metadata = { ...merged, date: withZone(merged.date, site.timeZone) };
  const heading = metadata.title === '' ? source.heading : '';
  const title = oneLine(metadata.title || heading || titleFromPath(file.path));
  const header = read.text.split('\n', bodyLine - 1).join('\n');
  const recorder = new ReferenceRecorder(header);
  const post = {
    body,
    bodyLine,
    titleHeading: heading === '' ? '' : title,
    dialect: postDialect(site.dialect, file.path, fields),
    fields,
  };
  const rendered = renderPost(post, recorder, 'text');
  return {
    record: {
      file,
      fingerprint,
      listed: {
        metadata,
        kind: published.kind,
        url: published.url,
        aliases: published.aliases,
        names: published.names,
        title,
        titleFromHeading: heading !== '',
        excerpt: oneLine(metadata.summary || excerptOf(post, rendered.blocks)),
        problems: [...read.problems, ...problems, ...metadata.problems],
        readable: true,
        year: metadata.date.text.slice(0, 4),
      },
      header,
      blocks: rendered.blocks,
      references: recorder.references,
      anchors: rendered.anchors.map(([name]) => name),
    },
    searched: searchFields(title, metadata, rendered, site.language, { path: file.path, ...published }),
  };
}

/** What is known of a file that can't be read, or must not be: its name, and why. */
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
    year: metadata.date.text.slice(0, 4),
  } as const;
  return {
    record: { file, fingerprint: '', listed, header: '', blocks: [], references: [], anchors: [] },
    searched: listedFields(title, metadata, { path: file.path, url: null, aliases: [] }),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 1_000);
}
