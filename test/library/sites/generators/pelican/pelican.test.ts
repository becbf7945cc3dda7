import { beforeAll, describe, expect, it } from 'vitest';
import { linearRegex, matchGroups } from '../../../../../main/library/sites/config/linear-regex.ts';
import {
  defaultSubstitutions,
  pelicanSlug,
} from '../../../../../main/library/sites/generators/pelican/pelican-slug.ts';
import { strftime } from '../../../../../main/library/sites/addresses/strftime.ts';
import { linksOf } from '../../../links/links-of.ts';
import { type PublishedSite, publishFiles, publishFixture } from '../../publish-fixture.ts';
import { inEnglish } from '../../../../english.ts';

let blog: PublishedSite;
beforeAll(async () => {
  blog = await publishFixture('pelican');
});

describe('a Pelican blog', () => {
  it('is recognised by pelicanconf.py, of which only literals are read', () => {
    expect(blog.label).toBe('Pelican');
    expect(blog.why).toBe('it has pelicanconf.py');
    expect(blog.site).toMatchObject({
      title: 'Timetables',
      contentRoots: ['content/'],
      addresses: ['https://rails.example/log/'],
      basePath: '/log/',
      language: 'en',
      timeZone: 'Europe/Vienna',
      headers: ['meta'],
      notes: [],
    });
    expect(blog.site.dialect).toMatchObject({ smartQuotes: true, headingIds: 'none', attributes: 'blocks' });
    expect(blog.site.mounts).toEqual([
      { folder: 'content/', at: '/' },
      { folder: 'content/images/', at: '/images/' },
      { folder: 'content/Trains/', at: '/Trains/' },
    ]);
  });
});

describe('Pelican’s settings', () => {
  it('are left out, and named, if they are longer than in any real blog', async () => {
    const { urls, site } = await publishFiles({
      'pelicanconf.py': `SITENAME = 'x'\nARTICLE_URL = '${'{slug}'.repeat(50_000)}'\nSTATIC_PATHS = [${"'a', ".repeat(6_000)}]\n`,
      'content/a.md': 'Title: A day\nDate: 2020-01-02\n\nText\n',
    });
    expect(urls).toEqual({ 'content/a.md': '/a-day.html' });
    expect(site.notes.map(inEnglish)).toEqual([
      'ARTICLE_URL in pelicanconf.py is longer than Offprint can use, and is left out.',
      'STATIC_PATHS in pelicanconf.py is longer than Offprint can use, and is left out.',
    ]);
  });

  it('have defaults', async () => {
    const { urls, site } = await publishFiles({
      'pelicanconf.py': "SITENAME = 'x'\n",
      'content/a.md': 'Title: A day\nDate: 2020-01-02\n\nText\n',
      'content/pages/b.md': 'Title: B\n\nText\n',
    });
    expect(urls).toEqual({ 'content/a.md': '/a-day.html', 'content/pages/b.md': '/pages/b.html' });
    expect(site.timeZone).toBe('UTC');
  });

  it('take slug, category and more from paths', async () => {
    const { urls, posts } = await publishFiles({
      'pelicanconf.py': [
        "PATH = 'content'",
        "FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)'",
        "PATH_METADATA = r'posts/(?P<lang>[a-z]{2})/.*'",
        "ARTICLE_URL = 'posts/{category}/{slug}.html'",
        "ARTICLE_PATHS = ['posts']",
        "ARTICLE_EXCLUDES = ['posts/no']",
        'USE_FOLDER_AS_CATEGORY = False',
        "DEFAULT_CATEGORY = 'All Things'",
        "DEFAULT_METADATA = {'status': 'draft'}",
        "DRAFT_URL = 'd/{category}/{lang}/{slug}'",
      ].join('\n'),
      'content/posts/en/2020-01-02_my-day.md': 'Title: T\n\nText\n',
      'content/posts/no/x.md': 'Title: T\nDate: 2020-01-01\n\nText\n',
      'content/other.md': 'Title: T\nDate: 2020-01-01\n\nText\n',
    });
    expect(urls).toEqual({
      'content/other.md': null,
      'content/posts/en/2020-01-02_my-day.md': '/d/all-things/en/my-day',
      'content/posts/no/x.md': null,
    });
    expect(posts.get('content/posts/en/2020-01-02_my-day.md')).toMatchObject({
      date: '2020-01-02',
      metadata: { lang: 'en', draft: true },
    });
  });

  it('make slugs of names, with substitutions of their own', async () => {
    const conf =
      "PATH = 'content'\nSLUGIFY_SOURCE = 'basename'\nSLUGIFY_USE_UNICODE = True\nSLUGIFY_PRESERVE_CASE = True\nSLUG_REGEX_SUBSTITUTIONS = [(r'\\.', 'dot'), (r'[-\\s]+', '_')]\n";
    const { urls } = await publishFiles({
      'pelicanconf.py': conf,
      'content/My Été v1.2.md': 'Title: T\nDate: 2020-01-01\n\nText\n',
    });
    expect(urls).toEqual({ 'content/My Été v1.2.md': '/My_Été_v1dot2.html' });
  });

  it('say which pattern is not used', async () => {
    const { site } = await publishFiles({
      'pelicanconf.py': "PATH_METADATA = r'(?<!a)b'\n",
      'content/a.md': 'Title: T\n\n',
    });
    expect(site.notes.map(inEnglish)).toHaveLength(1);
  });
});

it('makes Pelican’s slugs', () => {
  const slug = (text: string) =>
    pelicanSlug(text, { substitutions: defaultSubstitutions, unicode: false, keepCase: false });
  // The cases of pelican/tests/test_utils.py, in words of our own.
  expect(slug('The  wide -- sea')).toBe('the-wide-sea');
  expect(slug('  Don’t 100% “panic”_now ')).toBe('dont-100-panic_now');
  expect(slug('Łódź & Ærø')).toBe('lodz-aero');
  expect(slug('大阪')).toBe('da-ban');
});

describe('a pattern of Python', () => {
  it('is matched from the beginning, by names', () => {
    const pattern = linearRegex('(?P<Category>[^/]*)/(?P<date>\\d{4}-\\d{2})/.*');
    expect(pattern && matchGroups(pattern, 'rail/2020-01/x.md')).toEqual({ category: 'rail', date: '2020-01' });
    expect(pattern && matchGroups(pattern, 'a/b/2020-01/x.md')).toEqual({});
  });
});

it('formats dates as strftime does', () => {
  expect(strftime({ text: '2015-04-06T08:05:09' }, '%Y %y %m %-m %d %b %B %a %A %j %H.%M.%S %% %Q')).toBe(
    '2015 15 04 4 06 Apr April Mon Monday 096 08.05.09 % %Q',
  );
});

// Printed by Pelican 4.8 with dateutil. It takes a day that is not told from its clock, so such an address is unknown.
it.each([
  ['2019-02', '2019-02-01', '/2019/02/a.html'],
  ['02/2019', '2019-02-01', '/2019/02/a.html'],
  ['2019/2', '2019-02-01', '/2019/02/a.html'],
  ['Feb 2019', '2019-02-01', '/2019/02/a.html'],
  ['2019', '2019-01-01', null],
  ['12.02.2019', '2019-12-02', '/2019/12/a.html'],
  ['13.02.2019', '2019-02-13', '/2019/02/a.html'],
  ['10:20', null, null],
])('reads a part of a date: %s', async (written, date, url) => {
  const conf = "PATH = 'content'\nARTICLE_URL = '{date:%Y}/{date:%m}/{slug}.html'\nARTICLE_SAVE_AS = ARTICLE_URL\n";
  const files = { 'pelicanconf.py': conf, 'content/a.md': `Title: a\nDate: ${written}\n\nText\n` };
  const { posts } = await publishFiles(files);
  expect(posts.get('content/a.md')).toMatchObject({ date, url });
  const daily = { ...files, 'pelicanconf.py': conf.replaceAll('%m}', '%m}/{date:%d}') };
  const isWhole = written.includes('.');
  expect((await publishFiles(daily)).posts.get('content/a.md')?.url === null).toBe(!isWhole);
});

// As Pelican 4.8.0 built it.
it.each([
  ['{date.year}/{date.month}/{date.day:02d}/{slug}/', '2020/1/05/two/'],
  ['{category.slug}/{date:%Y}/{date:%b}/{date.day}/{slug}/', 'c-dev/2020/Jan/5/two/'],
  ['{author.slug}-{date.hour}/{slug}.html', 'ann-b-10/two.html'],
  ['{date.weekday}/{slug}/', null],
])('fills in parts of a value: %s', async (pattern, url) => {
  const { urls } = await publishFiles({
    'pelicanconf.py': `AUTHOR = 'Ann B'\nARTICLE_URL = '${pattern}'\n`,
    'content/two.md': 'Title: Two\nDate: 2020-01-05 10:00\nCategory: C Dev\n\nText\n',
  });
  expect(urls).toEqual({ 'content/two.md': url && `/${url}` });
});

it('has its archives where the configuration puts them', async () => {
  const config = [
    "ARCHIVES_SAVE_AS = 'archive/index.html'",
    "YEAR_ARCHIVE_SAVE_AS = 'y/{date:%Y}/index.html'",
    "MONTH_ARCHIVE_URL = 'y/{date:%Y}/{date:%b}/'",
    "TAGS_SAVE_AS = 'topics.html'",
    "INDEX_SAVE_AS = 'blog/index.html'",
  ];
  const links = await linksOf('content/two.md', {
    'pelicanconf.py': config.join('\n'),
    'content/two.md':
      'Title: Two\nDate: 2020-01-05\n\n[a](/archive/) [b](/y/2020/) [c](/y/2020/Jan/) [d](/topics.html) [e](/blog/) [f](/y/20/) [g](/y/2020/Jan/5/)\n',
  });
  expect(links).toEqual({
    '/archive/': 'list /archive/ (list)',
    '/y/2020/': 'list /y/2020/ (list)',
    '/y/2020/Jan/': 'list /y/2020/Jan/ (list)',
    '/topics.html': 'list /topics.html (list)',
    '/blog/': 'list /blog/ (list)',
    '/y/20/': 'dead null (none)',
    '/y/2020/Jan/5/': 'dead null (none)',
  });
});

it.each(["str(Path(__file__).parent / 'src')", "os.path.join(HERE, 'src')"])(
  'finds its posts where the path is computed: %s',
  async (path) => {
    const { urls } = await publishFiles({
      'pelicanconf.py': `PATH = ${path}\n`,
      'src/one.md': 'Title: One\nDate: 2020-01-05\n\nText\n',
      'src/pages/about.md': 'Title: About\n\nText\n',
    });
    expect(urls).toEqual({ 'src/one.md': '/one.html', 'src/pages/about.md': '/pages/about.html' });
  },
);
