import type { Block } from '../model.ts';
import { type PostBody, renderPost } from '../render/render-post.ts';

const longestExcerpt = 240;

/** The first words of a post: of its prose, up to where its author ends the excerpt, at most 240 characters and `…`. */
export function excerptOf(post: PostBody, blocks: readonly Block[]): string {
  const mark = post.dialect?.readMore ?? '';
  const end = mark === '' ? -1 : post.body.indexOf(mark);
  // Blocks do not tell where the mark was, so what stands before it is rendered once more. Only Middleman has one.
  return firstWords(end < 0 ? blocks : renderPost({ ...post, body: post.body.slice(0, end) }).blocks);
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
