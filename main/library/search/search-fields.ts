import type { PostMetadata } from '../metadata/post-metadata.ts';
import type { Block, BlockKind } from '../model/blocks.ts';
import type { Part } from '../model/parts.ts';
import type { RenderedPost } from '../render/render-post.ts';
import { callNames, type NamedFile } from './call-names.ts';
import type { FieldName, SearchFields } from './field-names.ts';

/** The field that holds the text of each kind of block. */
export const blockFields = {
  prose: 'text',
  heading: 'headings',
  code: 'code',
  table: 'text',
  caption: 'text',
  alt: 'text',
  shortcode: 'text',
  math: 'code',
} as const satisfies Readonly<Record<BlockKind, FieldName>>;

/** The searched texts of a post. It must have been rendered for indexing. */
export function searchFields(
  title: string,
  metadata: PostMetadata,
  { blocks, parts, links }: RenderedPost,
  siteLanguage: string,
  published: NamedFile,
): SearchFields {
  const { tags, categories, keywords, authors, series, summary, cover, coverCaption } = metadata;
  const of = (field: FieldName): string[] =>
    blocks.filter(({ kind }) => blockFields[kind] === field).map(({ text }) => text);
  const shownBeside = [summary, coverCaption].filter((text) => text !== '');
  const targets = links.map((link) => (link.kind === 'dead' ? link.target : link.kind === 'web' ? link.url : ''));
  return {
    title: [title],
    names: [...tags, ...categories, ...keywords, ...authors, ...(series ? [series.name] : [])],
    headings: of('headings'),
    text: [...of('text'), ...shownBeside],
    code: of('code'),
    addresses: [...targets, ...parts.map(pictureAddress)].filter((address) => address !== ''),
    called: callNames(metadata, published),
    lang: metadata.lang || siteLanguage,
    traits: [...traitsOf(blocks, parts, cover !== '')],
  };
}

/** The searched texts of a post whose file can't be read. */
export function listedFields(title: string, metadata: PostMetadata, published: NamedFile): SearchFields {
  const { tags, categories, keywords, authors } = metadata;
  return {
    title: [title],
    names: [...tags, ...categories, ...keywords, ...authors],
    headings: [],
    text: [],
    code: [],
    called: callNames(metadata, published),
  };
}

/**
 * The address of a picture. When posts are indexed, files are not looked up, so the folder's own pictures count as
 * missing.
 */
function pictureAddress(part: Part): string {
  return part.kind === 'missing-picture' ? part.target : part.kind === 'web-picture' ? part.url : '';
}

function traitsOf(blocks: readonly Block[], parts: readonly Part[], cover: boolean): ReadonlySet<string> {
  const traits = new Set<string>(cover ? ['image'] : []);
  for (const { kind } of blocks) {
    if (kind === 'table' || kind === 'code' || kind === 'math') {
      traits.add(kind);
    }
  }
  for (const part of parts) {
    if (part.kind === 'missing-picture' || part.kind === 'web-picture') {
      traits.add('image');
    } else if (part.kind === 'embed') {
      traits.add('video');
    } else if (part.kind === 'diagram') {
      traits.add('diagram');
    } else if (part.kind === 'code' && part.language !== '') {
      traits.add(`code:${part.language.toLowerCase()}`);
    }
  }
  return traits;
}
