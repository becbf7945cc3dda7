import type { RemovedKind } from '../../model/parts.ts';

/**
 * The parts of a post's HTML that are kept. The window has a second list (renderer/post), so a mistake in one of the
 * two lets nothing through.
 */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Elements that start on a line of their own. */
const blockElements = set(
  `address blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr
   legend li ol p pre summary table tbody td tfoot th thead tr ul video audio`,
);

const inlineElements = set(
  `a abbr b bdi bdo big br cite code data del dfn em font i ins kbd q rp rt ruby s samp small span strike strong sub sup
   time tt u var wbr`,
);

/** Elements that are shown as another one. Landmarks and roles of a post could pose as the window's. */
const renamedElements: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  address: 'div',
  article: 'div',
  aside: 'div',
  center: 'div',
  data: 'span',
  dialog: 'div',
  dir: 'ul',
  fieldset: 'div',
  font: 'span',
  footer: 'div',
  form: 'div',
  header: 'div',
  hgroup: 'div',
  legend: 'p',
  listing: 'pre',
  main: 'div',
  // The window shows hits with `mark`; a class replaces it here.
  mark: 'span',
  menu: 'ul',
  nav: 'div',
  optgroup: 'div',
  option: 'div',
  plaintext: 'pre',
  search: 'div',
  section: 'div',
  strike: 's',
  tt: 'code',
  xmp: 'pre',
};

/** Removed with their content. A note names them; hidden text only where there is some. */
export const removedElements: Readonly<Record<string, RemovedKind>> = {
  applet: 'applet',
  button: 'button',
  canvas: 'canvas',
  datalist: 'hidden-text',
  input: 'form-field',
  math: 'formula',
  meter: 'meter',
  noembed: 'hidden-text',
  noframes: 'hidden-text',
  progress: 'progress-bar',
  script: 'script',
  select: 'form-field',
  style: 'style-sheet',
  svg: 'drawing',
  textarea: 'form-field',
  title: 'hidden-text',
};

/** Elements that are removed with their content, without a note. */
export const droppedElements = set(
  'area base basefont bgsound frame frameset head keygen link meta param source track',
);

/** Elements that become a card, which names what they would have loaded. */
export const embeddedElements = set('embed iframe object');

const shownElements: ReadonlyMap<string, string> = new Map([
  ...[...blockElements, ...inlineElements].map((tag) => [tag, tag] as const),
  ...Object.entries(renamedElements),
]);

/** The element that a tag is shown as; null if only its content is shown. */
export function shownElement(tag: string): string | null {
  return shownElements.get(tag) ?? null;
}

export function isBlockElement(tag: string): boolean {
  return blockElements.has(tag);
}

const cellAttributes = ['align', 'colspan', 'rowspan', 'scope', 'valign', 'headers'];
const elementAttributes: Readonly<Record<string, readonly string[]>> = {
  abbr: ['title'],
  col: ['span'],
  colgroup: ['span'],
  del: ['datetime'],
  details: ['open'],
  dfn: ['title'],
  div: ['align'],
  h1: ['align'],
  h2: ['align'],
  h3: ['align'],
  h4: ['align'],
  h5: ['align'],
  h6: ['align'],
  ins: ['datetime'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  p: ['align'],
  td: cellAttributes,
  th: cellAttributes,
  time: ['datetime'],
  tr: ['align', 'valign'],
};

const plainValue = /^[\w .:+/-]{0,100}$/;

/** Classes that this app's style sheet for posts knows. */
const shownClasses = set(
  `figure center left right wide gallery loose left-out task-list-item footnotes footnote-ref footnote-item footnote-backref
   fig-20 fig-25 fig-33 fig-50 fig-75 fig-100 clear pullquote quote-source tabs call
   admonition admonition-title note abstract info todo tip important success question warning caution failure danger bug example quote
   marked hl-red hl-green hl-blue hl-purple hl-orange hl-yellow hl-cyan hl-primary hl-success hl-warning hl-danger`,
);

const none: readonly (readonly [string, string])[] = [];

/** The attributes of an element that are kept, with their values. */
export function shownAttributes(
  tag: string,
  attributes: readonly { readonly name: string; readonly value: string }[],
  written = tag,
): readonly (readonly [name: string, value: string])[] {
  if (attributes.length === 0 && written === tag) {
    return none;
  }
  const kept: (readonly [string, string])[] = [];
  if (written === 'mark') {
    kept.push(['class', 'marked']);
  }
  if (written === 'center') {
    kept.push(['align', 'center']);
  }
  for (const { name, value } of attributes) {
    if (kept.some(([known]) => known === name)) {
      continue;
    }
    if (name === 'class') {
      const classes = value.split(/\s+/).filter((word) => shownClasses.has(word));
      if (classes.length > 0) {
        kept.push([name, classes.join(' ')]);
      }
    } else if (name === 'style') {
      // markdown-it aligns table cells by a style. No other style is kept.
      const align = /^text-align:(left|right|center)$/.exec(value)?.[1];
      if (align && (tag === 'td' || tag === 'th')) {
        kept.push(['align', align]);
      }
    } else if (name === 'title' && (elementAttributes[tag]?.includes('title') ?? false)) {
      kept.push([name, value.slice(0, 500)]);
    } else if (name === 'dir' ? /^(?:ltr|rtl|auto)$/i.test(value) : name === 'lang' && plainValue.test(value)) {
      kept.push([name, value]);
    } else if (name !== 'title' && elementAttributes[tag]?.includes(name) && plainValue.test(value)) {
      kept.push([name, value]);
    }
  }
  return kept;
}
