import { expect, it } from 'vitest';
import { AppFiles, isAppPage } from '../../../main/protocols/app-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function get(url: string) {
  return { url, method: 'GET' };
}

function built() {
  return new AppFiles(
    temporaryFolder({
      'index.html': '<p>app',
      'post-frame.html': '<p>frame',
      'diagram-frame.html': '<p>diagram',
      'drawing-frame.html': '<p>drawing',
      'assets/index-x.js': 'export {}',
      'assets/index-x.js.map': '{}',
      'notes.txt': 'x',
    }),
    { theme: () => 'sepia', still: async () => null },
  );
}

it('serves the files that were built, each page under its own policy', async () => {
  const files = built();
  const app = await files.serve(get('offprint://app/index.html'));
  expect(app.data.toString()).toBe('<p>app');
  expect(app.headers['Content-Security-Policy']).toContain(
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify",
  );
  const frame = await files.serve(get('offprint://app/post-frame.html'));
  expect(frame.headers['Content-Security-Policy']).toMatch(/^default-src 'none'; img-src offprint-file: data:;/);
  expect(frame.headers['Content-Security-Policy']).not.toContain('script-src');
  const diagram = await files.serve(get('offprint://app/diagram-frame.html'));
  expect(diagram.headers['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src offprint://app/diagram-frame.js; style-src 'unsafe-inline'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors offprint://app; sandbox allow-scripts",
  );
  const drawing = await files.serve(get('offprint://app/drawing-frame.html'));
  expect(drawing.headers['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src offprint://app/drawing-frame.js; img-src data:; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors offprint://app; sandbox allow-scripts",
  );
  const script = await files.serve(get('offprint://app/assets/index-x.js'));
  expect(script.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  expect(script.headers['Content-Security-Policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
  for (const answer of [app, frame, diagram, drawing, script]) {
    expect(answer.headers['X-Content-Type-Options']).toBe('nosniff');
    expect(answer.headers['Referrer-Policy']).toBe('no-referrer');
  }
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
])('does not serve %s', async (pathname) => {
  const answer = await built().serve(get(`offprint://app${pathname}`));
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['Content-Security-Policy']).toContain("default-src 'none'");
});

it('answers for no other host and no other method', async () => {
  expect((await built().serve(get('offprint://other/index.html'))).statusCode).toBe(404);
  expect((await built().serve({ url: 'offprint://app/index.html', method: 'POST' })).statusCode).toBe(404);
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
  expect(isAppPage(address, mainFrame)).toBe(own);
});

it('serves visible pages with the chosen theme in their HTML', async () => {
  let theme: 'sepia' | 'dark' = 'sepia';
  const page = '<!doctype html>\n<html lang="en"><p>page';
  const files = new AppFiles(
    temporaryFolder({ 'index.html': page, 'post-frame.html': page, 'diagram-frame.html': page }),
    { theme: () => theme, still: async () => null },
  );
  const read = async (name: string) => (await files.serve(get(`offprint://app/${name}`))).data.toString();
  expect(await read('index.html')).toBe('<!doctype html>\n<html data-theme="sepia" lang="en"><p>page');
  theme = 'dark';
  expect(await read('post-frame.html')).toContain('<html data-theme="dark" lang="en">');
  expect(await read('diagram-frame.html')).toBe(page);
});

it('serves the page with the still in it, its fonts, and exactly its styles', async () => {
  const page = '<html><head></head><body><div id="app"></div></body></html>';
  const still = {
    html: '<p inert data-still="0">$& list</p>',
    css: '#app { top: 1px }',
    fonts: ['a.woff2', 'none.woff2'],
  };
  const stills = [still, null];
  const files = new AppFiles(temporaryFolder({ 'index.html': page, 'a.woff2': 'font' }), {
    theme: () => 'dark',
    still: async () => stills.shift() ?? null,
  });
  const { data, headers } = await files.serve(get('offprint://app/index.html'));
  // Made by `printf '#app { top: 1px }' | openssl sha256 -binary | base64`.
  expect(headers['Content-Security-Policy']).toContain(
    "script-src 'self'; style-src 'self' 'sha256-ARJp9baxN9H+M8PfuGHRXbAoai8dLUCazx2Yxsl5C6E=';",
  );
  expect(data.toString()).toBe(
    '<html data-theme="dark"><head><link rel="preload" as="font" type="font/woff2" crossorigin href="./a.woff2">' +
      '<style>#app { top: 1px }</style></head>' +
      '<body><div id="app"><p inert data-still="0">$& list</p></div></body></html>',
  );
  const later = await files.serve(get('offprint://app/index.html'));
  expect(later.headers['Content-Security-Policy']).toContain("style-src 'self';");
  expect(later.data.toString()).toBe(page.replace('<html', '<html data-theme="dark"'));
});
