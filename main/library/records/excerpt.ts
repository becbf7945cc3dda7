import { withoutBrackets } from '../metadata/plain-text.ts';
import type { Block } from '../model/blocks.ts';
import { type PostBody, renderPost } from '../render/render-post.ts';

const longestExcerpt = 240;

/** A definition of a reference or a footnote. It counts wherever it stands. */
const definition = /^ {0,3}\[[^\]\n]{1,500}\]:[^\n]*$/gm;

/**
 * The first words of a post: of its prose, up to the end of the excerpt that its author set, at most 240 characters and
 * `…`.
 */
export function excerptOf(post: PostBody, blocks: readonly Block[]): string {
  const mark = post.dialect?.readMore ?? '';
  const end = mark === '' ? -1 : post.body.indexOf(mark);
  return withoutBrackets(firstWords(end < 0 ? blocks : blocksBefore(post, end)));
}

/**
 * Blocks do not tell the position of the end mark, so the text before it is rendered again, with the definitions of the
 * rest. Only Middleman has such a mark.
 */
function blocksBefore(post: PostBody, end: number): readonly Block[] {
  const before = post.body.slice(0, end);
  const definitions = post.body.slice(end).match(definition) ?? [];
  const last = post.bodyLine + before.split('\n').length - 1;
  const { blocks } = renderPost({ ...post, body: [before, ...definitions].join('\n\n') });
  return blocks.filter(({ line }) => line <= last);
}

function firstWords(blocks: readonly Block[]): string {
  let excerpt = '';
  for (const { kind, text } of blocks) {
    if (kind !== 'prose') {
      continue;
    }
    excerpt += `${excerpt === '' ? '' : ' '}${text.replace(/\s+/g, ' ').trim()}`;
    if (excerpt.length >= longestExcerpt) {
      break;
    }
  }
  if (excerpt.length <= longestExcerpt) {
    return excerpt;
  }
  const end = excerpt.lastIndexOf(' ', longestExcerpt);
  return `${excerpt.slice(0, end > longestExcerpt / 2 ? end : longestExcerpt)}…`;
}
