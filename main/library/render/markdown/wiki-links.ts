import type { MarkdownIt, StateInline } from 'markdown-it';
import { mediaKind, pictureName } from '../../scan/media-kind.ts';

const longest = 1_000;

/** The content of a wiki link: https://help.obsidian.md/links and /embeds */
export interface WikiLink {
  readonly target: string;
  readonly words: string;
  /** A film or sound counts as a picture. */
  readonly embedded: 'picture' | 'note' | null;
  readonly width: string;
  readonly height: string;
}

/** Obsidian's `[[Note#Heading|words]]`, `![[picture.png|640x480]]` and `![[Note]]`. */
export function wikiLinks(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wiki_link', (state, silent) => wikiLink(state, silent));
}

function wikiLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const embedded = src[pos] === '!';
  const start = embedded ? pos + 1 : pos;
  if (!src.startsWith('[[', start)) {
    return false;
  }
  const line = src.slice(start + 2, Math.min(state.posMax, start + 2 + longest));
  const end = line.indexOf(']]');
  if (end <= 0) {
    return false;
  }
  const inside = line.slice(0, end);
  if (inside.includes('\n') || inside.includes('[[')) {
    return false;
  }
  if (!silent) {
    const [target = '', ...rest] = inside
      .replaceAll('\\|', '|')
      .split('|')
      .map((part) => part.trim());
    const size = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(rest.at(-1) ?? '');
    const file = target.replace(/#.*$/, '');
    const isPicture = embedded && (pictureName.test(file) || mediaKind(file) !== null);
    const said = isPicture && size ? rest.slice(0, -1) : rest;
    const token = state.push('wiki_link', '', 0);
    token.meta = {
      target,
      words: said.join('|') || (isPicture ? '' : shownName(target)),
      embedded: !embedded ? null : isPicture ? 'picture' : 'note',
      width: isPicture ? (size?.[1] ?? '') : '',
      height: isPicture ? (size?.[2] ?? '') : '',
    } satisfies WikiLink;
  }
  state.pos = start + 2 + end + 2;
  return true;
}

/** The text of a link without words, as in Obsidian: `Note > Heading`. A block's id is left out. */
function shownName(target: string): string {
  const [note = '', ...parts] = target.split('#').map((part) => part.trim());
  return [note, ...parts.filter((part) => part !== '' && !part.startsWith('^') && !/^\w+=/.test(part))]
    .filter((part) => part !== '')
    .join(' > ');
}
