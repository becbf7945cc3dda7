import { expect, it } from 'vitest';
import { folderInside } from '../../../main/library/sites/addresses/site-address.ts';
import { publishFiles } from './publish-fixture.ts';

const post = '---\ntitle: A post\ndate: 2024-03-01\n---\n\nWords.\n';

it('is told from a folder within by its path alone', () => {
  expect(['', '.', './a/b', 'a/'].map(folderInside)).toEqual(['', '', 'a/b/', 'a/']);
  expect(['..', '../a', 'a/../..', '/a', '\\a', 'C:\\a', 'c:/a'].map(folderInside)).toEqual(Array(7).fill(null));
});

// A path of the author's computer, or of a folder beside: what is here is then read as if the settings did not name it.
it.each([
  [
    'Hugo, by its content folder',
    { 'hugo.toml': 'contentDir = "../outside"\n', 'content/posts/a.md': post },
    '/posts/a/',
  ],
  [
    'Hugo, by that of each language',
    {
      'hugo.toml': '[languages.en]\ncontentDir = "../en"\n[languages.de]\ncontentDir = "/srv/de"\n',
      'content/posts/a.md': post,
    },
    '/posts/a/',
  ],
  [
    'Hugo, by a mount',
    {
      'hugo.toml': 'contentDir = "../outside"\n[[module.mounts]]\nsource = "/srv/outside"\ntarget = "content"\n',
      'content/posts/a.md': post,
    },
    '/posts/a/',
  ],
  [
    'Jekyll',
    { '_config.yml': 'source: /srv/blog\ncollections_dir: ../outside\n', '_posts/2024-03-01-a.md': post },
    '/2024/03/01/a.html',
  ],
  [
    'Hexo',
    {
      '_config.yml': 'source_dir: /srv/blog/source\npermalink: :title/\n',
      'package.json': '{"dependencies":{"hexo":"8"}}',
      'source/_posts/a.md': post,
    },
    '/a/',
  ],
  [
    'Pelican',
    {
      'pelicanconf.py': 'PATH = "/home/ada/blog/content"\n',
      'content/a.md': 'Title: A post\nDate: 2024-03-01\n\nWords.\n',
    },
    '/a-post.html',
  ],
  [
    'Middleman',
    {
      'config.rb':
        'set :source, "/srv/source"\nactivate :blog do |blog|\n  blog.sources = "blog/{year}-{month}-{day}-{title}.html"\n  blog.permalink = "{title}.html"\nend\n',
      'source/blog/2024-03-01-a.html.md': post,
    },
    '/a.html',
  ],
] as const)('takes no post away from %s', async (_what, files, address) => {
  const { posts } = await publishFiles(files);
  const [found] = [...posts.values()];
  expect(found).toMatchObject({ kind: 'post', url: address });
});
