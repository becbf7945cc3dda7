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

/** The style sheet of posts names the kinds of asides that have no title of their own: in the person's language. */
export function nameAsides(document: Document): void {
  for (const kind of kinds) {
    document.documentElement.style.setProperty(`--aside-${kind}`, JSON.stringify(say(`aside.${kind}`)));
  }
}
