import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';

function fieldsOf(file: string, form: 'meta' | 'unopened' | 'comment'): unknown {
  return Object.fromEntries(parseFrontMatter(file, [form]).fields);
}

describe('lines of meta-data (Pelican)', () => {
  const file =
    'Title: My loaf: a story\nDATE: 2019-03-04 10:20\nTags: bread, oven\nSummary: First line\n    and the second\n\nBody: not this\n';

  it('are read from the first line to the first empty one', () => {
    expect(fieldsOf(file, 'meta')).toEqual({
      title: 'My loaf: a story',
      date: '2019-03-04 10:20',
      tags: 'bread, oven',
      summary: ['First line', 'and the second'],
    });
    expect(parseFrontMatter(file, ['meta'])).toMatchObject({ body: 'Body: not this\n', bodyLine: 7, present: true });
  });

  it('end at a line of another form', () => {
    expect(parseFrontMatter('Title: A\nText begins.\n', ['meta'])).toMatchObject({
      body: 'Text begins.\n',
      bodyLine: 2,
    });
  });

  it('are text where the site does not use them, or nothing is there', () => {
    expect(parseFrontMatter(file)).toMatchObject({ present: false, body: file });
    expect(parseFrontMatter('\nTitle: A\n', ['meta']).present).toBe(false);
    expect(parseFrontMatter('    Title: A\n', ['meta']).present).toBe(false);
  });

  it('leave fenced front matter what it is, and take Windows line ends and a byte order mark', () => {
    expect(fieldsOf('---\ntitle: A\n---\nTitle: B\n', 'meta')).toEqual({ title: 'A' });
    expect(fieldsOf('\ufeffTitle: A\r\nAuthor: B\r\n\r\nText', 'meta')).toEqual({ title: 'A', author: 'B' });
  });

  it('keep the lines of a value that begins below its key', () => {
    expect(fieldsOf('Authors:\n    A. One\n    B. Two\n\n', 'meta')).toEqual({ authors: ['A. One', 'B. Two'] });
  });
});

describe('front matter without an opening (Hexo)', () => {
  it('is YAML above a line of dashes', () => {
    const post = parseFrontMatter('title: A\ntags:\n- x\n---\nBody\n', ['unopened']);
    expect(Object.fromEntries(post.fields)).toEqual({ title: 'A', tags: ['x'] });
    expect(post).toMatchObject({ body: 'Body\n', bodyLine: 5, problems: [] });
  });

  it('is JSON without braces above semicolons', () => {
    expect(fieldsOf('"title": "A",\n"tags": ["x", "y"]\n;;;\nBody\n', 'unopened')).toEqual({
      title: 'A',
      tags: ['x', 'y'],
    });
    expect(fieldsOf(';;;\n"title": "A"\n;;;\nBody\n', 'unopened')).toEqual({ title: 'A' });
  });

  it('is not made of a text with a rule or an underlined heading', () => {
    for (const text of ['Some words.\n\n---\nMore.\n', 'Heading\n---\nText\n', 'No rule at all: none\n']) {
      expect(parseFrontMatter(text, ['unopened'])).toMatchObject({ present: false, body: text });
    }
  });

  it('names the line that is broken', () => {
    expect(parseFrontMatter('title: A\ntags: [x\n---\nBody\n', ['unopened']).problems[0]?.line).toBe(3);
  });

  it('is text where the site does not use it', () => {
    expect(parseFrontMatter('title: A\n---\nBody\n').present).toBe(false);
  });
});

describe('lines in a comment (Nikola)', () => {
  it.each([
    ['in a comment', '<!--\n.. title: My loaf: a story\n.. slug: loaf\n.. tags:\n-->\n\nBody\n', 7],
    [
      'in a comment that opens on its first line',
      '<!-- .. title: My loaf: a story\n.. slug: loaf\n.. tags: -->\n\nBody\n',
      5,
    ],
    ['bare', '.. title: My loaf: a story\n.. slug: loaf\n.. tags:\n\nBody\n', 5],
    ['behind an empty line', '\n.. title: My loaf: a story\n.. slug: loaf\n.. tags:\n\nBody\n', 6],
  ])('are read %s', (_where, file, bodyLine) => {
    expect(fieldsOf(file, 'comment')).toEqual({ title: 'My loaf: a story', slug: 'loaf', tags: '' });
    expect(parseFrontMatter(file, ['comment'])).toMatchObject({ body: 'Body\n', bodyLine, present: true });
  });

  it('leave a real comment alone', () => {
    const text = '<!-- to do: more -->\nBody\n';
    expect(parseFrontMatter(text, ['comment'])).toMatchObject({ present: false, body: text });
  });
});
