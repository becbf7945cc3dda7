const prose = '16px "Source Serif 4 Variable"';
const ui = '16px "Inter Variable"';
/** The fonts that nearly every post needs, each with a size, as `FontFaceSet.load` takes them. */
const usual = [prose, `italic ${prose}`, ui, '16px "JetBrains Mono Variable"'];
/** In milliseconds. After this time, text is shown without our fonts. */
const longestWait = 100;

/** A document. Those of unit tests have no `fonts`. */
interface WithFonts {
  readonly fonts?: FontFaceSet;
}

/** Loads them early, so that no text waits for them. They come from the app's files within a few milliseconds. */
export function loadFaces({ fonts }: WithFonts): void {
  for (const face of usual) {
    // Where a font can't be read, the text is shown in a system font.
    fonts?.load(face).catch(() => {});
  }
}

/**
 * Resolves when our fonts for the letters of a list are loaded, or after a tenth of a second. Without them, a browser
 * looks for each letter in the fonts of the system, and lays the text out again later. At a start this takes 150 ms.
 */
export async function facesLoaded({ fonts }: WithFonts, letters: string): Promise<void> {
  const loading = [prose, ui].map((face) => fonts?.load(face, letters));
  await Promise.race([
    Promise.allSettled(loading),
    new Promise((done) => {
      setTimeout(done, longestWait);
    }),
  ]);
}

/** The paths of the upright fonts for lists that the document has loaded, relative to it. */
export function loadedFonts({ fonts, styleSheets, baseURI }: Document): string[] {
  const families = [prose, ui].map(familyOf);
  const loaded = [...fonts]
    .filter(
      ({ status, style, family }) => status === 'loaded' && style === 'normal' && families.includes(familyOf(family)),
    )
    .map(({ family, unicodeRange }) => `${familyOf(family)} ${unicodeRange}`);
  return [...styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) {
        return [];
      }
      const property = (name: string) => rule.style.getPropertyValue(name);
      const isLoaded =
        property('font-style') === 'normal' &&
        loaded.includes(`${familyOf(property('font-family'))} ${property('unicode-range')}`);
      const [, address] = /url\("?([^")]+)/.exec(property('src')) ?? [];
      const { pathname } = new URL(address ?? '', sheet.href ?? baseURI);
      return isLoaded && address !== undefined ? [pathname.slice(1)] : [];
    }),
  );
}

/** The name of a family, without its size and quotes. */
function familyOf(font: string): string {
  return font.replace(/^\d+px /, '').replaceAll('"', '');
}
