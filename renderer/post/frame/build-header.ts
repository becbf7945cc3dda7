import type { FacetName } from '../../../main/library/model/list.ts';
import type { PostDate } from '../../../main/library/model/post.ts';
import type { ShownPost } from '../../../main/library/model/shown-post.ts';
import { formatLongDate } from '../../controls/format.ts';
import { badgesOf } from '../../controls/badges.ts';
import { breaksOf } from '../../controls/title-breaks.ts';
import { setAction } from '../parts/action.ts';
import { element } from '../parts/element.ts';
import { say, sayPieces, tell } from '../../say.ts';

export interface BuiltHeader {
  readonly header: HTMLElement;
  /** The elements of the author's texts, in the order of their blocks. The last one shows block -1. */
  readonly texts: readonly Element[];
}

/** Builds the first child of the article: title, date, names, problems and cover. */
export function buildHeader(document: Document, post: ShownPost): BuiltHeader {
  const header = element(
    document,
    'header',
    { class: 'post-header' },
    badges(document, post),
    element(document, 'h1', { tabindex: -1, dir: 'auto', ...breaksOf(post.title) }, post.title),
    meta(document, post),
    series(document, post),
    problems(document, post),
    cover(document, post),
  );
  return { header, texts: [...header.querySelectorAll('h1, .meta button, cite, figcaption')] };
}

function badges(document: Document, post: ShownPost): HTMLElement | null {
  const shown = badgesOf(post).map(({ kind, text }) => element(document, 'span', { class: `badge ${kind}` }, text));
  return shown.length > 0 ? element(document, 'p', { class: 'badges' }, ...shown) : null;
}

function meta(document: Document, post: ShownPost): HTMLElement {
  const line = element(document, 'p', { class: 'meta' });
  const time = (date: PostDate) =>
    element(document, 'time', { datetime: date.text, title: date.text }, formatLongDate(date));
  const group = (className: string, ...children: (Node | string)[]) =>
    line.append(element(document, 'span', { class: className }, ...children));
  if (post.date) {
    const shown = time(post.date);
    group('dates', ...(post.date.source === 'file' ? sayPieces('post.undated', { date: shown }) : [shown]));
  }
  if (post.updated) {
    group('dates', ...sayPieces('post.updated', { date: time(post.updated) }));
  }
  const values = (facet: FacetName, names: readonly string[], prefix: string) => {
    if (names.length === 0) {
      return;
    }
    const buttons = names.map((value) => {
      const button = element(
        document,
        'button',
        { type: 'button', title: say(`post.all-with-${facet}`) },
        prefix + value,
      );
      setAction(button, { kind: 'filter', facet, value });
      return button;
    });
    group(facet, ...buttons);
  };
  values('author', post.authors, '');
  values('category', post.categories, '');
  values('tag', post.tags, '#');
  return line;
}

/** The post's place in its series, with links to the posts before and after it. */
function series(document: Document, { series }: ShownPost): HTMLElement | null {
  if (series === null) {
    return null;
  }
  const { name, position, total, previous, next } = series;
  const neighbour = (id: 'post.previous' | 'post.next', post: NonNullable<typeof next>) => {
    const link = element(document, 'a', { href: '#', class: 'to-post', dir: 'auto' }, post.title);
    setAction(link, { kind: 'link', link: { kind: 'post', ...post, fragment: '', how: 'series' } });
    return element(document, 'span', {}, ...sayPieces(id, { title: link }));
  };
  const cite = element(document, 'cite', { dir: 'auto' }, name);
  return element(
    document,
    'p',
    { class: 'series' },
    element(document, 'span', {}, ...sayPieces('post.part-of', { position, total, series: cite })),
    previous && neighbour('post.previous', previous),
    next && neighbour('post.next', next),
  );
}

function problems(document: Document, { problems }: ShownPost): HTMLElement | null {
  if (problems.length === 0) {
    return null;
  }
  const items = problems.map(({ message, line }) =>
    element(document, 'li', {}, line === null ? tell(message) : say('post.at-line', { problem: message, line })),
  );
  return element(
    document,
    'div',
    { class: 'problems', role: 'note', 'aria-label': say('post.problems') },
    element(document, 'ul', {}, ...items),
  );
}

function cover(document: Document, { cover }: ShownPost): HTMLElement | null {
  if (!cover) {
    return null;
  }
  return element(
    document,
    'figure',
    { class: 'cover' },
    cover.url === '' ? null : coverPicture(document, cover),
    cover.caption === '' ? null : element(document, 'figcaption', {}, cover.caption),
  );
}

function coverPicture(document: Document, { url, alt, caption }: NonNullable<ShownPost['cover']>): HTMLElement {
  // A cover without a caption is decoration. Screen readers skip it.
  const picture = element(document, 'img', { src: url, alt: caption === '' ? '' : alt, decoding: 'async' });
  picture.addEventListener('error', () => (caption === '' ? picture.closest('figure') : picture)?.remove());
  return picture;
}
