import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

const telling = /[&<*_`[~\\]/;
const inlineTag =
  /<(\/?)(a|abbr|b|bdi|bdo|big|br|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)(?=[\s/>])[^<>]*>/gi;
const blockTag =
  /<\/?(?:p|div|center|blockquote|ul|ol|li|h[1-6]|figure|figcaption|section)(?:\s[^<>]*)?>|<img\s[^<>]*>/gi;
/** In UTF-16 units. No title is longer, and longer texts cost too much. */
const longest = 2_000;
/** The deepest nesting of emphasis that people write. */
const deepest = 3;

/**
 * The text of a title, name or summary that was written with entities, inline Markdown or inline HTML: `R&amp;D *now*`
 * becomes `R&D now`. Text that only looks like markup stays (`vector<int>`, `2 * 3`, `snake_case`, `__init__`).
 */
export function plainText(written: string): string {
  if (written.length > longest || !telling.test(written)) {
    return written;
  }
  // The content of code is plain text.
  const parts = written.split(/(?<!\\|`)(`+)(?!`)((?:(?!\1)[^\n]|\n)+?)(?<!`)\1(?!`)/);
  let text = '';
  for (let at = 0; at < parts.length; at += 3) {
    text += withoutMarkup(parts[at] ?? '');
    text += (parts[at + 2] ?? '').replace(/^ (.+) $/, '$1');
  }
  const plain = written.search(blockTag) < 0 ? text : text.trim();
  // Markup alone stays as it is written, so that nothing is lost.
  return plain === '' ? written : plain;
}

function withoutMarkup(text: string): string {
  if (!telling.test(text)) {
    return text;
  }
  const escaped = text.replace(/\\([\\`*_[\]~<>&])/g, (_all, sign: string) => `&#${sign.charCodeAt(0)};`);
  return textOfHtml(withoutEmphasis(withoutLinks(escaped)));
}

/**
 * Replaces wiki links by their words, and references by name by theirs. In a text whose dialect knows them, none is
 * left.
 */
export function withoutBrackets(text: string): string {
  return text
    .replace(
      /!?\[\[(?!\s)([^[\]|]{1,200})(?:\|([^[\]]{1,200}))?\]\]/g,
      (_all, target: string, words?: string) => words ?? target,
    )
    .replace(/(?<![\p{L}\p{N}\])])\[([^[\]]{1,200})\]\[[^[\]]{0,200}\]/gu, '$1');
}

function withoutLinks(text: string): string {
  return withoutBrackets(text).replace(
    /(^|[^\p{L}\p{N}\]])!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\)/gu,
    '$1$2',
  );
}

/**
 * Stricter than Markdown: a mark inside a word is not emphasis (`f*ck and sh*t`), nor is a single word between `__`
 * (`__init__`).
 */
function withoutEmphasis(text: string): string {
  let plain = text;
  for (let depth = 0; depth < deepest; depth += 1) {
    const before = plain;
    plain = plain.replace(
      /(?<![\p{L}\p{N}*_~\\])(\*{1,3}|_{1,3}|~~)(?![\s*_~])([^*_~]+|[^*]+|[^~]+)(?<![\s*_~])\1(?![\p{L}\p{N}*_~])/gu,
      (all, sign: string, inside: string) => (sign === '__' && /^\w+$/.test(inside) ? all : inside),
    );
    if (plain === before) {
      break;
    }
  }
  return plain;
}

function textOfHtml(text: string): string {
  if (!/[&<]/.test(text)) {
    return text;
  }
  const [opened, closed] = [new Set<string>(), new Set<string>()];
  for (const [, slash, name = ''] of text.matchAll(inlineTag)) {
    (slash === '' ? opened : closed).add(name.toLowerCase());
  }
  const isTag = (name: string): boolean => /^w?br$/.test(name) || (opened.has(name) && closed.has(name));
  const blockless = text.replace(blockTag, ' ');
  const unbroken = blockless === text ? text : blockless.replace(/\s+/g, ' ');
  const tagless = unbroken.replace(inlineTag, (all, _slash: string, name: string) => {
    const key = name.toLowerCase();
    return isTag(key) ? (key === 'br' ? ' ' : '') : all;
  });
  const entities = tagless.replaceAll('<', '&lt;').replace(/&(?!#?\w{1,40};)/g, '&amp;');
  const nodes = parseFragment(entities).childNodes as readonly DefaultTreeAdapterTypes.TextNode[];
  return nodes.map((node) => node.value ?? '').join('');
}
