import type { MarkdownIt } from 'markdown-it';
import { HeadingIds, type NamedStyle } from '../heading-id.ts';

/**
 * Hugo makes some ids from a heading's source, with its marks and link targets (`[a](/x)` becomes `ax`). Adds such an
 * id if it differs from the id of the shown text.
 */
export function rawHeadingIds(md: MarkdownIt, { style }: { readonly style: NamedStyle }): void {
  md.core.ruler.push('raw_heading_ids', ({ tokens, env }) => {
    const postEnv = env as { headingIds?: HeadingIds; readonly nonce?: string };
    postEnv.headingIds ??= new HeadingIds(style);
    const { headingIds } = postEnv;
    tokens.forEach((token, at) => {
      const text = tokens[at + 1]?.content ?? '';
      if (token.type !== 'heading_open' || token.attrGet('id') !== null || text.includes(postEnv.nonce ?? '\0')) {
        return;
      }
      const id = headingIds.next(text.replace(/\s*\{[^{}]*\}\s*$/, ''));
      if (/[*_`[\]<>]|--/.test(text)) {
        token.attrSet('id', id);
      }
    });
  });
}
