import type { MarkdownIt } from 'markdown-it';

/**
 * Dashes and dots as generators make them: `--`, `---`, `...`, a year's `'90s`, and in kramdown `<<` and `>>`. In place
 * of markdown-it's own, which make signs of `(c)` and `+-` too, as none of them does.
 */
export const typography = (md: MarkdownIt, { guillemets }: { readonly guillemets: boolean }): void => {
  md.core.ruler.at('replacements', ({ tokens, md: { options } }) => {
    if (!options.typographer) return;
    for (const token of tokens) {
      let inAutolink = false;
      for (const child of token.children ?? []) {
        if (child.type === 'link_open' || child.type === 'link_close')
          inAutolink = child.info === 'auto' && child.type === 'link_open';
        if (child.type !== 'text' || inAutolink) continue;
        child.content = child.content
          .replaceAll('...', '…')
          .replace(/(?<!-)---(?!-)/g, '—')
          .replace(/(?<!-)--(?!-)/g, '–')
          .replace(/(?<![\p{L}\p{N}])'(?=\d\ds?(?![\p{L}\p{N}]))/gu, '’');
        if (guillemets) child.content = child.content.replace(/<< ?/g, quoteBegins).replace(/ ?>>/g, quoteEnds);
      }
    }
  });
};

const quoteBegins = (marks: string): string => (marks.endsWith(' ') ? '«\u00a0' : '«');
const quoteEnds = (marks: string): string => (marks.startsWith(' ') ? '\u00a0»' : '»');
