import type { TemplateCall } from '../templates/template-call.ts';

/** What stands behind the name of a tag, in characters as written. */
export function written({ source, name }: TemplateCall): string {
  const inside = /^\{%-?([\s\S]{0,4000}?)-?%\}/.exec(source)?.[1] ?? '';
  return inside.trim().slice(name.length).trim();
}

/** The arguments of a tag as most themes divide them: at `::` if it has one, otherwise at commas. */
export function parted(call: TemplateCall): readonly string[] {
  const text = written(call);
  return text.split(text.includes('::') ? '::' : ',').map((part) => part.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}

const option =
  /(?<=^|\s)(active|align|api|author|avatar|bg|child|color|date|desc|download|effect|el|fancybox|footer|height|icon|layout|name|open|padding|prefix|ratio|size|style|suffix|symbol|checked|title|type|width):(\S+)/g;

/** The arguments of a tag as Stellar divides them: `color:red` is an option, all else is text. */
export function worded(call: TemplateCall): { readonly text: string; readonly options: ReadonlyMap<string, string> } {
  const all = written(call);
  return {
    text: all.replace(option, ' ').replace(/\s+/g, ' ').trim(),
    options: new Map([...all.matchAll(option)].map(([, key = '', value = '']) => [key, value])),
  };
}

/** Whether a text is an address: a web address, a path with a slash or dots before it, or an anchor. */
export function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]{0,20}:\/\/|\/|\.{1,2}\/|#|mailto:)/i.test(text);
}

const looks = new Set(
  'default primary secondary success info warning danger error red pink orange yellow green cyan blue purple black white gray grey light dark simple modern flat no-icon disabled outline center large larger small regular block rounded circle icon-padding open checked plus minus times child quote radiation bug done guide message link'.split(
    ' ',
  ),
);

/** Whether each word only says how a theme draws the tag: a colour, a style, an icon of Font Awesome. */
export function isLook(text: string): boolean {
  return text
    .split(/\s+/)
    .every((word) => looks.has(word.toLowerCase()) || /^(?:fa[a-z]?|icon|iconfont)(?:-|$)/.test(word));
}
