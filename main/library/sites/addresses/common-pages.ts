import type { SourcePost } from '../generator.ts';
import { nameOf } from './site-address.ts';

const repositoryFiles =
  /^(?:readme|contributing|license|licence|changelog|code_of_conduct|security|pull_request_template|issue_template|support|authors|codeowners|todo)(?:\.[a-z-]+)?\.(?:md|markdown|txt)$/i;
const pageKinds = new Set([
  'page',
  'pages',
  'archive',
  'archives',
  'about',
  'contact',
  'search',
  'tags',
  'categories',
  'tag',
  'category',
  'author',
  'authors',
  'featured',
  'plain',
  'home',
  'index',
  'links',
  'projects',
  'redirect',
  '404',
]);

function textAt({ fields }: SourcePost, key: string): string {
  const value = fields.get(key);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value).toLowerCase() : '';
}

function isOff(post: SourcePost, key: string): boolean {
  return textAt(post, key) === 'false';
}

/**
 * Whether a file says itself that it is a page, whatever its generator. Examples: `post: false`, a section's
 * `_index.md`, a README of a repository, an undated file whose layout or type is that of a page. In Tranquilpeak, a
 * theme, a page shows neither date nor comments.
 */
export function isCommonPage(post: SourcePost): boolean {
  const name = nameOf(post.path);
  const dated = post.metadata.date.source !== 'file';
  if (isOff(post, 'post') || /^_index\./i.test(name) || repositoryFiles.test(name)) {
    return true;
  }
  if (isOff(post, 'showdate') && isOff(post, 'comments')) {
    return true;
  }
  return !dated && (pageKinds.has(textAt(post, 'layout')) || pageKinds.has(textAt(post, 'type')));
}
