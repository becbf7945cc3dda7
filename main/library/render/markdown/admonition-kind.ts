/** Kinds of admonitions by all their names: those of GitHub, Obsidian, Docusaurus and themes. */
export function admonitionKind(name: string): string {
  return (Object.hasOwn(kinds, name.toLowerCase()) ? kinds[name.toLowerCase()] : null) ?? 'note';
}

const kinds: Readonly<Record<string, string>> = {
  note: 'note',
  notice: 'note',
  seealso: 'note',
  default: 'note',
  'no-icon': 'note',
  secondary: 'note',
  primary: 'note',
  abstract: 'abstract',
  summary: 'abstract',
  tldr: 'abstract',
  info: 'info',
  information: 'info',
  todo: 'todo',
  tip: 'tip',
  hint: 'tip',
  important: 'important',
  success: 'success',
  check: 'success',
  done: 'success',
  question: 'question',
  help: 'question',
  faq: 'question',
  warning: 'warning',
  attention: 'warning',
  warn: 'warning',
  caution: 'caution',
  failure: 'failure',
  fail: 'failure',
  missing: 'failure',
  danger: 'danger',
  error: 'danger',
  bug: 'bug',
  example: 'example',
  quote: 'quote',
  cite: 'quote',
};

export const admonitionKinds: ReadonlySet<string> = new Set(Object.keys(kinds));
