// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { longestAddress } from '../../../../preload/constants/limits.ts';
import { manyParagraphs, postText } from '../../../post-files.ts';
import { until } from '../../paper.ts';
import { readIn } from '../../read-in.ts';
import { openRealLibrary } from '../../real-library.ts';

const text = [
  '[other](other.md), [far](other.md#far), [dead](gone.md), [web](https://example.org/), [mail](mailto:a@example.org)',
  '[notes](obsidian://open?vault=x), [paper](paper.pdf), [picture](map.png), [above](#begin), `code`',
  '```js\nlet tide = 1;\n```',
] as const;

async function read() {
  const library = await openRealLibrary({
    'one.md': postText('title: One\ntags: [sea]\nauthor: Ada', '## Begin', ...text, ...manyParagraphs(10)),
    'other.md': postText('title: Other', ...manyParagraphs(10), '## Far', 'At last.', ...manyParagraphs(10)),
    'paper.pdf': 'x',
    'map.png': 'x',
  });
  const place = readIn(library);
  await place.reading.reader.openFromList(await library.postOf('one.md'), false);
  const click = (name: string) => {
    const found = [...place.paper.document.querySelectorAll<HTMLElement>('a, button')].find(
      (each) => each.textContent === name,
    );
    if (!found) {
      throw new Error(`There is no “${name}” in the post.`);
    }
    found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  };
  const dead = () => place.reading.store.getState().deadLink;
  return { ...place, library, click, dead };
}

describe('a click in a post', () => {
  it('opens another post, at what the link names', async () => {
    const { click, title, paper } = await read();
    click('far');
    await until(() => title() === 'Other' && paper.scrollTop() > 0);
  });

  it('goes within the post, and Back undoes it', async () => {
    const { click, reading, paper } = await read();
    paper.scroll(500);
    click('above');
    expect(paper.scrollTop()).toBeLessThan(200);
    await reading.reader.goBack();
    expect(paper.scrollTop()).toBe(500);
  });

  it('says why a link leads nowhere, until the next click', async () => {
    const { click, dead, title } = await read();
    click('dead');
    expect(dead()).toMatch(/^This link leads nowhere: /);
    click('other');
    expect(dead()).toBeNull();
    await until(() => title() === 'Other');
  });

  it('asks before a web or mail address opens, and says what another program is wanted for', async () => {
    const { click, dead, library } = await read();
    click('web');
    click('mail');
    expect(library.argsOf('web.open')).toEqual([{ url: 'https://example.org/' }, { url: 'mailto:a@example.org' }]);
    click('notes');
    expect(dead()).toMatch(/This one wants Obsidian/);
    expect(library.argsOf('web.open')).toHaveLength(2);
  });

  it('opens a file of the folder, and says where that fails', async () => {
    const { click, library, said } = await read();
    click('paper');
    expect(library.argsOf('file.open')).toHaveLength(1);
    library.failNext('unreadable');
    click('paper');
    await until(() => said.length === 1);
    library.failNext('cancelled');
    click('paper');
    await library.letGo();
    expect(said).toEqual(['It is unreadable.']);
  });

  it('shows a picture that a link leads to, and opens no file for it', async () => {
    const { click, library } = await read();
    click('picture');
    expect(library.argsOf('file.open')).toEqual([]);
  });

  it('lists the posts that have a value which the post names', async () => {
    const { click, shownOnly } = await read();
    click('#sea');
    click('Ada');
    expect(shownOnly).toEqual([
      ['tag', 'sea'],
      ['author', 'Ada'],
    ]);
  });

  it('never follows the address of a link itself', async () => {
    const { paper } = await read();
    const link = paper.document.querySelector('a');
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    link?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(link?.getAttribute('href')).toBe('#');
  });
});

describe('an address that is too long', () => {
  it('is not opened, and a message says so', async () => {
    const { reading, library, said } = await read();
    reading.links.openWeb(`https://example.org/${'a'.repeat(longestAddress)}`);
    expect(library.argsOf('web.open')).toEqual([]);
    expect(said).toEqual(['This web address is too long to open.']);
  });
});

describe('the context menu', () => {
  it('is for the open post, and the web address under the pointer', async () => {
    const { paper, library } = await read();
    const web = [...paper.document.querySelectorAll('a')].find((each) => each.textContent === 'web');
    web?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    expect(library.argsOf('post.menu')).toEqual([
      { library: library.info.id, post: await library.postOf('one.md'), selection: '', link: 'https://example.org/' },
    ]);
  });
});
