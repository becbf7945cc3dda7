import type { MarkdownIt, Token } from 'markdown-it';
import type { RenderEnv } from './asides.ts';
import { isEvident } from './is-evident.ts';
import { tagEnd } from './tag-end.ts';

/** Inline elements. Any other element ends a stretch of words. */
const inLines = new Set(
  'a abbr b big br cite del dfn em font i img ins mark q s small span strike strong sub sup time u var wbr'.split(' '),
);
/** The content of these elements stays unchanged. */
const raw = new Set(
  'button canvas code iframe kbd math noscript object pre samp script select style svg template textarea tt xmp'.split(
    ' ',
  ),
);
const name = /<\/?([a-z][a-z\d:-]{0,50})/iy;
const mayBeMarkdown = /[`*_]|\]\(|\]\[/;
const keptOut = /\smarkdown\s*=\s*["']?0/i;

/**
 * Reads Markdown in raw HTML if it can hardly be anything else: `<center>*A friend* wrote [this](/page)</center>`.
 * This departs from the generators on purpose. CommonMark, kramdown and others leave such text raw, so it was published
 * with asterisks and brackets. Its author meant Markdown, and a reader wants the words. The rest of the block of HTML
 * stays unchanged.
 */
export function evidentMarkdown(md: MarkdownIt): void {
  md.core.ruler.after('block', 'evident_markdown', (state) => {
    const env = state.env as RenderEnv & { readonly references?: Readonly<Record<string, unknown>> };
    const isReference = (label: string): boolean =>
      Object.hasOwn(env.references ?? {}, md.utils.normalizeReference(label));
    const isCandidate = ({ type, content, meta }: Token): boolean =>
      type === 'html_block' && meta === null && mayBeMarkdown.test(content) && !keptOut.test(content);
    if (!state.tokens.some(isCandidate)) {
      return;
    }
    state.tokens = state.tokens.flatMap((token) => {
      if (!isCandidate(token)) {
        return [token];
      }
      const { content } = token;
      const found = runsOf(content).filter(([from, to]) =>
        isEvident(content.slice(from, to), { nonce: env.nonce, isReference }),
      );
      if (found.length === 0) {
        return [token];
      }
      const first = token.map?.[0] ?? 0;
      let line = first;
      let at = 0;
      const piece = (type: string, end: number): Token => {
        const made = new state.Token(type, '', 0);
        made.content = content.slice(at, end);
        made.level = token.level;
        made.block = true;
        const lines = made.content.split('\n').length - 1;
        made.map = [line, line + lines + 1];
        line += lines;
        at = end;
        return made;
      };
      const pieces = found.flatMap(([from, to]) => {
        const before = piece('html_block', from);
        // Only the line is set; the inline tokens need it.
        const mark = piece('html_block', from);
        const words = piece('inline', to);
        words.children = [];
        return [before, mark, words];
      });
      return [...pieces, piece('html_block', content.length)];
    });
  });
}

/** The stretches of words between the tags that end them, without the spaces around them. */
function runsOf(html: string): readonly (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = [];
  let from = 0;
  const endRun = (to: number, next: number): void => {
    const text = html.slice(from, to);
    const begin = from + text.length - text.trimStart().length;
    const end = from + text.trimEnd().length;
    if (end > begin) {
      runs.push([begin, end]);
    }
    from = next;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!', at) || html.startsWith('<?', at)) {
      const closer = html.startsWith('<!--', at) ? '-->' : '>';
      const end = html.indexOf(closer, at);
      const next = end < 0 ? html.length : end + closer.length;
      endRun(at, next);
      at = next;
      continue;
    }
    name.lastIndex = at;
    const tag = name.exec(html)?.[1]?.toLowerCase();
    const end = tag === undefined ? -1 : tagEnd(html, at);
    if (tag === undefined || end < 0) {
      at += 1;
    } else if (raw.has(tag)) {
      const next = html[at + 1] === '/' ? end : behindElement(html, tag, end);
      endRun(at, next);
      at = next;
    } else {
      if (!inLines.has(tag)) {
        endRun(at, end);
      }
      at = end;
    }
  }
  endRun(html.length, html.length);
  return runs;
}

/** The position behind the end tag of a raw element; the text's end if the tag is missing. */
function behindElement(html: string, tag: string, from: number): number {
  const closer = new RegExp(`</${tag}\\s*>`, 'ig');
  closer.lastIndex = from;
  return closer.exec(html) === null ? html.length : closer.lastIndex;
}
