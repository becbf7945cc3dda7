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

/** Gives the style sheet of posts the names of the kinds of asides, in the person's language. It shows them as titles. */
export function nameAsides(document: Document): void {
  for (const kind of kinds) {
    document.documentElement.style.setProperty(`--aside-${kind}`, JSON.stringify(say(`aside.${kind}`)));
  }
}
