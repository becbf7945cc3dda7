import { describe, expect, it } from 'vitest';
import {
  appPagePolicy,
  diagramPagePolicy,
  drawingPagePolicy,
  framePagePolicy,
  libraryFilePolicy,
} from '../../../main/security/content-security.ts';

/** What a policy says, by directive. */
function parsed(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = policy.split('; ').map((directive) => directive.split(' '));
  return new Map(directives.map(([name = '', ...values]) => [name, values]));
}

/** Where a page may load something of a kind from. A kind that its policy does not name falls back, as in a browser. */
function sources(policy: string, kind: string): readonly string[] {
  const directives = parsed(policy);
  return directives.get(kind) ?? directives.get('default-src') ?? ['*'];
}

const kinds = [
  ...['script-src', 'style-src', 'img-src', 'media-src', 'font-src', 'frame-src', 'object-src', 'worker-src'],
  ...['connect-src', 'manifest-src'],
];
const pages = [
  ['the app', appPagePolicy],
  ['a post', framePagePolicy],
  ['a diagram', diagramPagePolicy],
  ['a drawing', drawingPagePolicy],
] as const;

describe.each(pages)('the page of %s', (_page, policy) => {
  it('loads nothing from the network, and connects to nothing', () => {
    const allowed = new Set(kinds.flatMap((kind) => sources(policy, kind)));
    const ours =
      /^(?:'none'|'self'|'unsafe-inline'|offprint-file:|data:|offprint:\/\/app\/(?:diagram|drawing)-frame\.js)$/;
    expect([...allowed].filter((source) => !ours.test(source))).toEqual([]);
    expect(sources(policy, 'connect-src')).toEqual(["'none'"]);
    expect(sources(policy, 'object-src')).toEqual(["'none'"]);
    expect(sources(policy, 'worker-src')).toEqual(["'none'"]);
  });

  it('runs no script that is written in it', () => {
    expect(sources(policy, 'script-src')).not.toContain("'unsafe-inline'");
    expect(sources(policy, 'script-src')).not.toContain('data:');
  });

  it('sends no form, and keeps its own base address', () => {
    expect(parsed(policy).get('form-action')).toEqual(["'none'"]);
    expect(parsed(policy).get('base-uri')).toEqual(["'none'"]);
  });
});

it('shows a post with pictures and media of its folder and our styles and fonts, and runs no script there', () => {
  expect(sources(framePagePolicy, 'script-src')).toEqual(["'none'"]);
  expect(sources(framePagePolicy, 'frame-src')).toEqual(["'none'"]);
  expect(sources(framePagePolicy, 'img-src')).toEqual(['offprint-file:', 'data:']);
  expect(sources(framePagePolicy, 'media-src')).toEqual(['offprint-file:']);
  expect(sources(framePagePolicy, 'style-src')).toEqual(["'self'"]);
  expect(sources(framePagePolicy, 'font-src')).toEqual(["'self'"]);
});

it('shows the app with its own script, styles, fonts and frames', () => {
  for (const kind of ['script-src', 'style-src', 'font-src', 'frame-src']) {
    expect(sources(appPagePolicy, kind)).toEqual(["'self'"]);
  }
  expect(sources(appPagePolicy, 'img-src')).toEqual(["'self'", 'offprint-file:', 'data:']);
  expect(sources(appPagePolicy, 'media-src')).toEqual(['offprint-file:']);
});

it('lets only the sanitizer turn text into HTML, and in the frame of a post nobody', () => {
  expect(parsed(appPagePolicy).get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(parsed(appPagePolicy).get('trusted-types')).toEqual(['dompurify']);
  expect(parsed(framePagePolicy).get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(parsed(framePagePolicy).get('trusted-types')).toEqual(["'none'"]);
});

it('is shown in no page but ours', () => {
  expect(parsed(appPagePolicy).get('frame-ancestors')).toEqual(["'none'"]);
  expect(parsed(framePagePolicy).get('frame-ancestors')).toEqual(["'self'"]);
  expect(parsed(diagramPagePolicy).get('frame-ancestors')).toEqual(['offprint://app']);
  expect(parsed(drawingPagePolicy).get('frame-ancestors')).toEqual(['offprint://app']);
});

it('lets a file of the folder do nothing if it is shown as a page', () => {
  expect(parsed(libraryFilePolicy).get('sandbox')).toEqual([]);
  expect(parsed(libraryFilePolicy).get('default-src')).toEqual(["'none'"]);
  expect(kinds.filter((kind) => sources(libraryFilePolicy, kind)[0] !== "'none'")).toEqual(['style-src']);
});
