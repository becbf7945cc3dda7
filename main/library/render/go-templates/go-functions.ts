import { type GoCall, type GoValue, isTrue, textOf } from './go-value.ts';

/** A function of a template. Undefined if its result is not known. */
type GoFunction = (given: readonly GoValue[], call: GoCall) => GoValue | undefined;

/** A function from texts to a text. */
function ofTexts(make: (texts: readonly string[]) => string | number | boolean | undefined): GoFunction {
  return (given, call) => {
    const texts = given.map((value) => textOf(value, call));
    return texts.includes(undefined) ? undefined : make(texts as readonly string[]);
  };
}

/** The last argument unchanged: what the function does to it does not matter to a reader. */
const same: GoFunction = (given) => given.at(-1);

const asHtml: GoFunction = (given, call) => {
  const value = given.at(-1);
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    return value;
  }
  return { kind: 'html', text: textOf(value, call) ?? '' };
};

const asMarkdown: GoFunction = (given, call) => {
  const value = given.at(-1);
  if (typeof value === 'object' && value !== null) {
    return value.kind === 'inner' ? { kind: 'inner', isMarkdown: true } : value.kind === 'markdown' ? value : undefined;
  }
  return value === undefined ? undefined : { kind: 'markdown', text: textOf(value, call) ?? '' };
};

/** The white space around an inner text does not matter, so it stays the inner text. */
function trimming(trim: (text: string, signs: string) => string): GoFunction {
  return (given, call) => {
    const [value, signs] = given;
    if (value === undefined) {
      return undefined;
    }
    if (typeof value === 'object' && value !== null && value.kind === 'inner') {
      return value;
    }
    const [text, cut] = [textOf(value, call), signs === undefined ? ' \t\r\n' : textOf(signs, call)];
    return text === undefined || cut === undefined ? undefined : trim(text, cut);
  };
}

function withoutStart(text: string, signs: string): string {
  let from = 0;
  while (from < text.length && signs.includes(text[from] ?? '')) {
    from += 1;
  }
  return text.slice(from);
}

function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? '')) {
    end -= 1;
  }
  return text.slice(0, end);
}

const printf: GoFunction = (given, call) => {
  const [format = null, ...values] = given;
  const texts = values.map((value) => textOf(value, call));
  if (typeof format !== 'string' || texts.includes(undefined)) {
    return undefined;
  }
  let at = -1;
  const text = format.replace(/%([svdqt%])/g, (_all, verb: string) => {
    if (verb === '%') {
      return '%';
    }
    at += 1;
    return verb === 'q' ? JSON.stringify(texts[at] ?? '') : (texts[at] ?? '');
  });
  return /%[^%]/.test(format.replace(/%[svdqt%]/g, '')) ? undefined : text;
};

const plain = ofTexts((texts) => withoutTags(texts.at(-1) ?? ''));

function withoutTags(text: string): string {
  return text
    .replace(/<[^<>]{0,500}>/g, '')
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/[*_`]+/g, '');
}

const code: GoFunction = (given, call) => {
  const [text, language] = given.map((value) => textOf(value, call));
  return text === undefined || language === undefined
    ? undefined
    : { kind: 'html', text: `<pre><code class="language-${escaped(language)}">${escaped(text.trim())}</code></pre>` };
};

/** A text as HTML shows it letter by letter. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;');
}

function compared(holds: (a: number, b: number) => boolean): GoFunction {
  return ofTexts(([a = '', b = '']) =>
    a.trim() === '' || b.trim() === '' || Number.isNaN(Number(a) + Number(b)) ? undefined : holds(Number(a), Number(b)),
  );
}

const isEqual: GoFunction = ofTexts(([first, ...others]) => others.includes(first ?? ''));

const nothing: GoFunction = () => '';

/** An address from the root of the site. It stays as written: links are resolved later. */
const fromRoot = ofTexts((texts) => {
  const address = texts.at(-1) ?? '';
  return /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address) ? address : `/${address}`;
});

/** In UTF-16 units, so that a text grows only so much. */
const longestReplacement = 20;

/** Functions of Hugo's templates that depend on their arguments alone: https://gohugo.io/functions/. */
export const goFunctions: Readonly<Record<string, GoFunction>> = {
  markdownify: asMarkdown,
  safeHTML: asHtml,
  safeURL: same,
  safeHTMLAttr: same,
  safeCSS: same,
  safeJS: same,
  htmlEscape: same,
  htmlUnescape: same,
  emojify: same,
  string: ofTexts((texts) => texts.at(-1) ?? ''),
  int: ofTexts(([text = '']) => (/^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined)),
  plainify: plain,
  relURL: fromRoot,
  absURL: fromRoot,
  relLangURL: fromRoot,
  absLangURL: fromRoot,
  urlize: same,
  anchorize: same,
  urlquery: ofTexts((texts) => encodeURIComponent(texts.at(-1) ?? '')),
  lower: ofTexts((texts) => (texts.at(-1) ?? '').toLowerCase()),
  upper: ofTexts((texts) => (texts.at(-1) ?? '').toUpperCase()),
  title: ofTexts((texts) => (texts.at(-1) ?? '').replace(/(^|\s)\p{L}/gu, (start) => start.toUpperCase())),
  humanize: ofTexts((texts) =>
    (texts.at(-1) ?? '').replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (start) => start.toUpperCase()),
  ),
  chomp: trimming(withoutEnd),
  trim: trimming((text, signs) => withoutEnd(withoutStart(text, signs), signs)),
  'strings.Trim': trimming((text, signs) => withoutEnd(withoutStart(text, signs), signs)),
  'strings.TrimSpace': trimming((text, signs) => withoutEnd(withoutStart(text, signs), signs)),
  'strings.TrimLeft': (given, call) => trimming(withoutStart)(given.toReversed(), call),
  'strings.TrimRight': (given, call) => trimming(withoutEnd)(given.toReversed(), call),
  'strings.TrimPrefix': ofTexts(([start = '', text = '']) =>
    text.startsWith(start) ? text.slice(start.length) : text,
  ),
  'strings.TrimSuffix': ofTexts(([end = '', text = '']) =>
    end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text,
  ),
  replace: ofTexts(([text = '', from = '', to = '', ...more]) =>
    from === '' || more.length > 0 || to.length > longestReplacement ? undefined : text.replaceAll(from, to),
  ),
  printf,
  print: ofTexts((texts) => texts.join('')),
  eq: isEqual,
  ne: ofTexts(([first, second]) => first !== second),
  lt: compared((a, b) => a < b),
  le: compared((a, b) => a <= b),
  gt: compared((a, b) => a > b),
  ge: compared((a, b) => a >= b),
  not: ([value = null], call) => !isTrue(value, call),
  and: (given, call) => given.find((value) => !isTrue(value, call)) ?? given.at(-1),
  or: (given, call) => given.find((value) => isTrue(value, call)) ?? given.at(-1),
  cond: ([asked = null, yes, no], call) => (isTrue(asked, call) ? yes : no),
  default: ([fallback = null, value = null], call) => (isTrue(value, call) ? value : fallback),
  len: ofTexts(([text = '']) => new TextEncoder().encode(text).length),
  in: ofTexts(([text = '', part = '']) => text.includes(part)),
  'strings.Contains': ofTexts(([text = '', part = '']) => text.includes(part)),
  hasPrefix: ofTexts(([text = '', start = '']) => text.startsWith(start)),
  'strings.HasPrefix': ofTexts(([text = '', start = '']) => text.startsWith(start)),
  hasSuffix: ofTexts(([text = '', end = '']) => text.endsWith(end)),
  'strings.HasSuffix': ofTexts(([text = '', end = '']) => text.endsWith(end)),
  highlight: code,
  // Names for elements. No reader sees them.
  md5: nothing,
  sha1: nothing,
  sha256: nothing,
  dict: nothing,
  slice: nothing,
  errorf: nothing,
  warnf: nothing,
  'strings.ToLower': ofTexts((texts) => (texts.at(-1) ?? '').toLowerCase()),
  'strings.ToUpper': ofTexts((texts) => (texts.at(-1) ?? '').toUpperCase()),
};
