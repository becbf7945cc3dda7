import { parseArguments } from './parse-arguments.ts';
import { labelOf, type TemplatePiece, type TemplateSyntax } from './template-call.ts';

/** Calls of WordPress and of its most common plugin. Another name is a call only if it has named arguments. */
const known = new Set(
  (
    'caption wp_caption gallery playlist audio video embed code sourcecode youtube vimeo dailymotion soundcloud spotify ' +
    'slideshare tweet twitter instagram gist googlemaps contact-form polldaddy archives'
  ).split(' '),
);
/** Calls whose inner text is not Markdown. */
const verbatim = new Set(['code', 'sourcecode', 'embed']);
/** Calls that need no arguments. Without brackets in backslashes, `[video]` may be anything. */
const bare = new Set([...verbatim, 'gallery', 'playlist', 'caption', 'wp_caption']);

const longestCall = 2_000;
const tagStart = /(\\?)\[(\/?)([a-z](?:[\w-]|\\_){0,40})(?![\w-])/y;

/**
 * Shortcodes in Markdown that was exported from WordPress: `[caption width="300"]…[/caption]`. Most tools write a
 * backslash before each bracket. https://codex.wordpress.org/Shortcode
 */
export const wordPressSyntax: TemplateSyntax = {
  opener: /\\?\[\/?[a-z]/g,
  parse(source, at): TemplatePiece | null {
    tagStart.lastIndex = at;
    const [whole, backslash, slash, written = ''] = tagStart.exec(source) ?? [];
    if (whole === undefined) {
      return null;
    }
    const name = withoutEscapes(written);
    const from = at + whole.length;
    const closer = backslash === '' ? ']' : String.raw`\]`;
    const length = lengthOfTag(source, from, closer);
    if (length < 0) {
      return null;
    }
    const end = from + length + closer.length;
    if (slash !== '') {
      return known.has(name) || backslash !== '' ? { kind: 'close', end, name } : null;
    }
    const words = withoutEscapes(source.slice(from, from + length))
      .replace(/\/$/, '')
      .trim();
    const { positional, named } = parseArguments(words);
    const isCall = known.has(name) ? backslash !== '' || words !== '' || bare.has(name) : named.size > 0;
    // `[video](address)`, `[video][name]` and `[video]: address` are Markdown.
    if (!isCall || (backslash === '' && /^[[(:]/.test(source.slice(end, end + 1)))) {
      return null;
    }
    const head = { kind: 'tag', name, positional, named, label: labelOf(`${name} ${words}`) } as const;
    return verbatim.has(name)
      ? { kind: 'verbatim', end, head, closer: new RegExp(String.raw`\\?\[/${name}\\?\]`, 'g') }
      : { kind: 'call', end, head, opens: true };
  },
};

/** The text without the backslashes and typographic quotes that an export puts in. */
export function withoutEscapes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[“”″]/g, '"');
}

/** The length of a tag's inside. -1 if a paragraph ends or another tag begins first. */
function lengthOfTag(source: string, from: number, closer: string): number {
  const last = Math.min(source.length, from + longestCall);
  for (let at = from; at < last; at += 1) {
    if (source.startsWith(closer, at)) {
      return at - from;
    }
    if (source[at] === '[' || source.startsWith('\n\n', at)) {
      return -1;
    }
  }
  return -1;
}
