import type { Link } from '../../../main/library/model/links.ts';
import { shortened } from '../../controls/format.ts';
import { say, tell } from '../../say.ts';

/** The rules of links that have an explanation. */
const rules = [
  'address',
  'alias',
  'own-domain',
  'path',
  'file',
  'relative-to-address',
  'relative-to-alias',
  'beside-address',
  'beside-post',
  'unique-name',
  'route',
  'static',
  'content',
  'site',
  'asset',
  'wiki',
  'name',
  'slug',
  'ref',
  'series',
  'list',
] as const;

/**
 * Explains to an author how a link was resolved. A rule without an explanation is shown by its name.
 */
export function explainRule(how: string): string {
  const rule = rules.find((each) => each === how);
  return rule ? say(`rule.${rule}`) : say('rule.other', { name: how });
}

/** What a click on a link would do, and why. Shown as a tooltip. */
export function explainLink(link: Link): string {
  return wholeExplanation(link).split('\n').map(shortened).join('\n');
}

function wholeExplanation(link: Link): string {
  switch (link.kind) {
    case 'post':
      return `${link.title}\n${found(link.how)}`;
    case 'web':
      return link.program === null ? link.url : `${link.url}\n${say('link.wants', { program: link.program })}`;
    case 'file':
      return `${say(link.picture === null ? 'link.opens' : 'link.shows', { name: link.name })}\n${found(link.how)}`;
    case 'unread':
      return `${say('link.opens-unread', { name: link.name })}\n${found(link.how)}`;
    case 'computed':
      return `${link.target}\n${say('link.only-templates')}`;
    case 'dead':
      return `${link.target}\n${tell(link.why)}`;
    case 'list':
      return link.facet === null ? say('link.shows-all') : say(`link.shows-${link.facet}`, { value: link.value });
    case 'anchor':
      return '';
  }
}

function found(how: string): string {
  return say('link.found', { rule: explainRule(how) });
}
