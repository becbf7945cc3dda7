import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const generators = [
  'Hugo',
  'Jekyll',
  'Hexo',
  'Pelican',
  'Zola',
  'Eleventy',
  'Astro',
  'Docusaurus',
  'Gatsby',
  'Nikola',
  'Middleman',
  'Obsidian',
];

/** The rules that Offprint follows, by chapter. A new rule is added both here and to `COVERAGE.md`. */
const rules: Readonly<Record<string, readonly string[]>> = {
  '2.1': [
    ...generators,
    'Ghost and WordPress exports',
    'plain folder',
    'a site in a folder below',
    'a vault without its settings',
  ],
  '2.2': [
    'YAML',
    'TOML',
    'JSON',
    'JavaScript',
    'Markdown meta lines',
    'Nikola comments and sidecars',
    'Org',
    'Hexo without an opening',
  ],
  '2.3': [
    'title',
    'date',
    'updated',
    'drafts and hidden posts',
    'tags',
    'categories',
    'authors',
    'slug and address',
    'aliases',
    'summary',
    'image',
    'series',
    'language',
  ],
  '2.4': [...generators, 'WordPress export', 'Ghost converters', 'plain folder', 'pages that are not read'],
  '2.5': [
    'order: anchor, scheme, own domain, address, relative, name',
    'Hugo references',
    'Jekyll tags and filters',
    'Hexo tags',
    'Pelican forms',
    'Zola content links',
    'Obsidian wiki links and embeds',
    'Docusaurus paths',
    'Nikola link scheme',
    'kinds of links: web, computed, unread, list',
    'lines of references',
    'addresses with spaces',
    'places that links name',
    'pictures that MDX imports',
  ],
  '2.6': [
    'unknown calls keep their words',
    'Hugo shortcodes',
    'Zola shortcodes',
    'Liquid',
    'template-like text where there are no templates',
    'Branches, loops and names of Liquid and Nunjucks',
    'Tables of Python-Markdown',
    'Hexo tag plugins',
    'MDX',
    'raw HTML',
  ],
  '2.7': [
    'Hugo',
    'Jekyll',
    'Hexo',
    'Pelican',
    'Nikola',
    'Zola',
    'Eleventy',
    'Astro, Docusaurus, Gatsby',
    'Obsidian',
    'lowered, raised and inserted text',
    'names of emojis',
    'ids of all styles as anchors',
    'fences and their languages',
  ],
  '2.8': [
    'static folders',
    'below the mount prefix',
    'static folders of themes',
    'assets',
    'another case, encoding or Unicode form',
    'a name that only one file has',
    'relative to source, bundle and address',
    '`..` above the top, other posts’ files, Middleman’s images folder, aliases of imports',
    'pictures from the web',
    'width hints',
    'links to larger pictures',
  ],
  '3.1': [
    'thumbnailImage',
    'thumbnailImagePosition',
    'autoThumbnailImage',
    'coverImage',
    'coverSize',
    'coverCaption',
    'coverMeta',
    'metaAlignment',
    'gallery',
    'clearReading',
    'switches such as showDate and comments',
    'disqusIdentifier and keywords',
    'summary',
    'link',
    'talks, films and contents of tapoueh.org',
  ],
  '3.2': [
    'image',
    'alert',
    'hl-text',
    'blockquote',
    'pullquote',
    'codeblock',
    'tabbed-codeblock',
    'wide-image',
    'toc',
    'jsfiddle',
    'youtube, vimeo, figure',
    'fancybox',
    'shortcodes of one site only',
  ],
};

interface Row {
  readonly rule: string;
  readonly held: string;
}

/** The rows of the tables in `COVERAGE.md`, by chapter. */
function readRows(): ReadonlyMap<string, readonly Row[]> {
  const chapters = new Map<string, Row[]>();
  let rows: Row[] = [];
  for (const line of readFileSync(join(import.meta.dirname, 'fixtures/COVERAGE.md'), 'utf8').split('\n')) {
    const chapter = /^## (\S+)/.exec(line)?.[1];
    if (chapter !== undefined) {
      rows = [];
      chapters.set(chapter, rows);
    }
    const [, rule = '', held = ''] = /^\| (.+?) \| (.*?) \|$/.exec(line) ?? [];
    if (rule !== '' && rule !== 'Rule' && !rule.startsWith('---')) {
      rows.push({ rule, held });
    }
  }
  return chapters;
}

const chapters = readRows();

function pathsOf(held: string): readonly string[] {
  return [...held.matchAll(/`([^`]+\/[^`]+)`/g)].map(([, path = '']) => path);
}

it('has a row for every rule, and no other', () => {
  expect(Object.fromEntries([...chapters].map(([chapter, of]) => [chapter, of.map(({ rule }) => rule)]))).toEqual(
    rules,
  );
});

describe.each([...chapters])('each rule of chapter %s', (_chapter, of) => {
  it.each(of)('names existing tests, or says why it is not built: $rule', ({ held }) => {
    const paths = pathsOf(held);
    if (paths.length === 0) {
      expect(held).toMatch(/^not built, because \S+ \S+/);
    }
    expect(paths.filter((path) => !existsSync(join(import.meta.dirname, path)))).toEqual([]);
  });
});
