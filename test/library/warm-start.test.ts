import {
  appendFileSync,
  cpSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../main/library/scan/scan-folder.ts';
import { datedPost, writeFiles } from '../post-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allOf, idOf, openCached, withCached, withFresh } from './cached-library.ts';
import { openView, queryOf } from './open-library.ts';
import { randomNumbers } from './render/random-numbers.ts';

const sites = path.join(import.meta.dirname, '../fixtures/sites');

/** Kinds of sites that are recognised by some of their posts. Each start reads these few posts. */
const knownByPosts = new Set(['export', 'plain']);

/** Checks that a start with this cache gives the same answers as one without a cache. */
async function expectLikeFresh(root: string, cache: string, what = ''): Promise<void> {
  const warm = await withCached(root, cache, allOf);
  expect(warm, what).toEqual(await withFresh(root, allOf));
}

function blog(posts: number, paragraphs = 1): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: posts }, (_post, at) => [
      `_posts/2020-01-${String((at % 28) + 1).padStart(2, '0')}-post-${at}.md`,
      datedPost(
        `Post ${at}`,
        '2020-01-02',
        `Word${at} with [a link](/2020/01/02/post-${at + 1}/).`,
        ...Array.from({ length: paragraphs }, () => 'Many more words that fill the post. '.repeat(10)),
      ),
    ]),
  );
}

const config = '_config.yml';

/** Replaces the content of every post by another one of the same length, with the same date. */
async function replaceUnnoticed(root: string): Promise<number> {
  const { posts } = await scanFolder(root);
  for (const { path: name } of posts) {
    const file = path.join(root, name);
    const { size, atime, mtime } = statSync(file);
    writeFileSync(file, '#'.repeat(size));
    utimesSync(file, atime, mtime);
  }
  return posts.length;
}

/** Sets the dates of all posts to full seconds, because finer ones can't be set again exactly. */
async function roundDates(root: string): Promise<void> {
  const { posts } = await scanFolder(root);
  for (const [at, { path: name }] of posts.entries()) {
    utimesSync(path.join(root, name), 1_600_000_000, 1_600_000_000 + at);
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { size, mtimeMs, ino } = lstatSync(path.join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    })
    .sort();
}

describe('a start with what an earlier one saved', () => {
  it.each(readdirSync(sites))('reads no post and says the same: the site of %s', async (name) => {
    const [root, cache] = [temporaryFolder(), temporaryFolder()];
    cpSync(path.join(sites, name), root, { recursive: true });
    await roundDates(root);
    const before = filesBelow(root);
    const cold = await withCached(root, cache, allOf);
    expect(cold).toEqual(await withFresh(root, allOf));
    expect(filesBelow(root)).toEqual(before);
    if (!knownByPosts.has(name)) {
      expect(await replaceUnnoticed(root)).toBeGreaterThan(0);
    }
    const warm = await withCached(root, cache, async (library) => ({
      all: await allOf(library),
      read: library.stages.make.bytes,
    }));
    expect(warm).toEqual({ all: cold, read: 0 });
  });

  it('does not report a folder as ready that was not read to its end', async () => {
    const [root, cache] = [temporaryFolder(blog(400, 12)), temporaryFolder()];
    const stopped = await new Promise<number>((done) => {
      const library = openCached(root, cache, {
        emit: (event) => {
          if (event.name === 'library-status' && event.payload.searchable > 0) {
            library.cancel();
            const { searchable } = event.payload;
            void library.close().then(() => done(searchable));
          }
        },
      });
    });
    expect(stopped).toBeLessThan(400);
    const early: number[] = [];
    await withCached(root, cache, () => {}, {
      emit: (event) => {
        if (event.name === 'library-status' && event.payload.phase === 'ready') {
          early.push(event.payload.searchable);
        }
      },
    });
    expect(early.filter((searchable) => searchable < 400)).toEqual([]);
    await expectLikeFresh(root, cache);
  });

  it('has the list before the folder is looked at', async () => {
    const [root, cache] = [temporaryFolder(blog(30)), temporaryFolder()];
    const cold = await withCached(root, cache, allOf);
    const states: string[] = [];
    const warm = await withCached(root, cache, allOf, {
      emit: (event) => {
        if (event.name === 'library-status') {
          states.push(`${event.payload.phase} ${event.payload.searchable}`);
        }
      },
    });
    expect(warm).toEqual(cold);
    expect(states.filter((state) => !state.endsWith(' 30'))).toEqual([]);
    expect(states).not.toContain('indexing 30');
  });

  it('sees each change since then: touched, changed, new, removed, renamed files', async () => {
    const [root, cache] = [temporaryFolder({ ...blog(12), [config]: '', 'about.md': 'About.' }), temporaryFolder()];
    await expectLikeFresh(root, cache);
    const post = (at: number) => path.join(root, Object.keys(blog(12))[at] as string);
    utimesSync(post(0), 1, 1_000_000_000);
    await expectLikeFresh(root, cache, 'touched');
    appendFileSync(post(1), '\nAn unheard-of addition.\n');
    await expectLikeFresh(root, cache, 'changed');
    const { size } = statSync(post(2));
    writeFileSync(post(2), datedPost('Other', '2019-01-01').padEnd(size, 'z'));
    expect(statSync(post(2)).size).toBe(size);
    await expectLikeFresh(root, cache, 'changed, of the same size');
    writeFiles(root, { '_posts/2021-02-03-new.md': datedPost('New', '2021-02-03') });
    await expectLikeFresh(root, cache, 'new');
    rmSync(post(3));
    await expectLikeFresh(root, cache, 'removed');
    renameSync(post(4), path.join(root, '_posts/2022-01-01-renamed.md'));
    await expectLikeFresh(root, cache, 'renamed');
    renameSync(post(5), `${post(5)}.aside`);
    renameSync(post(6), post(5));
    renameSync(`${post(5)}.aside`, post(6));
    await expectLikeFresh(root, cache, 'two exchanged');
    writeFiles(root, { 'img/new.png': 'x', 'note.txt': '---\ntitle: A note\n---\nText.\n' });
    await expectLikeFresh(root, cache, 'other files');
    writeFileSync(path.join(root, 'note.txt'), 'no front matter');
    await expectLikeFresh(root, cache, 'no post any more');
    rmSync(path.join(root, 'note.txt'));
    await expectLikeFresh(root, cache, 'that one removed');
  });

  it('recognises a post whose file was renamed meanwhile, whenever it is asked for', async () => {
    const [root, cache] = [temporaryFolder(blog(3)), temporaryFolder()];
    await withCached(root, cache, () => {});
    const [before = ''] = Object.keys(blog(3));
    const after = '_posts/2022-01-01-renamed.md';
    renameSync(path.join(root, before), path.join(root, after));
    const moves: unknown[] = [];
    const library = openCached(root, cache, {
      emit: ({ name, payload }) => name === 'post-moved' && moves.push(payload),
    });
    const read = () => library.call('post.read', { library: library.id, post: idOf(before), text: '' });
    const early = await read();
    await library.whenSettled();
    const late = await read();
    await library.close();
    expect([early.id, late.id]).toEqual([idOf(after), idOf(after)]);
    expect(early.facts.path).toBe(after);
    expect(moves).toEqual([{ library: library.id, from: idOf(before), to: idOf(after) }]);
  });

  it('sees changes of any kind, in any order', async () => {
    for (const seed of [1, 2, 3]) {
      const random = randomNumbers(seed);
      const [root, cache] = [temporaryFolder({ ...blog(9), [config]: '' }), temporaryFolder()];
      const names = Object.keys(blog(14));
      const one = () => path.join(root, names[Math.floor(random() * names.length)] as string);
      const steps = [
        () => writeFileSync(one(), datedPost(`New ${Math.floor(random() * 99)}`, '2020-05-05', 'Different words.')),
        () => writeFileSync(one(), ''),
        () => rmSync(one(), { force: true }),
        () =>
          cpSync(path.join(root, '_posts'), path.join(root, `copies/${Math.floor(random() * 3)}/_posts`), {
            recursive: true,
          }),
        () => rmSync(path.join(root, 'copies/1'), { recursive: true, force: true }),
        () => writeFileSync(path.join(root, config), `permalink: /${Math.floor(random() * 9)}/:title/\n`),
        () => writeFiles(root, { [`img/${Math.floor(random() * 9)}.png`]: 'x' }),
      ];
      for (let step = 0; step < 14; step += 1) {
        const changes = 1 + Math.floor(random() * 3);
        for (let change = 0; change < changes; change += 1) {
          steps[Math.floor(random() * steps.length)]?.();
        }
        await expectLikeFresh(root, cache, `seed ${seed}, step ${step}`);
      }
    }
  });

  it('sees other settings of the site', async () => {
    const [root, cache] = [temporaryFolder({ ...blog(8), [config]: 'permalink: /:title/\n' }), temporaryFolder()];
    await expectLikeFresh(root, cache);
    writeFileSync(path.join(root, config), 'permalink: /:year/:title/\n');
    await expectLikeFresh(root, cache, 'other addresses');
    rmSync(path.join(root, config));
    await expectLikeFresh(root, cache, 'no settings');
    writeFiles(root, { 'hugo.toml': 'title = "Now Hugo"' });
    await expectLikeFresh(root, cache, 'another generator');
  });

  it.each(['stopped', 'killed'])('continues the work of a first start that was %s', async (how) => {
    const [root, cache] = [temporaryFolder({ ...blog(60, 20), [config]: 'permalink: /:title/\n' }), temporaryFolder()];
    await withCached(root, cache, allOf);
    writeFileSync(path.join(root, config), 'permalink: /new/:title/\n');
    let made = 0;
    let left = cache;
    const library = openCached(root, cache, {
      making: (posts) => {
        made += posts.length;
        if (made === 40 && how === 'stopped') {
          library.cancel();
        } else if (made === 40) {
          // A copy of the disk in this moment is what a killed process would leave.
          left = temporaryFolder();
          cpSync(cache, left, { recursive: true });
        }
      },
    });
    await library.whenSettled();
    expect(made).toBe(how === 'stopped' ? 40 : 60);
    if (how === 'stopped') {
      library.reload();
      await library.whenSettled();
      expect(await allOf(library), 'in the same process').toEqual(await withFresh(root, allOf));
    }
    await library.close();
    if (how === 'killed') {
      for (const name of readdirSync(left)) {
        rmSync(path.join(left, name, 'lock'), { force: true });
      }
    }
    await expectLikeFresh(root, left);
  });

  it('goes on after one that was stopped, at the next start', async () => {
    const [root, cache] = [temporaryFolder({ ...blog(60, 20), [config]: 'permalink: /:title/\n' }), temporaryFolder()];
    await withCached(root, cache, allOf);
    writeFileSync(path.join(root, config), 'permalink: /new/:title/\n');
    let made = 0;
    const library = openCached(root, cache, {
      making: (posts) => {
        made += posts.length;
        if (made === 40) {
          library.cancel();
        }
      },
    });
    await library.whenSettled();
    await library.close();
    await expectLikeFresh(root, cache);
  });

  it('reads a post that could not be read before', async () => {
    const [root, cache] = [temporaryFolder(blog(20)), temporaryFolder()];
    const [name = ''] = Object.keys(blog(1));
    const file = path.join(root, name);
    const aside = path.join(temporaryFolder(), 'aside');
    // The file is missing just while it is read.
    const hide = (posts: readonly string[]): void => {
      if (posts.includes(idOf(name))) {
        renameSync(file, aside);
      }
    };
    await withCached(root, cache, (library) => expect(library.status().searchable).toBe(20), { making: hide });
    expect(statSync(aside).isFile()).toBe(true);
    renameSync(aside, file);
    await expectLikeFresh(root, cache);
  });

  it('lists by its name a post that has stopped Offprint since, and reads it at a later start', async () => {
    const [root, cache] = [temporaryFolder(blog(20)), temporaryFolder()];
    await withCached(root, cache, allOf);
    const [name = ''] = Object.keys(blog(1));
    const poison = [idOf(name)];
    const readable = await withCached(
      root,
      cache,
      async (library) => {
        const entry = library.posts().find(({ file }) => file.path === name);
        expect((await allOf(library)).posts).toEqual((await withFresh(root, allOf, { poison })).posts);
        return entry?.readable;
      },
      { poison },
    );
    expect(readable).toBe(false);
    // A window tries again later. A command does not wait for it.
    await withCached(
      root,
      cache,
      async (library) => {
        expect(await allOf(library)).toEqual(await withFresh(root, allOf));
      },
      { watch: true },
    );
    await expectLikeFresh(root, cache);
  });

  it('sees what changed in a post while it was read', async () => {
    const [root, cache] = [temporaryFolder(blog(20)), temporaryFolder()];
    const [name = ''] = Object.keys(blog(1));
    await withCached(root, cache, (library) => expect(library.status().searchable).toBe(20), {
      making: (posts) => {
        if (posts.includes(idOf(name))) {
          appendFileSync(path.join(root, name), '\nThis came late.\n');
        }
      },
    });
    await expectLikeFresh(root, cache);
  });

  it('keeps few files, however often one post changes', async () => {
    const [root, cache] = [temporaryFolder(blog(30)), temporaryFolder()];
    const [name = ''] = Object.keys(blog(1));
    for (let start = 0; start < 90; start += 1) {
      writeFileSync(path.join(root, name), datedPost(`Version ${start}`, '2020-01-01'));
      await withCached(root, cache, (library) => library.status());
    }
    await expectLikeFresh(root, cache);
    const [folder = ''] = readdirSync(cache);
    const segments = readdirSync(path.join(cache, folder)).filter((each) => each.startsWith('segment-'));
    expect(segments.length).toBeLessThan(70);
  });

  it('serves two at once on one folder, of which one saves', async () => {
    const [root, cache] = [temporaryFolder(blog(30)), temporaryFolder()];
    const [first, second] = [openCached(root, cache), openCached(root, cache)];
    await Promise.all([first.whenSettled(), second.whenSettled()]);
    const fresh = await withFresh(root, allOf);
    expect(await allOf(first)).toEqual(fresh);
    expect(await allOf(second)).toEqual(fresh);
    writeFiles(root, { '_posts/2021-02-03-new.md': datedPost('New', '2021-02-03') });
    for (const library of [first, second]) {
      library.reload();
      await library.whenSettled();
    }
    const changed = await withFresh(root, allOf);
    expect(await allOf(first)).toEqual(changed);
    expect(await allOf(second)).toEqual(changed);
    await second.close();
    await first.close();
    await expectLikeFresh(root, cache);
  });

  it.each(['manifest', 'listing-', 'segment-'])('does without a %s that is damaged', async (beginning) => {
    const [root, cache] = [temporaryFolder(blog(6)), temporaryFolder()];
    await withCached(root, cache, allOf);
    const [folder = ''] = readdirSync(cache);
    const inside = path.join(cache, folder);
    const file = path.join(inside, readdirSync(inside).find((name) => name.startsWith(beginning)) ?? 'none');
    const good = readFileSync(file);
    const random = randomNumbers(7);
    const fresh = await withFresh(root, allOf);
    for (let round = 0; round < 25; round += 1) {
      const at = Math.floor(random() * good.length);
      const damaged = Buffer.from(good);
      damaged[at] = (damaged[at] as number) ^ 0x21;
      // Damages a copy of the cache, so that the next round has an intact one.
      const copy = temporaryFolder();
      cpSync(cache, copy, { recursive: true });
      writeFileSync(path.join(copy, folder, path.basename(file)), damaged);
      const answer = await withCached(root, copy, settledAnswer);
      expect(answer, `byte ${at}`).toEqual(fresh);
      await expectLikeFresh(root, copy, `byte ${at}, the start after it`);
    }
  });
});

/** All answers of a library. If a text turns out to be damaged, everything is read again, so the answers are asked again. */
async function settledAnswer(library: Parameters<typeof allOf>[0]) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { viewId, revision } = await openView(library, queryOf('many'));
      await library.call('view.rows', { library: library.id, viewId, revision, from: 0, to: 50 });
      for (const { id } of library.posts()) {
        await library.call('post.find-text', { library: library.id, post: id, text: 'a' });
      }
      return await allOf(library);
    } catch (error) {
      if (attempt > 3) {
        throw error;
      }
      await library.whenSettled();
    }
  }
}
