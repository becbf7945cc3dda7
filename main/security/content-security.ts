/**
 * The content security policies, sent as headers of our own protocols (a `<meta>` knows no frame-ancestors).
 * Posts stand in a frame of the app's own origin: no script runs there, and nothing is fetched but pictures and media
 * of the folder and our own style sheet.
 */

/** For the app's page: its own scripts and styles, one Trusted Types policy (DOMPurify's), no connections at all. */
export const appPagePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' offprint-file: data:",
  'media-src': 'offprint-file:',
  'font-src': "'self'",
  'frame-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'dompurify',
});

/**
 * For the page that a post's frame starts from. No `sandbox` here: the frame's element carries
 * `sandbox="allow-same-origin"`, and a policy without that word would take the origin away. Trusted Types hold in the
 * frame too, or `frame.contentDocument.body.innerHTML = …` would be a way around the window's one sink.
 */
export const framePagePolicy = policy({
  'default-src': "'none'",
  'img-src': 'offprint-file: data:',
  'media-src': 'offprint-file:',
  'style-src': "'self'",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
});

/**
 * For the page that draws diagrams, in a frame with `sandbox="allow-scripts"` and therefore of no origin: one script of
 * ours, the styles that it makes to measure words, and nothing else at all.
 */
export const diagramPagePolicy = policy({
  'default-src': "'none'",
  'script-src': 'offprint://app/diagram-frame.js',
  'style-src': "'unsafe-inline'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': 'offprint://app',
  sandbox: 'allow-scripts',
});

/**
 * For the page that draws SVG files, in a frame of the same kind: one script of ours, and the picture that it makes of the
 * bytes that it was given. A picture loads nothing and runs nothing.
 */
export const drawingPagePolicy = policy({
  'default-src': "'none'",
  'script-src': 'offprint://app/drawing-frame.js',
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': 'offprint://app',
  sandbox: 'allow-scripts',
});

/** For every file of a folder: were one shown as a page, it could do nothing. */
export const libraryFilePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
