import { describe, expect, it } from 'vitest';
import { LinkTexts } from '../../../main/library/indexing/link-texts.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { openSite } from '../../../main/library/sites/open-site.ts';
import { idAt, ReadFolder } from './read-folder.ts';

type Files = Readonly<Record<string, string>>;

/** A folder that was read, and the words of its links, which are not resolved yet. */
async function openFolder(files: Files) {
  const folder = new ReadFolder();
  await folder.read(files);
  const { archive } = folder;
  archive.setSite(await openSite(folder.root, await scanFolder(folder.root), {}, null));
  const links = new LinkTexts(archive);
  let opened = 0;
  const renew = (basis = 'rules', signal = new AbortController().signal): Promise<boolean> =>
    links.renew(
      basis,
      async () => {
        opened += 1;
      },
      signal,
    );
  const found = (text: string): readonly string[] =>
    [...archive.index.search(text).scores.numbers]
      .map((number) => archive.posts.byNumber(number)?.file.path ?? '')
      .sort();
  return { folder, archive, links, renew, found, opened: () => opened };
}

const kettle = '# Kettle\n\nWater boils in it.\n';
const lake = '# Lake\n\nStill water.\n';
const log = '# Log\n\nOf [a vessel](kettle.md) and [the lake](lake.md).\n';

describe('the words of links', () => {
  it('are kept by the post that has the link, for links with words to other posts', async () => {
    const { links, renew } = await openFolder({
      'kettle.md': kettle,
      'lake.md': lake,
      'a.pdf': '',
      'log.md':
        '# Log\n\n[a vessel](kettle.md) [a file](a.pdf) [nothing](none.md) [the web](https://sea.example/) ' +
        '[myself](log.md) [an anchor](#log) [![](p.png)](lake.md) [the lake](lake.md#x)\n',
    });
    expect(links.saved).toBeNull();
    expect(await renew()).toBe(true);
    expect(links.saved?.sources).toEqual([
      [
        'log.md',
        [
          ['kettle.md', 'a vessel'],
          ['lake.md', 'the lake'],
        ],
      ],
    ]);
  });

  it('need no site where no post has any', async () => {
    const without = await openFolder({ 'kettle.md': kettle, 'lake.md': lake });
    await without.renew();
    expect([without.opened(), without.links.resolved, without.links.saved?.sources]).toEqual([0, 2, []]);
    const one = await openFolder({ 'kettle.md': kettle, 'lake.md': lake, 'log.md': log });
    await one.renew();
    expect([one.opened(), one.links.resolved]).toEqual([1, 3]);
  });

  it('are resolved once, until a text, an address or a rule changes', async () => {
    const { folder, links, renew, found } = await openFolder({ 'kettle.md': kettle, 'lake.md': lake, 'log.md': log });
    await renew();
    const { saved } = links;
    expect([await renew(), links.resolved, links.saved === saved]).toEqual([false, 3, true]);
    // Another text with the same links.
    await folder.read({ 'log.md': `${log}More.\n` });
    expect([await renew(), links.resolved, links.saved?.sources]).toEqual([false, 4, saved?.sources]);
    expect(links.saved?.texts).not.toBe(saved?.texts);
    expect(links.saved?.addresses).toBe(saved?.addresses);
    // Other links.
    await folder.read({ 'log.md': '# Log\n\nOf [brass](kettle.md).\n' });
    expect([await renew(), links.resolved]).toEqual([true, 5]);
    expect([found('brass '), found('vessel ')]).toEqual([['kettle.md', 'log.md'], []]);
    // No links any more.
    await folder.read({ 'log.md': '# Log\n\nNothing.\n' });
    expect([await renew(), links.saved?.sources]).toEqual([true, []]);
    expect(found('brass ')).toEqual([]);
    // A rule of the site, and an address.
    expect([await renew('other rules'), links.resolved]).toEqual([true, 9]);
    await folder.read({ 'sea.md': '# Sea\n\nOf [tin](kettle.md).\n' });
    expect([await renew('other rules'), links.resolved]).toEqual([true, 13]);
    expect(found('tin ')).toEqual(['kettle.md', 'sea.md']);
  });

  it('are gone with the post that had the link, or that it led to', async () => {
    const { archive, links, renew, found } = await openFolder({ 'kettle.md': kettle, 'lake.md': lake, 'log.md': log });
    await renew();
    const remove = (path: string): void => {
      const post = archive.posts.get(idAt(path));
      if (post) {
        archive.remove(post);
      }
    };
    remove('lake.md');
    expect(await renew()).toBe(true);
    expect(links.saved?.sources).toEqual([['log.md', [['kettle.md', 'a vessel']]]]);
    remove('log.md');
    expect(await renew()).toBe(true);
    expect([links.saved?.sources, found('vessel ')]).toEqual([[], []]);
  });

  it('are resolved further after a break, each post once', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 160 }, (_post, at) => [`p${at}.md`, `# P\n\nSee [number${at}](p${(at + 1) % 160}.md).\n`]),
    );
    const { links, renew, found } = await openFolder(files);
    const before = new AbortController();
    before.abort();
    expect([await renew('rules', before.signal), links.resolved, links.saved]).toEqual([false, 0, null]);
    const during = new AbortController();
    const running = renew('rules', during.signal);
    while (links.resolved === 0) {
      await new Promise((done) => setImmediate(done));
    }
    during.abort();
    expect([await running, links.saved]).toEqual([false, null]);
    expect(links.resolved).toBeLessThan(160);
    expect(await renew()).toBe(true);
    expect([links.resolved, found('number7 ')]).toEqual([160, ['p7.md', 'p8.md']]);
    expect(await renew()).toBe(false);
  });

  it('are those of the present texts if texts change back during a break', async () => {
    const texts = (word: string) =>
      Object.fromEntries(
        Array.from({ length: 120 }, (_post, at) => [
          `p${at}.md`,
          `# P\n\nSee [${word}${at}](p${(at + 1) % 120}.md).\n`,
        ]),
      );
    const { folder, links, renew } = await openFolder(texts('number'));
    await renew();
    const sources = links.saved?.sources;
    await folder.read(texts('letter'));
    const during = new AbortController();
    const running = renew('rules', during.signal);
    while (links.resolved === 120) {
      await new Promise((done) => setImmediate(done));
    }
    during.abort();
    expect(await running).toBe(false);
    await folder.read(texts('number'));
    await renew();
    expect(links.saved?.sources).toEqual(sources);
  });

  it('are the same if a text without links changes', async () => {
    const { folder, renew } = await openFolder({ 'kettle.md': kettle, 'log.md': '# Log\n\n[a vessel](kettle.md)\n' });
    expect(await renew()).toBe(true);
    await folder.read({ 'kettle.md': `${kettle}It whistles.\n` });
    expect(await renew()).toBe(false);
  });

  it('lead to a post at its new address', async () => {
    const boat = (permalink: string) => `---\ntitle: Boat\npermalink: ${permalink}\n---\nIt floats.\n`;
    const { folder, renew, found } = await openFolder({
      '_config.yml': 'title: Log\n',
      '_posts/2020-01-02-boat.md': boat('/old/'),
      '_posts/2020-01-03-log.md': '# Log\n\nOf [a rusty ship](/new/).\n',
    });
    await renew();
    expect(found('rusty ')).toEqual(['_posts/2020-01-03-log.md']);
    await folder.read({ '_posts/2020-01-02-boat.md': boat('/new/') });
    await renew();
    expect(found('rusty ')).toEqual(['_posts/2020-01-02-boat.md', '_posts/2020-01-03-log.md']);
  });

  it('lead to the other one of two posts with one address when a date says so', async () => {
    const at = (date: string) => `---\ntitle: Boat\ndate: ${date}\naliases: [/boat/]\n---\nIt floats.\n`;
    const { folder, renew, found } = await openFolder({
      'a.md': at('2020-01-01'),
      'b.md': at('2021-01-01'),
      'log.md': '# Log\n\nOf [a rusty ship](/boat/).\n',
    });
    await renew();
    const before = found('rusty ');
    await folder.read({ 'a.md': at('2022-01-01') });
    await renew();
    const after = found('rusty ');
    expect([before, after].map((paths) => paths.length)).toEqual([2, 2]);
    expect(after).not.toEqual(before);
  });
});

describe('saved words of links', () => {
  it('are used at the next start without resolving any', async () => {
    const first = await openFolder({ 'kettle.md': kettle, 'lake.md': lake, 'log.md': log });
    await first.renew();
    const saved = first.links.saved ?? undefined;
    const again = await openFolder({ 'kettle.md': kettle, 'lake.md': lake, 'log.md': log });
    expect(again.links.areChanged(saved)).toBe(true);
    again.links.restore(undefined);
    expect(again.links.saved).toBeNull();
    again.links.restore(saved);
    expect([again.links.saved, again.links.areChanged(saved)]).toEqual([saved, false]);
    expect(again.found('vessel ')).toEqual(['kettle.md', 'log.md']);
    expect([await again.renew(), again.links.resolved, again.opened()]).toEqual([false, 0, 0]);
    await again.folder.read({ 'log.md': '# Log\n\nOf [brass](kettle.md).\n' });
    expect([await again.renew(), again.links.resolved, again.links.areChanged(saved)]).toEqual([true, 1, true]);
  });

  it('are out of date if only the rules of the site have changed', async () => {
    const { links, renew } = await openFolder({ 'kettle.md': kettle, 'lake.md': lake, 'log.md': log });
    await renew();
    const saved = links.saved ?? undefined;
    await renew('other rules');
    expect([links.saved?.texts, links.areChanged(saved)]).toEqual([saved?.texts, true]);
  });

  it('are forgotten for posts that are gone, and when they are cleared', async () => {
    const first = await openFolder({ 'kettle.md': kettle, 'log.md': log, 'sea.md': '# Sea\n\n[tin](kettle.md)\n' });
    await first.renew();
    const saved = first.links.saved ?? undefined;
    const again = await openFolder({ 'kettle.md': kettle, 'log.md': log });
    again.links.restore(saved);
    expect([again.found('tin '), again.found('vessel ')]).toEqual([[], ['kettle.md', 'log.md']]);
    expect([await again.renew(), again.links.resolved]).toEqual([true, 2]);
    expect(again.links.saved?.sources).toEqual([['log.md', [['kettle.md', 'a vessel']]]]);
    again.links.clear();
    expect([again.links.saved, again.found('vessel ')]).toEqual([null, ['log.md']]);
    expect([await again.renew(), again.links.resolved]).toEqual([true, 4]);
    expect(again.found('vessel ')).toEqual(['kettle.md', 'log.md']);
  });
});

describe('the texts of the links to a post', () => {
  function linksTo(target: string, texts: readonly string[]): string {
    return `# Links\n\n${texts.map((text) => `[${text}](${target})`).join('\n\n')}\n`;
  }

  it('are fifty at most, those of most links first', async () => {
    const texts = Array.from({ length: 60 }, (_text, at) => `word${String(at).padStart(2, '0')}`);
    for (const written of [texts, [...texts].reverse()]) {
      const { renew, found } = await openFolder({
        'kettle.md': kettle,
        'a.md': linksTo('kettle.md', written),
        'b.md': linksTo('kettle.md', ['zinc', 'Word59']),
        'c.md': linksTo('kettle.md', ['ZINC']),
      });
      await renew();
      const leading = (text: string): boolean => found(`${text} `).includes('kettle.md');
      expect(leading('zinc')).toBe(true);
      expect(leading('word59')).toBe(true);
      expect(texts.filter(leading)).toEqual([...texts.slice(0, 48), 'word59']);
    }
  });

  it('belong to the right posts, in whatever order they are written', async () => {
    const links = ['[copper](kettle.md)', '[brine](sea.md)'];
    for (const written of [links, [...links].reverse()]) {
      const { renew, found } = await openFolder({
        'kettle.md': kettle,
        'log.md': `# Log\n\n${written.join(' ')}\n`,
        'sea.md': '# Sea\n\nWide.\n',
      });
      await renew();
      expect([found('copper '), found('brine ')]).toEqual([
        ['kettle.md', 'log.md'],
        ['log.md', 'sea.md'],
      ]);
    }
  });

  it('lead to as many posts as there are, however often they are linked to', async () => {
    const links = '# Links\n\n[yonder](p1.md) [yonder](p2.md)\n';
    const { renew, found } = await openFolder({
      'p1.md': '# P\n\nOne.\n',
      'p2.md': '# P\n\nTwo.\n',
      'a.md': links,
      'b.md': links,
    });
    await renew();
    expect(found('yonder ')).toEqual(['a.md', 'b.md', 'p1.md', 'p2.md']);
  });

  it('are left out if they lead to more than three posts, in whatever case they are written', async () => {
    const { renew, found } = await openFolder({
      ...Object.fromEntries([1, 2, 3, 4].map((at) => [`p${at}.md`, '# P\n\nOne.\n'])),
      'a.md': '# A\n\n[yonder](p1.md) [Yonder](p2.md) [YONDER](p3.md) [yonder](p4.md)\n',
      'b.md': '# B\n\n[thither](p1.md) [Thither](p2.md) [thither](p3.md) [thither](p3.md)\n',
    });
    await renew();
    expect(found('yonder ')).toEqual(['a.md']);
    expect(found('thither ')).toEqual(['b.md', 'p1.md', 'p2.md', 'p3.md']);
  });
});
