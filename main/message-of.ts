/** The English message of an error, for the command line. */
export async function messageOf(error: unknown): Promise<string> {
  const { CallFailure } = await import('./library/protocol.ts');
  if (!(error instanceof CallFailure)) {
    return error instanceof Error ? error.message : String(error);
  }
  const { readEnglish } = await import('./in-english.ts');
  return (await readEnglish()).tell(error.told);
}
