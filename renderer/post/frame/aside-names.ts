import { say } from '../../say.ts';

const kinds = [
  'note',
  'abstract',
  'info',
  'todo',
  'tip',
  'important',
  'success',
  'question',
  'warning',
  'caution',
  'failure',
  'danger',
  'bug',
  'example',
  'quote',
] as const;

/** Gives the style sheet of posts words in the person's language: titles for asides without one, and words of folded HTML. */
export function nameAsides(document: Document): void {
  const { style } = document.documentElement;
  for (const kind of kinds) {
    style.setProperty(`--aside-${kind}`, JSON.stringify(say(`aside.${kind}`)));
  }
  style.setProperty('--left-out-closed', JSON.stringify(say('left-out.closed')));
  style.setProperty('--left-out-open', JSON.stringify(say('left-out.open')));
}
