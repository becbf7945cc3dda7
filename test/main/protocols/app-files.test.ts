import { expect, it } from 'vitest';
import { AppFiles, isOwnPage } from '../../../main/protocols/app-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function built() {
  return new AppFiles(
    temporaryFolder({
      'index.html': '<p>app',
      'post-frame.html': '<p>frame',
      'diagram-frame.html': '<p>diagram',
      'assets/index-x.js': 'export {}',
      'assets/index-x.js.map': '{}',
      'notes.txt': 'x',
    }),
  );
}

it('serves the files that were built, each page under its own policy', async () => {
  const files = built();
  const app = await files.serve(new Request('offprint://app/index.html'));
  expect(await app.text()).toBe('<p>app');
  expect(app.headers.get('content-security-policy')).toContain(
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify",
  );
  const frame = await files.serve(new Request('offprint://app/post-frame.html'));
  expect(frame.headers.get('content-security-policy')).toMatch(/^default-src 'none'; img-src offprint-file: data:;/);
  expect(frame.headers.get('content-security-policy')).not.toContain('script-src');
  const diagram = await files.serve(new Request('offprint://app/diagram-frame.html'));
  expect(diagram.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src offprint://app/diagram-frame.js; style-src 'unsafe-inline'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors offprint://app; sandbox allow-scripts",
  );
  const script = await files.serve(new Request('offprint://app/assets/index-x.js'));
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

it.each([
  '/',
  '/nothing.html',
  '/assets/index-x.js.map',
  '/notes.txt',
  '/assets',
  '/assets/%2e%2e%2findex.html',
  '//index.html',
  '/..%2fpackage.json',
])('knows no %s', async (pathname) => {
  expect((await built().serve(new Request(`offprint://app${pathname}`))).status).toBe(404);
});

it('answers for no other host and no other method', async () => {
  expect((await built().serve(new Request('offprint://other/index.html'))).status).toBe(404);
  expect((await built().serve(new Request('offprint://app/index.html', { method: 'POST' }))).status).toBe(404);
});

it.each([
  ['offprint://app/index.html', true, true],
  ['offprint://app/index.html?x#y', true, true],
  ['offprint://app/post-frame.html', true, false],
  ['offprint://app/post-frame.html', false, true],
  ['offprint://app/index.html', false, false],
  ['offprint://app/assets/index-x.js', false, false],
  ['offprint://app.evil/index.html', true, false],
  ['offprint-file://library/a/b', false, false],
  ['https://app/index.html', true, false],
  ['file:///index.html', true, false],
  ['about:blank', false, false],
  ['nonsense', true, false],
])('for %s in the main frame %s: own page %s', (address, mainFrame, own) => {
  expect(isOwnPage(address, mainFrame)).toBe(own);
});
