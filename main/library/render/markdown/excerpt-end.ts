import type { MarkdownIt } from 'markdown-it';

/** Removes the word that ends the excerpt, at its first occurrence only (Middleman's blog_article.rb). */
export function excerptEnd(md: MarkdownIt, { word }: { readonly word: string }): void {
  md.core.ruler.after('block', 'excerpt_end', ({ tokens }) => {
    const at = tokens.findIndex(
      ({ type, content }, each) =>
        type === 'inline' && tokens[each - 1]?.type === 'paragraph_open' && content.includes(word),
    );
    const text = tokens[at];
    if (!text) {
      return;
    }
    text.content = text.content.replace(word, '').trimEnd();
    if (text.content.trim() === '') {
      tokens.splice(at - 1, 3);
    }
  });
}
