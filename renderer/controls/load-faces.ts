/** The faces that nearly every post needs, each with a size, as `FontFaceSet.load` wants them. */
const usual = [
  '16px "Source Serif 4 Variable"',
  'italic 16px "Source Serif 4 Variable"',
  '16px "Inter Variable"',
  '16px "JetBrains Mono Variable"',
];

/**
 * Loads them before there is text that waits for them: they come from our own files, within a few milliseconds. A document
 * that sets no text, as in tests, has no `fonts`.
 */
export function loadFaces({ fonts }: { readonly fonts?: FontFaceSet }): void {
  for (const face of usual) {
    // A face that can't be read leaves the text to the system's own.
    fonts?.load(face).catch(() => {});
  }
}
