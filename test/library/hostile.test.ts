import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../main/library/library.ts';
import { renderPost } from '../../main/library/render/render-post.ts';
import { readPost } from '../../main/library/scan/read-post.ts';
import { scanFolder } from '../../main/library/scan/scan-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openWholeLibrary, queryOf, readPostAt, titlesOf } from './open-library.ts';
import { disagreements } from './render/shown-blocks.ts';

/** The ids of files that a post's links and pictures lead to. They must be ids from the scan of the folder. */
async function filesOf(library: Library, file: string): Promise<readonly string[]> {
  const { links, html } = await readPostAt(library, file);
  const linked = links.flatMap((link) => (link.kind === 'file' ? [link.file as string] : []));
  const shown = [...html.matchAll(/offprint-file:\/\/library\/[0-9a-f]+\/(?:drawing\/)?([0-9a-f]+)/g)].map(
    ([, id]) => id as string,
  );
  return [...linked, ...shown];
}

const escapes = [
  '../../etc/passwd',
  '/etc/passwd',
  '//etc/passwd',
  'file:///etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/etc/passwd',
  '..\\..\\etc\\passwd',
  'a/../../outside.png',
  './/..//../outside.png',
  '%252e%252e/outside.png',
  'a.png%00.md',
  'C:\\Windows\\win.ini',
];

describe('a folder that means harm', () => {
  it.each(escapes)('does not lead out of itself by “%s”', async (target) => {
    const outer = temporaryFolder({
      'outside.png': 'secret',
      'outside.md': '# Outside',
      'root/post.md': `[link](<${target}>) ![picture](<${target}>) <img src="${target}"> <a href="${target}">x</a>`,
    });
    const { library } = await openWholeLibrary(path.join(outer, 'root'));
    expect(await filesOf(library, 'post.md')).toEqual([]);
    const { links } = await readPostAt(library, 'post.md');
    expect(links.filter(({ kind }) => kind === 'post')).toEqual([]);
  });

  it('finds a file of the folder by a path that goes out and comes back only inside of it', async () => {
    const root = temporaryFolder({
      'posts/post.md': '![in](../img/a%20b.png) ![out](../../elsewhere/img/a.png) [pdf](/img/c.pdf)',
      'img/a b.png': 'x',
      'img/a.png': 'x',
      'img/c.pdf': 'x',
    });
    const { library } = await openWholeLibrary(root);
    const found = await filesOf(library, 'posts/post.md');
    const paths = await Promise.all(found.map((file) => library.call('file.locate', { file: file as never })));
    expect(paths.map((located) => path.relative(root, String(located.path))).sort()).toEqual(
      ['img/a b.png', 'img/c.pdf'].map(path.normalize),
    );
  });

  it('can be searched for names such as `__proto__`', async () => {
    const { library } = await openWholeLibrary(
      temporaryFolder({
        'constructor.md':
          '---\ntitle: __proto__\ntags: [constructor, __proto__]\nauthor: toString\n---\nhasOwnProperty',
        '__proto__/index.md': '---\n__proto__:\n  title: Polluted\n---\nvalueOf',
      }),
    );
    for (const word of ['constructor', 'toString', 'hasOwnProperty']) {
      expect(await titlesOf(library, queryOf(`${word} `)), word).toEqual(['__proto__']);
    }
    // The folder of the second post has this name too.
    expect(await titlesOf(library, queryOf('__proto__ '))).toEqual(['__proto__', 'Proto']);
    expect(({} as { title?: unknown }).title).toBeUndefined();
  });

  // Made by hostile/make_hostile.py of the shared material.
  const folder = process.env['OFFPRINT_HOSTILE'];
  const given = folder === undefined ? '' : path.resolve(folder);
  it.skipIf(!existsSync(path.join(given, 'manifest.json')))(
    'is read, shown and searched without a throw, and runs nothing (needs OFFPRINT_HOSTILE)',
    async () => {
      const before = JSON.stringify(globalThis.process.env);
      const { library } = await openWholeLibrary(path.join(given, 'posts'));
      const { phase, posts, pages, searchable } = library.status();
      expect(phase).toBe('ready');
      expect(posts + pages).toBeGreaterThan(500);
      expect(searchable).toBe(posts + pages);
      for (const word of ['the', 'constructor ', '__proto__ ', 'a"b<c>', '日本']) {
        await titlesOf(library, queryOf(word));
      }
      for (const entry of library.posts()) {
        const shown = await library.call('post.read', { library: library.id, post: entry.id, text: 'the' });
        expect(shown.title).not.toBe('');
        expect(() => structuredClone(shown)).not.toThrow();
        if (shown.html.length < 200_000) {
          expect(shown.html).not.toMatch(/<(?:script|iframe|object|embed|style|form|svg|math|base|meta)\b/i);
        }
      }
      expect(readdirSync(path.join(given, 'marks'))).toEqual([]);
      expect(JSON.stringify(globalThis.process.env)).toBe(before);
    },
    300_000,
  );

  it.skipIf(!existsSync(path.join(given, 'manifest.json')))(
    'shows each of its posts as their blocks say (needs OFFPRINT_HOSTILE)',
    async () => {
      const root = path.join(given, 'posts');
      const wrong: string[] = [];
      for (const post of (await scanFolder(root)).posts) {
        const { text } = await readPost(root, post.bytes, 500_000);
        for (const what of disagreements(renderPost({ body: text, bodyLine: 1 }))) {
          wrong.push(`${post.path}: ${what}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    300_000,
  );
});
