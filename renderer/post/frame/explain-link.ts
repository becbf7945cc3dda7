import type { Link } from '../../../main/library/model.ts';
import { shortened } from '../../controls/format.ts';

/** The rules by which references are understood, in the words of someone who writes posts. */
const rules: Readonly<Record<string, string>> = {
  address: 'by its address',
  alias: 'by an earlier address (alias)',
  'own-domain': 'by the site’s full web address',
  path: 'by its place in the folder',
  file: 'by its place in the folder',
  'relative-to-address': 'relative to this post’s address',
  'relative-to-alias': 'relative to an earlier address of this post',
  'beside-address': 'beside this post’s address',
  'beside-post': 'among the files of the post at that address',
  'unique-name': 'by its name, which only one file has',
  static: 'in the site’s own files',
  content: 'by its place among the posts',
  site: 'by its place in the site’s folder',
  asset: 'beside this post',
  wiki: 'by its name (wiki link)',
  name: 'by its name',
  slug: 'by its slug',
  ref: 'by a reference of the generator',
  series: 'as a part of the same series',
  list: 'a list that the site makes',
};

/** How a link was understood; a rule that has no words here is named as it is. */
export function explainRule(how: string): string {
  return rules[how] ?? `by the rule “${how}”`;
}

const pictureName = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico)$/i;

export function isPictureName(name: string): boolean {
  return pictureName.test(name);
}

/** What following a link would do, and why: said when the pointer rests on it. */
export function explainLink(link: Link): string {
  return wholeExplanation(link).split('\n').map(shortened).join('\n');
}

function wholeExplanation(link: Link): string {
  switch (link.kind) {
    case 'post':
      return `${link.title}\nFound ${explainRule(link.how)}`;
    case 'web':
      return link.program === '' ? link.url : `${link.url}\nWants ${link.program}`;
    case 'file':
      return `${isPictureName(link.name) ? 'Shows' : 'Opens'} ${link.name}\nFound ${explainRule(link.how)}`;
    case 'unread':
      return `Opens ${link.name}, a page in a form that Offprint does not read\nFound ${explainRule(link.how)}`;
    case 'computed':
      return `${link.target}\nOnly the site’s templates know this address`;
    case 'dead':
      return `${link.target}\n${link.why}`;
    case 'list':
      return link.facet === null ? 'Shows all posts' : `Shows all posts with the ${link.facet} ${link.value}`;
    case 'anchor':
      return '';
  }
}
