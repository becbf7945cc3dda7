import type { MarkdownIt } from 'markdown-it';

type Helpers = MarkdownIt['helpers'];
type Destination = ReturnType<Helpers['parseLinkDestination']>;

/** In UTF-16 units. Nobody writes longer addresses by hand. */
const longest = 2_000;
const deepest = 32;

/**
 * Addresses with spaces. kramdown and Python-Markdown read `[report](/files/my report.pdf "Title")`; with
 * `definitions`, kramdown also reads `[report]: /files/my report.pdf` (its parser/kramdown/link.rb).
 */
export function spacedDestinations(md: MarkdownIt, { definitions }: { readonly definitions: boolean }): void {
  const { helpers } = md;
  md.helpers = {
    ...helpers,
    parseLinkDestination(text, start, max) {
      const common = helpers.parseLinkDestination(text, start, max);
      if (!common.ok || text[start] === '<') {
        return common;
      }
      const before = lastBefore(text, start);
      const end =
        before === '('
          ? inlineEnd(text, start, common.pos, Math.min(max, start + longest), helpers)
          : before === ':' && definitions
            ? definitionEnd(text, start, max)
            : common.pos;
      return end <= common.pos ? common : destination(md, text.slice(start, end), start);
    },
  };
}

function destination(md: MarkdownIt, written: string, start: number): Destination {
  const address = written.trimEnd();
  return { ok: true, pos: start + address.length, str: md.utils.unescapeAll(address) };
}

function lastBefore(text: string, start: number): string {
  let at = start - 1;
  while (at >= 0 && /\s/.test(text[at] as string)) {
    at -= 1;
  }
  return text[at] ?? '';
}

/** The end of an address with spaces in parentheses: the closing parenthesis, or a title. */
function inlineEnd(text: string, start: number, common: number, max: number, helpers: Helpers): number {
  let level = 0;
  for (let at = start; at < max; at += 1) {
    const character = text[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '(') {
      level += 1;
      if (level > deepest) {
        return common;
      }
    } else if (character === ')') {
      if (level === 0) {
        return at;
      }
      level -= 1;
    } else if (/\s/.test(character as string) && /["']/.test(text[at + 1] ?? '')) {
      const title = helpers.parseLinkTitle(text, at + 1, max);
      return title.ok && /^\s{0,9}\)/.test(text.slice(title.pos, title.pos + 10)) ? at : common;
    }
  }
  return common;
}

/** The end of an address with spaces that stands on its line alone or with a title. */
function definitionEnd(text: string, start: number, max: number): number {
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, Math.min(max, start + longest, lineEnd < 0 ? max : lineEnd)).trimEnd();
  const quote = line.search(/["']/);
  if (quote < 0) {
    return start + line.length;
  }
  const hasTitle = /\s/.test(line[quote - 1] ?? '') && line.length > quote + 2 && line.endsWith(line[quote] as string);
  return hasTitle ? start + line.slice(0, quote).trimEnd().length : start;
}
