import { expect, it } from 'vitest';
import type { Generator } from '../../../main/library/sites/generator.ts';
import { astro } from '../../../main/library/sites/generators/astro/astro.ts';
import { docusaurus } from '../../../main/library/sites/generators/docusaurus/docusaurus.ts';
import { middleman } from '../../../main/library/sites/generators/middleman/middleman.ts';
import { nikola } from '../../../main/library/sites/generators/nikola/nikola.ts';
import { stepGrowthLater } from '../../step-growth.ts';

type Files = Readonly<Record<string, string>>;

function many(count: number, make: (at: number) => string, between = '\n'): string {
  return Array.from({ length: count }, (_, at) => make(at)).join(between);
}

function manyFiles(count: number, make: (at: number) => readonly [path: string, text: string]): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => make(at)));
}

const docusaurusConfig = 'module.exports = { presets: [["classic", { docs: { sidebarPath: "./sidebars.js" } }]] };';

const sites: readonly (readonly [what: string, generator: Generator, size: number, files: (size: number) => Files])[] =
  [
    [
      'Astro routes, of which a site has at most 200',
      astro,
      40,
      (size) => ({
        'astro.config.mjs': 'export default {};',
        ...manyFiles(size, (at) => [
          `src/pages/p${at}/[slug].astro`,
          `---\nconst a = await getCollection("c${at}");\n---\n<Content />`,
        ]),
      }),
    ],
    [
      'collections that one Astro route asks for',
      astro,
      500,
      (size) => ({
        'astro.config.mjs': 'export default {};',
        'src/pages/[slug].astro': `---\n${many(size, (at) => `getCollection("c${at}");`)}\n---\n`,
      }),
    ],
    [
      'parameters of an Astro route',
      astro,
      500,
      (size) => ({
        'astro.config.mjs': 'export default {};',
        'src/pages/[year]/[month]/[slug].astro': `---\ngetCollection("a");\n${many(size, () => 'params: { year: a.data.b, month: ')}`,
      }),
    ],
    [
      'categories of a Docusaurus sidebar',
      docusaurus,
      300,
      (size) => ({
        'docusaurus.config.js': docusaurusConfig,
        'sidebars.js': `module.exports = { a: [${many(size, (at) => `{ type: "category", label: "c${at}", link: { type: "generated-index" }, items: ["x"] }`, ',')}] };`,
      }),
    ],
    [
      'files of Docusaurus categories',
      docusaurus,
      300,
      (size) => ({
        'docusaurus.config.js': docusaurusConfig,
        ...manyFiles(size, (at) => [`docs/c${at}/_category_.json`, '{"link": {"type": "generated-index"}}']),
      }),
    ],
    [
      'galleries and listings of Nikola',
      nikola,
      500,
      (size) => ({
        'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)',
        ...manyFiles(size, (at) => [`listings/a${at}.py`, '']),
        ...manyFiles(size, (at) => [`galleries/g${at}/a.png`, '']),
      }),
    ],
    [
      'redirections and blogs of Middleman',
      middleman,
      300,
      (size) => ({
        'config.rb': many(
          size,
          (at) => `redirect "a${at}.html", to: "/b.html"\nactivate :blog do |blog|\n  blog.prefix = "p"\nend`,
        ),
        'source/a.md': '',
      }),
    ],
  ];

it.each(sites)('takes steps in proportion to the %s', async (_what, generator, size, files) => {
  const open = async (count: number): Promise<void> => {
    const all = files(count);
    const folders = Object.keys(all).flatMap((path) => {
      const parts = path.split('/').slice(0, -1);
      return parts.map((_part, at) => parts.slice(0, at + 1).join('/'));
    });
    const site = await generator.open({
      paths: new Set(Object.keys(all)),
      folders: new Set(folders),
      read: async (path) => all[path] ?? null,
      learn: (_name, make) => make(),
    });
    expect(site.generator).toBe(generator.id);
  };
  expect(await stepGrowthLater(open, size)).toBeLessThan(5);
});
