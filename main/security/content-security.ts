import { createHash } from 'node:crypto';

/**
 * The content security policies. Our protocols send them as headers, since a `<meta>` can't set frame-ancestors. A post
 * is in a frame of the app's own origin. No script runs there, and it loads only pictures and media of the folder and
 * our style sheet.
 */

/** For the app's page: its own scripts and styles, the Trusted Types policy of DOMPurify, and no connections. */
const appPage = {
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
};
export const appPagePolicy = policy(appPage);

/** For the app's page with a still: the same, and one style element with exactly these styles. */
export function stillPagePolicy(styles: string): string {
  const digest = createHash('sha256').update(styles).digest('base64');
  return policy({ ...appPage, 'style-src': `'self' 'sha256-${digest}'` });
}

/**
 * For the page in a post's frame. It has no `sandbox`: the frame's element has `sandbox="allow-same-origin"`, and a
 * policy with a `sandbox` that lacks this word would remove the origin. Trusted Types are required here too. Otherwise
 * `frame.contentDocument.body.innerHTML = …` would bypass the one place of the window that inserts HTML.
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
 * For the page that draws diagrams. Its frame has `sandbox="allow-scripts"` and therefore no origin. It may only run
 * our one script and use the styles that the script makes to measure words.
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
 * For the page that draws SVG files, in a frame of the same kind. It may only run our one script and show the picture
 * that the script makes of the given bytes. Such a picture loads nothing and runs nothing.
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

/** For every file of a folder. A file that is shown as a page could do nothing. */
export const libraryFilePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
