const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you may not read it.'],
  ['EPERM', 'you may not read it.'],
  ['ENOENT', 'it is not there any more.'],
  ['ENOTDIR', 'it is not a folder.'],
  ['ELOOP', 'it is a link.'],
  ['EMFILE', 'too many files are open.'],
  ['EIO', 'the disk reports an error.'],
]);

/** Why the file system refused, as the end of a sentence for a person. */
export function failureMessage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}
