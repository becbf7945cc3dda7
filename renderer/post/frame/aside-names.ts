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

/** The style sheet of posts says some words, in the person's language: kinds of asides without a title, what is folded. */
export function nameAsides(document: Document): void {
  const { style } = document.documentElement;
  for (const kind of kinds) {
    style.setProperty(`--aside-${kind}`, JSON.stringify(say(`aside.${kind}`)));
  }
  style.setProperty('--left-out-closed', JSON.stringify(say('left-out.closed')));
  style.setProperty('--left-out-open', JSON.stringify(say('left-out.open')));
}
