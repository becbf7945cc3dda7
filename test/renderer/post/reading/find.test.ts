// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { manyParagraphs, postText } from '../../../post-files.ts';
import { lineHeight, until } from '../../paper.ts';
import { type TestReading, readIn } from '../../read-in.ts';
import { openRealLibrary, type RealLibrary } from '../../real-library.ts';

async function read(path = 'one.md'): Promise<TestReading & { readonly library: RealLibrary }> {
  const library = await openRealLibrary({
    'one.md': postText('title: One', 'A quince.', ...manyParagraphs(12), 'A Quince again.', 'And a quince, a quince.'),
    'two.md': postText('title: Two', 'Apples only, and one quince.'),
  });
  const place = readIn(library);
  place.host.text = 'apples';
  await place.reading.reader.openFromList(await library.postOf(path), false);
  return { ...place, library };
}

describe('a text that is looked for in the post', () => {
  it('is found whatever its case, from what is on the screen on', async () => {
    const { reading, paper } = await read();
    paper.scroll(5 * lineHeight);
    reading.find.open();
    await reading.find.look('quince', true);
    expect(reading.find.store.getState()).toMatchObject({ open: true, hit: 1 });
    expect(paper.marks()).toEqual(['quince', 'Quince', 'quince', 'quince']);
    expect(paper.scrollTop()).toBeGreaterThan(5 * lineHeight);
  });

  it('is stepped through, and after the last hit comes the first', async () => {
    const { reading } = await read();
    reading.find.open();
    await reading.find.look('quince', true);
    const steps = [1, 1, 1, 1, -1, -1] as const;
    const hits = steps.map((direction) => {
      reading.find.step(direction);
      return reading.find.store.getState().hit;
    });
    expect(hits).toEqual([1, 2, 3, 0, 3, 2]);
  });

  it('goes on from where it is while it is being typed', async () => {
    const { reading } = await read();
    reading.find.open();
    await reading.find.look('quince', true);
    reading.find.step(1);
    await reading.find.look('quince again', true);
    expect(reading.find.store.getState()).toMatchObject({ hit: 0, hits: [expect.anything()] });
  });

  it('is found by what was typed last, whatever is answered first', async () => {
    const { library, reading, paper } = await read();
    reading.find.open();
    library.hold();
    const first = reading.find.look('paragraph', true);
    const second = reading.find.look('again', true);
    await library.letGo();
    await Promise.all([first, second]);
    expect(paper.marks()).toEqual(['again']);
  });

  it('is found though the library process died over it', async () => {
    const { library, reading, paper } = await read();
    reading.find.open();
    library.failNext('restarted');
    await reading.find.look('again', true);
    expect(library.restarts()).toBe(1);
    expect(paper.marks()).toEqual(['again']);
  });

  it('says so where it is not there, and takes the marks away', async () => {
    const { reading, paper } = await read();
    reading.find.open();
    await reading.find.look('quince', true);
    await reading.find.look('medlar', true);
    expect(reading.find.store.getState()).toMatchObject({ hits: [], hit: -1 });
    expect(paper.marks()).toEqual([]);
  });

  it('is looked for in the next post too, which it does not move', async () => {
    const { library, reading, paper } = await read();
    reading.find.open();
    await reading.find.look('quince', true);
    await reading.reader.openLinked(await library.postOf('two.md'), '');
    await until(() => paper.marks().includes('quince'));
    expect(reading.find.store.getState()).toMatchObject({ hit: -1, text: 'quince' });
    expect(paper.scrollTop()).toBe(0);
  });
});

describe('the marks of the archive’s query', () => {
  it('are hidden during the search, and come back', async () => {
    const { reading, paper } = await read('two.md');
    expect(paper.marks()).toEqual(['Apples']);
    reading.find.open();
    await reading.find.look('quince', true);
    expect(paper.marks()).toEqual(['quince']);
    expect(paper.document.querySelectorAll('mark.found')).toHaveLength(1);
    reading.hits.show(0);
    expect(paper.document.querySelector('mark.current')?.textContent).toBe('quince');
    reading.find.dismiss();
    expect(paper.marks()).toEqual(['Apples']);
    expect(reading.find.store.getState().open).toBe(false);
  });

  it('come back when the field is emptied', async () => {
    const { reading, paper } = await read('two.md');
    reading.find.open();
    await reading.find.look('quince', true);
    await reading.find.look('', true);
    expect(paper.marks()).toEqual(['Apples']);
  });

  it('are those of the newest query, asked for once', async () => {
    const { library, reading, paper } = await read('two.md');
    const twice = [reading.hits.mark('quince'), reading.hits.mark('quince')];
    await Promise.all(twice);
    expect(library.argsOf('post.hits')).toHaveLength(1);
    expect(paper.marks()).toEqual(['quince']);
    await reading.hits.mark('quince');
    expect(library.argsOf('post.hits')).toHaveLength(1);
  });

  it('are found though the library process died over it', async () => {
    const { library, reading, paper } = await read('two.md');
    library.failNext('restarted');
    await reading.hits.mark('quince');
    expect(paper.marks()).toEqual(['quince']);
  });

  it('are stepped through with the same keys while no text is searched', async () => {
    const { reading } = await read();
    await reading.hits.mark('quince');
    reading.stepAny(1);
    reading.stepAny(1);
    expect(reading.store.getState().hit).toBe(1);
    reading.stepAny(-1);
    reading.stepAny(-1);
    expect(reading.store.getState().hit).toBe(3);
    reading.find.open();
    await reading.find.look('paragraph', false);
    reading.stepAny(1);
    expect(reading.find.store.getState().hit).toBe(0);
    expect(reading.store.getState().hit).toBe(3);
  });
});

describe('the find bar', () => {
  it('does not open while there is no post', async () => {
    const library = await openRealLibrary({ 'one.md': postText('title: One') });
    const { reading } = readIn(library);
    reading.find.open();
    expect(reading.find.store.getState().open).toBe(false);
  });

  it('gives the keyboard back to what had it', async () => {
    const { reading } = await read();
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    reading.find.open();
    button.blur();
    reading.find.dismiss();
    expect(document.activeElement).toBe(button);
    button.remove();
  });
});
