import { describe, expect, it } from 'vitest';
import { type FrontMatter, parseFrontMatter } from '../../../main/library/front-matter/parse-front-matter.ts';
import { inEnglish } from '../../english.ts';

function fieldsOf(file: string): unknown {
  return Object.fromEntries(parseFrontMatter(file).fields);
}

function reasonOf({ problems }: FrontMatter): string {
  return problems.map(({ message }) => inEnglish(message)).join('\n');
}

describe('parseFrontMatter', () => {
  it.each([
    ['YAML', '---\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['YAML closed by dots', '---\ntitle: A\ntags: [x, y]\n...\nBody\n'],
    ['YAML by name', '---yaml\ntitle: A\ntags:\n- x\n- y\n---\nBody\n'],
    ['TOML', '+++\ntitle = "A"\ntags = ["x", "y"]\n+++\nBody\n'],
    ['TOML by name', '---toml\ntitle = "A"\ntags = ["x", "y"]\n---\nBody\n'],
    ['JSON between semicolons', ';;;\n{ "title": "A", "tags": ["x", "y"] }\n;;;\nBody\n'],
    ['JSON by name', '---json\n{ "title": "A", "tags": ["x", "y"] }\n---\nBody\n'],
    ['a JSON object', '{ "title": "A", "tags": ["x", "y"] }\nBody\n'],
    ['a JSON object over lines', '{\n  "title": "A",\n  "tags": ["x", "y"]\n}\nBody\n'],
    ['YAML behind a byte order mark', '\ufeff---\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['YAML with Windows line ends', '---\r\ntitle: A\r\ntags: [x, y]\r\n---\r\nBody\r\n'],
    ['TOML with Windows line ends', '+++\r\ntitle = "A"\r\ntags = ["x", "y"]\r\n+++\r\nBody\r\n'],
    ['YAML behind empty lines', '\n\n---\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['YAML behind spaces', ' \t\n  ---\ntitle: A\ntags: [x, y]\n---\nBody\n'],
    ['TOML behind an empty line', '\r\n+++\r\ntitle = "A"\r\ntags = ["x", "y"]\r\n+++\r\nBody\r\n'],
    ['a JSON object behind empty lines', '\n\n{ "title": "A", "tags": ["x", "y"] }\nBody\n'],
    ['fences with spaces behind them', '---  \ntitle: A\ntags: [x, y]\n--- \t\nBody\n'],
  ])('reads %s', (_form, file) => {
    const post = parseFrontMatter(file);
    expect(Object.fromEntries(post.fields)).toEqual({ title: 'A', tags: ['x', 'y'] });
    expect(post).toMatchObject({ body: 'Body\n', present: true, problems: [] });
  });

  it('counts the lines in front of the body', () => {
    expect(parseFrontMatter('---\na: 1\nb: 2\n---\n\nBody').bodyLine).toBe(5);
    expect(parseFrontMatter('+++\r\na = 1\r\n+++\r\nBody').bodyLine).toBe(4);
    expect(parseFrontMatter('{\n"a": 1\n}\nBody').bodyLine).toBe(4);
    expect(parseFrontMatter('Body').bodyLine).toBe(1);
  });

  it('removes an empty block', () => {
    expect(parseFrontMatter('---\n---\nBody')).toMatchObject({ body: 'Body', present: true, problems: [] });
    expect(parseFrontMatter('---\n\n---\nBody')).toMatchObject({ body: 'Body', present: true, problems: [] });
  });

  it.each([
    ['a rule on the first line', '---\n\nText without a second rule.\n'],
    ['text between two rules', '---\ntext\n---\nmore\n'],
    ['a sentence with a colon between two rules', '---\nA note on style: keep it short\n---\nmore\n'],
    ['a list between two rules', '---\n- one\n- two\n---\nmore\n'],
    ['rules of more dashes', '----\ntitle: A\n----\n'],
    ['a JSON object within a line', '{ "a": 1 } is an object\n'],
    ['a fence that stands further down', 'Text\n---\ntitle: A\n---\n'],
    ['braces of a template', '{{< figure >}}\n{ "a": 1 }\n'],
    ['no text at all', ''],
  ])('loses nothing of %s', (_what, file) => {
    expect(parseFrontMatter(file)).toMatchObject({ body: file, bodyLine: 1, present: false, problems: [] });
  });

  it('keeps a block that is never closed as text, and says so', () => {
    const post = parseFrontMatter('---\ntitle: A\n\nBody\n');
    expect(post.body).toBe('---\ntitle: A\n\nBody\n');
    expect(reasonOf(post)).toBe('The front matter is never closed: a line “---” is missing.');
    expect(reasonOf(parseFrontMatter('+++\ntitle = "A"\n'))).toBe(
      'The front matter is never closed: a line “+++” is missing.',
    );
  });

  it.each([
    ['---js', 'js'],
    ['---javascript', 'javascript'],
    ['---JS', 'js'],
    ['---JavaScript', 'javascript'],
    ['--- js', 'js'],
    ['---\tjs', 'js'],
    ['---js ', 'js'],
    ['---coffee', 'coffee'],
    ['---cson', 'cson'],
    ['\ufeff---js', 'js'],
    ['---constructor', 'constructor'],
    ['---toString', 'tostring'],
  ])('never runs front matter behind “%s”, and says so', (fence, language) => {
    Reflect.deleteProperty(globalThis, 'offprintRan');
    const post = parseFrontMatter(
      `${fence}\n{ title: 'A program', date: "2020-02-03", ran: globalThis.offprintRan = true }\n---\nBody`,
    );
    expect(globalThis).not.toHaveProperty('offprintRan');
    expect(post.body).toBe('Body');
    expect(reasonOf(post)).toBe(
      `The front matter is written in ${language}, which Offprint never runs: only title and date are taken from it.`,
    );
  });

  it('takes title and date of front matter that is a program from its lines', () => {
    expect(fieldsOf('---js\n{\n  title: "A program",\n  date: \'2020-02-03\',\n}\n---\nBody')).toMatchObject({
      title: 'A program',
      date: '2020-02-03',
    });
  });

  it('does not run a program that is never closed or stands in the body', () => {
    Reflect.deleteProperty(globalThis, 'offprintRan');
    parseFrontMatter('---js\nglobalThis.offprintRan = true\n');
    parseFrontMatter('---\ntitle: A\n---\n---js\nglobalThis.offprintRan = true\n---\n');
    expect(globalThis).not.toHaveProperty('offprintRan');
  });

  it.each([
    ['YAML', '---\ntitle: A\ntags: [x, y\ndate: 2020-01-02\n---\nBody', 'YAML (deficient indentation)', 4],
    [
      'YAML with a tab',
      '---\ntitle: A\nmore:\n\t- x\n---\nBody',
      'YAML (tab characters must not be used in indentation)',
      4,
    ],
    ['TOML', '+++\ntitle = "A"\ndraft = maybe\n+++\nBody', 'TOML (invalid value)', 3],
    ['JSON', ';;;\n{ "title": "A",\n  "tags": [x] }\n;;;\nBody', "JSON (Unexpected token 'x')", 3],
  ])('keeps a post whose %s is broken, and says why and where', (_form, file, reason, line) => {
    const post = parseFrontMatter(file);
    expect(post.body).toBe('Body');
    expect(post.fields.get('title')).toBe('A');
    expect(reasonOf(post)).toBe(`The front matter is not valid ${reason}; what could be made out of it is used.`);
    expect(post.problems[0]?.line).toBe(line);
  });

  it('says each broken block each time that it is read', () => {
    const file = '---\ntitle: A\ntags: [x\n---\nBody';
    expect(parseFrontMatter(file).problems).toEqual(parseFrontMatter(file).problems);
    expect(parseFrontMatter(file).problems).toHaveLength(1);
  });

  it('reads a title with a colon that nobody quoted', () => {
    const post = parseFrontMatter("---\ntitle: Foo: it's a bar\ntags:\n- x\n---\nBody");
    expect(Object.fromEntries(post.fields)).toEqual({ title: "Foo: it's a bar", tags: ['x'] });
    expect(post.problems).toHaveLength(1);
  });

  it.each([
    ['YAML', '---\ntitle: A\ntitle: B\ntags: [x]\n---\nBody', 'title', 3],
    ['YAML behind empty lines', '\n\n---\ntitle: A\ntags: [x]\n"title": B\n---\nBody', 'title', 6],
    ['YAML with more of a value', '---\ntitle: >\n  A\n  long\ntags: [y]\ntitle: B\ntags: [x]\n---\nBody', 'title', 6],
    ['TOML', '+++\ntitle = "A"\ntags = ["x"]\ntitle = "B"\n+++\nBody', 'title', 4],
  ])('takes the last of two equal keys in %s, and says so with its line', (_form, file, key, line) => {
    const post = parseFrontMatter(file);
    expect(Object.fromEntries(post.fields)).toEqual({ title: 'B', tags: ['x'] });
    expect(post.body).toBe('Body');
    expect(post.problems).toEqual([
      {
        kind: 'front-matter',
        message: { code: 'problem.doubled', values: { key } },
        line,
      },
    ]);
  });

  it('prefers the key in small letters to one that differs only in case', () => {
    expect(fieldsOf('---\ntitle: A\nTitle: B\nDATE: 2020-01-02\n---\n')).toEqual({ title: 'A', date: '2020-01-02' });
  });

  it('keeps tables of TOML apart where keys come again', () => {
    const post = parseFrontMatter(
      '+++\ntitle = "A"\ntitle = "B"\n[extra]\ntitle = "C"\n[[list]]\nx = 1\n[[list]]\nx = 2\n+++\n',
    );
    expect(Object.fromEntries(post.fields)).toEqual({
      title: 'B',
      extra: { title: 'C' },
      list: [{ x: 1 }, { x: 2 }],
    });
  });

  it.each([
    // Checked with Ruby's parser.
    ['a value in quotes', 'title: "A tale of\ntwo lines"\ntags: [x]', { title: 'A tale of two lines', tags: ['x'] }],
    ['single quotes', "title: 'It''s a\ntale'\ntags: [x]", { title: "It's a tale", tags: ['x'] }],
    ['an empty line in quotes', 'title: "A\n\ntale"', { title: 'A\ntale' }],
    ['a list in brackets', 'tags: [x,\ny]\ntitle: A', { tags: ['x', 'y'], title: 'A' }],
    [
      'a map in braces',
      'cover: {src: a.png,\nalt: "a]"}\ntitle: A',
      { cover: { src: 'a.png', alt: 'a]' }, title: 'A' },
    ],
    ['an item of a list', 'tags:\n- "x\ny"\n- z', { tags: ['x y', 'z'] }],
  ])('reads %s that goes on at the left of the next line', (_what, yaml, fields) => {
    const post = parseFrontMatter(`---\n${yaml}\n---\nBody`);
    expect(Object.fromEntries(post.fields)).toEqual(fields);
    expect(post.problems).toEqual([]);
  });

  it('reads a plain value that goes on at the left, and says that it is no YAML', () => {
    const post = parseFrontMatter('---\ntitle: A tale of\ntwo lines: and more\ntags: [x]\n- not: this\n---\nBody');
    const other = parseFrontMatter('---\ntitle: A tale\nof two lines\nand a third\ndate: 2020-01-02\n---\nBody');
    expect(Object.fromEntries(other.fields)).toEqual({
      title: 'A tale of two lines and a third',
      date: '2020-01-02',
    });
    expect(reasonOf(other)).toContain('not valid YAML');
    expect(post.fields.get('title')).toBe('A tale of');
    expect(post.body).toBe('Body');
  });

  it('tells which values stand in quotes', () => {
    const { quotedKeys } = parseFrontMatter('---\ntitle: A\nDate: "2020-01-02 10:00:00"\nslug: \'x\'\n---\n');
    expect([...quotedKeys]).toEqual(['date', 'slug']);
  });

  it.each([
    // Hugo 0.111 reads the first two so. A comment that ends above the fence breaks its build.
    ['within a comment', '<!--\n---\ntitle: A\n---\n-->\nBody', 5],
    ['within a comment with words', '\n<!-- hidden:\n+++\ntitle = "A"\n+++\nnot shown\n-->\nBody', 7],
    ['behind a comment', '<!-- who wrote this -->\n---\ntitle: A\n---\nBody', 4],
    ['behind comments over lines', '<!-- one\ntwo -->\n\n<!-- three -->\n---\ntitle: A\n---\nBody', 7],
  ])('reads front matter %s where that may be', (_where, file, lines) => {
    const post = parseFrontMatter(file, ['commented']);
    expect(Object.fromEntries(post.fields)).toEqual({ title: 'A' });
    expect([post.body, post.bodyLine]).toEqual(['Body', lines + 1]);
    expect(parseFrontMatter(file)).toMatchObject({ present: false, body: file });
  });

  it.each([
    ['\n\n---\n\nA rule and a text.\n\n---\n'],
    ['\n\n---\ntitle: never closed\n'],
    ['<!-- a comment -->\n\nA text.\n'],
    ['<!-- never closed\ntitle: A\n'],
    ['A text\n---\ntitle: A\n---\n'],
  ])('leaves %o as it is', (file) => {
    expect(parseFrontMatter(file, ['commented'])).toMatchObject({ present: false, body: file, bodyLine: 1 });
  });

  it('leaves scalars of YAML as they are written', () => {
    expect(fieldsOf('---\nversion: 9.10\nlong: 2011-10-07 10:00:00 +02:00\nnorway: no\nnothing:\n---\n')).toEqual({
      version: '9.10',
      long: '2011-10-07 10:00:00 +02:00',
      norway: 'no',
      nothing: null,
    });
  });

  it.each([
    ['date = 2012-05-24T09:40:00+02:00', '2012-05-24T09:40:00.000+02:00'],
    ['date = "2012-05-24T09:40:00+02:00"', '2012-05-24T09:40:00+02:00'],
    ['date = "2012-05-24 9:40 +0200"', '2012-05-24 9:40 +0200'],
    ["date = '2012-05-24T07:40:00.000000Z'", '2012-05-24T07:40:00.000000Z'],
    ['date = 2012-05-24', '2012-05-24'],
  ])('keeps the TOML date of “%s”', (line, date) => {
    const post = parseFrontMatter(`+++\n${line}\n+++\n`);
    expect(post.problems).toEqual([]);
    expect(post.fields.get('date')).toBe(date);
  });

  it('reads TOML text over lines that holds fences of other forms', () => {
    expect(fieldsOf('+++\nsummary = """\none\n---\ntwo\n"""\ntitle = "A"\n+++\nBody')).toEqual({
      summary: 'one\n---\ntwo\n',
      title: 'A',
    });
  });

  it('knows keys in any case', () => {
    expect(fieldsOf('---\nTitle: A\nCoverImage: c.png\n---\n')).toEqual({ title: 'A', coverimage: 'c.png' });
  });

  it('treats keys named like parts of an object as any other key', () => {
    const yaml = parseFrontMatter('---\n__proto__: {polluted: 1}\nconstructor: x\ntoString: y\ntitle: A\n---\nBody');
    expect(yaml.fields.get('constructor')).toBe('x');
    expect(yaml.fields.get('tostring')).toBe('y');
    expect(yaml.fields.get('title')).toBe('A');
    const json = parseFrontMatter('{"__proto__": {"polluted": 1}, "a": {"__proto__": {"polluted": 1}}}\nBody');
    expect(json.fields.has('a')).toBe(true);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('bounds aliases that multiply', () => {
    const levels = Array.from({ length: 9 }, (_level, at) => {
      const item = at === 0 ? 'lol' : `*l${at - 1}`;
      return `l${at}: &l${at} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
    });
    const post = parseFrontMatter(`---\ntitle: Laughs\n${levels.join('\n')}\n---\nBody`);
    expect(post.fields.get('title')).toBe('Laughs');
    expect(JSON.stringify([...post.fields]).length).toBe(27_923);
  });

  it.each([
    ['YAML', `---\ntitle: A\ndeep: ${'['.repeat(5_000)}\n---\nBody`],
    ['JSON', `---json\n{"title": "A", "deep": ${'['.repeat(50_000)}${']'.repeat(50_000)}}\n---\nBody`],
    ['TOML', `+++\ntitle = "A"\ndeep = ${'['.repeat(5_000)}\n+++\nBody`],
  ])('bounds %s that nests without end', (_form, file) => {
    const post = parseFrontMatter(file);
    expect(post.body).toBe('Body');
    expect(post.fields.get('title')).toBe('A');
  });
});
