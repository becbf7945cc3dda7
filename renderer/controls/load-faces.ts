/** The fonts that nearly every post needs, each with a size, as `FontFaceSet.load` takes them. */
const usual = [
  '16px "Source Serif 4 Variable"',
  'italic 16px "Source Serif 4 Variable"',
  '16px "Inter Variable"',
  '16px "JetBrains Mono Variable"',
];

/**
 * Loads them early, so that no text waits for them. They come from the app's files within a few milliseconds. The
 * documents of unit tests have no `fonts`.
 */
export function loadFaces({ fonts }: { readonly fonts?: FontFaceSet }): void {
  for (const face of usual) {
    // Where a font can't be read, the text is shown in a system font.
    fonts?.load(face).catch(() => {});
  }
}
