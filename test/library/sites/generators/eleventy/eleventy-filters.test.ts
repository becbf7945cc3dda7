import { describe, expect, it } from 'vitest';
import { JsLiterals } from '../../../../../main/library/sites/config/read-literals-js.ts';
import type { SiteFolder } from '../../../../../main/library/sites/generator.ts';
import { readFilters } from '../../../../../main/library/sites/generators/eleventy/eleventy-filters.ts';
import { type Program, readPrograms } from '../../../../../main/library/sites/generators/eleventy/eleventy-imports.ts';
import { linksOf } from '../../../links/links-of.ts';
import { publishFiles } from '../../publish-fixture.ts';

/** A configuration in several files, with the addresses that Eleventy 3.1.8 prints for it. */
const config = {
  'eleventy.config.js': String.raw`import filters from "./_config/filters.js";
import * as extra from "./_config/extra.js";
import copies from "./_config/copies.js";
import isoDay from "./_config/iso-day.js";
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(filters);
  eleventyConfig.addPlugin(copies);
  Object.keys(extra).forEach((name) => {
    eleventyConfig.addFilter(name, extra[name]);
  });
  eleventyConfig.addFilter("isoDay", isoDay);
  eleventyConfig.addFilter("named", extra.yearOf);
  eleventyConfig.addFilter("plain", (s) => String(s).normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/(^_|_$)/g, ""));
  return { dir: { input: "content" }, markdownTemplateEngine: "njk" };
}`,
  '_config/filters.js': `import slugify from "slugify";
import { DateTime } from "luxon";
export default function (config) {
  config.addFilter("slug", (str) => {
    return slugify(str, { lower: true, strict: true, remove: /["]/g });
  });
  config.addFilter("readableDate", (dateObj, format, zone) => {
    return DateTime.fromJSDate(dateObj, { zone: zone || "utc" }).toFormat(format || "yyyy-LL");
  });
}`,
  '_config/extra.js': `import slugify from "slugify";
export const yearOf = (date) => date.getUTCFullYear();
export function kept(input) {
  const options = {
    replacement: "_",
    remove: /[&,+()$~%.'":*?<>{}]/g,
    lower: true,
  };
  return slugify(input, options);
}
export function other(x) { return x.split("").reverse().join(""); }`,
  '_config/copies.js': 'export default (config) => { config.addPassthroughCopy({ "shared": "/pics" }); };',
  '_config/iso-day.js': 'export default (value) => {\n  return value.toISOString().slice(0, 10);\n};',
  'shared/pic.png': '',
};

function post(title: string, permalink: string): string {
  return `---\n${JSON.stringify({ title, date: '2021-03-04', permalink })}\n---\n`;
}

describe("Eleventy's filters in other files", () => {
  it.each([
    ['Its: Héllo & "World" (1)?', '/p/{{ title | slug }}/', '/p/its-hello-and-world-1/'],
    ['Two: a/b & c (1)?', '/p/{{ title | kept }}/', '/p/two_a/b_and_c_1/'],
    ['Thrée, so!', '/p/{{ title | plain }}/', '/p/three_so/'],
    ['Four', '/{{ page.date | isoDay }}/{{ page.fileSlug }}/', '/2021-03-04/post/'],
    [
      'Five',
      "/{{ page.date | yearOf }}/{{ page.date | readableDate }}/{{ page.date | readableDate('yyyy/LL') }}/five/",
      '/2021/2021-03/2021/03/five/',
    ],
    ['Six', '/{{ page.date | named }}/', '/2021/'],
    // What a filter computes otherwise is unknown.
    ['Seven', '/{{ title | other }}/', null],
  ])('give “%s” with %s its address', async (title, permalink, url) => {
    const { urls } = await publishFiles({ ...config, 'content/post.md': post(title, permalink) });
    expect(urls['content/post.md']).toBe(url);
  });

  it('are read from the patterns and methods that replace texts', async () => {
    const { urls } = await publishFiles({
      '.eleventy.js': `const text = require('./filters');
        module.exports = (c) => {
          c.addFilter('slugify', text.slug);
          c.addNunjucksFilter('once', (s) => s.replace(/ /, '-'));
          c.addLiquidFilter('ends', function (s) { return s.trim().toUpperCase().replace(/^a/i, 'x').replaceAll(' ', '.'); });
        };`,
      'filters/index.js': `const slug = (s) => s.toString().toLowerCase().trim().replace(/[\\s\\W-]+/g, "-");
        module.exports = { slug };`,
      'a.md': post('A b: C', '/{{ title | slugify }}/'),
      'b.md': post('A b c', '/{{ title | once }}/'),
      'c.md': post(' A b c ', '/{{ title | ends }}/'),
    });
    expect(urls).toEqual({ 'a.md': '/a-b-c/', 'b.md': null, 'c.md': '/x.B.C/' });
  });

  it('are left alone where a file imports itself, or is not in the folder', async () => {
    const { urls } = await publishFiles({
      '.eleventy.js':
        "require('./.eleventy.js'); require('../x'); require('./y'); require('./z.js'); module.exports = {};",
      'z.js': "require('./.eleventy.js'); module.exports = (c) => c.addFilter('z', (s) => s.toUpperCase());",
      'a.md': post('a', '/{{ title | z }}/'),
    });
    expect(urls).toEqual({ 'a.md': '/A/' });
  });
});

it('finds copied files that another file of the configuration names', async () => {
  const links = await linksOf('content/links.md', { ...config, 'content/links.md': '[p](/pics/pic.png)' });
  expect(links).toEqual({ '/pics/pic.png': 'picture shared/pic.png (static)' });
});

it('takes the permalink that a function in the configuration gives to all posts', async () => {
  const { urls } = await publishFiles({
    '.eleventy.js':
      'module.exports = (c) => { c.addGlobalData("permalink", () => { return (data) => `§{data.page.filePathStem}.§{data.page.outputFileExtension}`; }); };'.replaceAll(
        '§',
        '$',
      ),
    'a/b.md': 'Text.\n',
  });
  expect(urls).toEqual({ 'a/b.md': '/a/b.html' });
});

it('knows the pages of a list that a Markdown file makes', async () => {
  const files = {
    '.eleventy.js': 'module.exports = {};',
    'pages.md':
      '---\npagination: { data: items, size: 2 }\npermalink: "/b/{% if pagination.pageNumber > 0 %}page-{{ pagination.pageNumber + 1 }}/{% endif %}index.html"\n---\n',
    'list.md': '---\npagination: { data: items, size: 1 }\n---\n',
    'tags.md': '---\npagination: { data: items, size: 1, alias: tag }\npermalink: "/tags/{{ tag | slugify }}/"\n---\n',
  };
  const { urls } = await publishFiles(files);
  expect(urls).toEqual({ 'pages.md': '/b/', 'list.md': '/list/', 'tags.md': null });
  const links = await linksOf('links.md', {
    ...files,
    'links.md': '[a](/b/) [b](/b/page-2/) [c](/b/page-x/) [d](/list/) [e](/list/1/) [f](/list/one/) [g](/tags/x/)',
  });
  expect(links).toEqual({
    '/b/': 'post pages.md (address)',
    '/b/page-2/': 'post pages.md (route)',
    '/b/page-x/': 'dead null (none)',
    '/list/': 'post list.md (address)',
    '/list/1/': 'post list.md (route)',
    '/list/one/': 'dead null (none)',
    '/tags/x/': 'post tags.md (route)',
  });
});

describe('filters of a site', () => {
  it('are found in time, however many there are in however many files', () => {
    const program = (path: string, text: string): Program => ({
      path,
      text,
      literals: new JsLiterals(text),
      imported: new Map(),
    });
    const other = program('other.js', 'a = b;\n'.repeat(40_000));
    const others = Array.from({ length: 39 }, (_, at) => ({ ...other, path: `${at}.js` }));
    const config = program('config.js', 'config.addFilter(name, all[name]);\n'.repeat(200));
    expect(readFilters([config, ...others]).texts.size).toBe(0);
  });

  it('are looked for only in the beginning of a very long configuration', async () => {
    const filters = (blanks: number) =>
      `export default (c) => {\n${' '.repeat(blanks)}c.addFilter("up", (s) => s.toUpperCase()); };\n`;
    const folder = { paths: new Set(), read: async () => null } as unknown as SiteFolder;
    const read = async (blanks: number) => {
      const programs = await readPrograms(folder, 'eleventy.config.js', filters(blanks));
      return [...readFilters(programs).texts.keys()];
    };
    expect([await read(200_000), await read(1_200_000)]).toEqual([['up'], []]);
  });

  it('are not taken from comments and texts', async () => {
    const { urls } = await publishFiles({
      '.eleventy.js': `module.exports = (c) => {
          c.addFilter(/* the name */ "up", (s) => s.toUpperCase());
          // c.addFilter("up", (s) => s.toLowerCase());
          const help = 'c.addFilter("up", (s) => s.trim());';
        };`,
      'a.md': post('Ab', '/{{ title | up }}/'),
    });
    expect(urls).toEqual({ 'a.md': '/AB/' });
  });

  it('are read to the end of their function, and no further', async () => {
    const { urls } = await publishFiles({
      '.eleventy.js': `module.exports = (c) => {
          c.addFilter("made", (s) => compute(s));
          const iso = (d) => d.toISOString().slice(0, 10);
          c.addFilter("day", isoDay);
        };
        function isoDay(date) { return date.toISOString().slice(0, 10); }`,
      'a.md': post('a', '/{{ page.date | made }}/'),
      'b.md': post('b', '/{{ page.date | day }}/'),
    });
    expect(urls).toEqual({ 'a.md': null, 'b.md': '/2021-03-04/' });
  });

  it('are not looked for in imported files that are very long together', async () => {
    const filter = 'export default (c) => c.addFilter("up", (s) => s.toUpperCase());\n';
    const read = async (longest: number) => {
      const files = new Map([
        ['long.js', `//${'x'.repeat(longest)}`],
        ['filters.js', filter],
      ]);
      const folder = { paths: new Set(files.keys()), read: async (path: string) => files.get(path) ?? null };
      const text = 'import a from "./long.js";\nimport b from "./filters.js";\n';
      const programs = await readPrograms(folder as unknown as SiteFolder, 'eleventy.config.js', text);
      return programs.map(({ path }) => path);
    };
    expect(await read(1_000)).toEqual(['eleventy.config.js', 'long.js', 'filters.js']);
    expect(await read(400_000)).toEqual(['eleventy.config.js', 'filters.js']);
  });
});
