import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { runCommandLine, subcommands } from '../main/command-line.ts';
import { openWholeLibrary, readPostAt } from './library/open-library.ts';
import { ownCache } from './own-cache.ts';
import { temporaryFolder } from './temporary-folder.ts';

const blog = {
  'a.md': '---\ntitle: Alpha\ndate: 2020-01-02\n---\nOne <b>bold</b> word, twice the word.\n',
  'sub/b.md':
    '---\ntitle: Beta\ndate: 2021-01-02\ndraft: true\n---\nAnother line that goes on for a while before it comes to the word, and goes on after it too.\n',
  'c.md': '---\ntitle: [broken\n---\nNothing here.\n',
  'd.rst': 'x',
  'e.png': 'x',
};

interface Answer {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command in this process, with `input` as its standard input; returns its output and exit code. */
async function run(args: readonly string[], input = ''): Promise<Answer> {
  let output = '';
  let errors = '';
  const stdin = new PassThrough();
  stdin.end(input);
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as never);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
  try {
    return { status: await runCommandLine(args), output, errors };
  } finally {
    vi.restoreAllMocks();
  }
}

describe('offprint search', () => {
  it('finds posts and says how many pages it also finds, or the other way round, or both', async () => {
    const folder = temporaryFolder({
      'hugo.toml': 'baseURL = "https://site.example/"\n',
      'content/post/a.md': '---\ntitle: A\ndate: 2020-01-02\n---\nThe pier.\n',
      'content/about.md': '---\ntitle: About\n---\nThe pier.\n',
      'content/imprint.md': '---\ntitle: Imprint\n---\nThe pier.\n',
    });
    const search = async (...options: string[]) => {
      const { output, errors } = await run(['search', folder, 'pier ', ...options]);
      return [
        output
          .trim()
          .split(/[[\]\n",]+/)
          .filter(Boolean)
          .sort(),
        errors,
      ];
    };
    const [post, pages] = ['content/post/a.md', ['content/about.md', 'content/imprint.md']];
    expect(await search()).toEqual([[post], '… and 2 pages: --show all lists both.\n']);
    expect(await search('--show', 'pages')).toEqual([pages, '… and 1 post: --show all lists both.\n']);
    expect(await search('--show', 'all')).toEqual([[...pages, post], '']);
    const told = 'The answer holds pages too: --show posts leaves them out.\n';
    expect(await search('--json')).toEqual([[...pages, post], told]);
    expect(await search('--json', '--show', 'all')).toEqual([[...pages, post], '']);
    // A script that asks many queries is told once.
    expect(await run(['search', folder, '--json'], 'pier\nimprint\nabout\n')).toMatchObject({ errors: told });
    expect(await search('--json', '--show', 'posts')).toEqual([[post], '']);
  });

  it('prints the paths of the posts that a query finds, best first', async () => {
    expect(await run(['search', temporaryFolder(blog), 'word '])).toEqual({
      status: 0,
      output: 'a.md\nsub/b.md\n',
      errors: '',
    });
    expect(await run(['search', temporaryFolder(blog), 'beta'])).toMatchObject({ output: 'sub/b.md\n' });
  });

  it('prints one array with --json, an empty one if nothing is found', async () => {
    const folder = temporaryFolder(blog);
    expect(JSON.parse((await run(['search', folder, 'word ', '--json'])).output)).toEqual(['a.md', 'sub/b.md']);
    expect((await run(['search', folder, 'xylophone ', '--json'])).output).toBe('[]\n');
  });

  it('prints no more than --limit', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_post, at) => [`p${at}.md`, 'the same word']));
    const folder = temporaryFolder(many);
    expect(JSON.parse((await run(['search', folder, 'word', '--json', '--limit', '3'])).output)).toHaveLength(3);
    expect(JSON.parse((await run(['search', folder, 'word', '--json', '--limit', '100'])).output)).toHaveLength(30);
    expect(JSON.parse((await run(['search', folder, 'word', '--json'])).output)).toHaveLength(20);
  });

  it('answers each line of its input with one line', async () => {
    const { output, status } = await run(['search', temporaryFolder(blog), '--json'], 'alpha \nxylophone \nbeta \n');
    expect(status).toBe(0);
    expect(output.split('\n')).toEqual(['["a.md"]', '[]', '["sub/b.md"]', '']);
  });

  it('answers each line of its input with paths and an empty line', async () => {
    expect((await run(['search', temporaryFolder(blog)], 'alpha \nbeta ')).output).toBe('a.md\n\nsub/b.md\n\n');
  });
});

describe('offprint show', () => {
  it('prints the HTML that crosses to the window', async () => {
    const { output, status } = await run(['show', temporaryFolder(blog), 'a.md']);
    expect(status).toBe(0);
    expect(output).toMatch(/^<p data-[0-9a-z]+="b0">One <b>bold<\/b> word, twice the word\.<\/p>\n+$/);
  });

  it('says when there is no such post', async () => {
    const { output, errors, status } = await run(['show', temporaryFolder(blog), '../a.md']);
    expect({ output, status }).toEqual({ output: '', status: 2 });
    expect(errors).toContain('../a.md');
  });
});

describe('offprint stats', () => {
  it('counts with --json what the folder holds and what reading it took', async () => {
    const { output, status } = await run(['stats', temporaryFolder(blog), '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      posts: 3,
      searchable: 3,
      drafts: 1,
      withProblems: 1,
      unread: { rst: 1 },
      stages: {
        scan: { milliseconds: expect.any(Number) },
        make: { milliseconds: expect.any(Number), bytes: Object.values(blog).slice(0, 3).join('').length },
      },
    });
  });

  it('says the same in words', async () => {
    const { output } = await run(['stats', temporaryFolder(blog)]);
    expect(output).toContain('Folder of posts: no site generator’s files are in it');
    expect(output).toContain('3 posts (1 drafts, 1 with problems)');
    expect(output).toContain('1 .rst not read');
  });
});

describe('offprint', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['serve', '.']],
    ['a name that parts of an object have', ['constructor', '.']],
    ['no folder', ['search']],
    ['a folder that is not there', ['search', '/does/not/exist', 'x']],
    ['an unknown option', ['search', '.', '--colour']],
    ['a limit that is none', ['search', '.', 'x', '--limit', 'many']],
    ['a kind that is none', ['search', '.', 'x', '--show', 'drafts']],
    ['a limit of nothing', ['search', '.', 'x', '--limit', '0']],
    ['no post to show', ['show', '.']],
  ])('takes %s for a mistake, and says so on the error stream', async (_what, args) => {
    const { status, errors, output } = await run(args);
    expect(status).toBe(2);
    expect(errors + output).not.toBe('');
    if (args.length > 0) {
      expect(output).toBe('');
    }
  });

  it('says that a file is not a folder', async () => {
    const file = path.join(temporaryFolder({ 'a.md': 'x' }), 'a.md');
    expect(await run(['stats', file])).toMatchObject({
      status: 2,
      output: '',
      errors: expect.stringContaining('not a folder'),
    });
  });

  it('helps', async () => {
    const { status, output } = await run(['--help']);
    expect(status).toBe(0);
    for (const name of subcommands) {
      expect(output).toContain(name === 'cache' ? '  cache [--clear]' : `  ${name} FOLDER`);
    }
    expect(await run(['search', '--help'])).toMatchObject({ status: 0, output });
  });

  const built = path.join(import.meta.dirname, '../out/main/command-line.js');
  it.skipIf(!existsSync(built))('runs as built, apart from Electron (needs a build)', async () => {
    const env = { ...process.env, ...ownCache(temporaryFolder()) };
    const child = spawn(process.execPath, [built, 'search', temporaryFolder(blog), '--json'], { env });
    child.stdin.end('alpha \nbeta \n');
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    const status = await new Promise((done) => child.once('close', done));
    expect({ status, output }).toEqual({ status: 0, output: '["a.md"]\n["sub/b.md"]\n' });
  });

  /** Runs the built command line with this cache; returns its output. */
  async function runBuilt(cache: string, ...args: readonly string[]): Promise<string> {
    const env = { ...process.env, ...ownCache(cache) };
    const child = spawn(process.execPath, [built, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    expect(await new Promise((done) => child.once('close', done))).toBe(0);
    return output;
  }

  it.skipIf(!existsSync(built))(
    'keeps what it read, says how much that is, and removes it (needs a build)',
    async () => {
      const [root, cache] = [temporaryFolder(blog), temporaryFolder()];
      const before = readdirSync(root, { recursive: true }).sort();
      const fresh = await runBuilt(cache, 'list', root, '--json', '--no-cache');
      expect(readdirSync(cache)).toEqual([]);
      expect(await runBuilt(cache, 'cache')).toMatch(/^0 bytes kept of 0 folders in /);
      for (let start = 0; start < 2; start += 1) {
        expect(await runBuilt(cache, 'list', root, '--json')).toBe(fresh);
        expect(await runBuilt(cache, 'search', root, 'word ', '--json')).toBe('["a.md","sub/b.md"]\n');
      }
      expect(JSON.parse(await runBuilt(cache, 'stats', root, '--json'))).toMatchObject({
        stages: { make: { bytes: 0 } },
      });
      expect(await runBuilt(cache, 'cache')).toMatch(/^[1-9]\d+ bytes kept of 1 folders in /);
      expect(await runBuilt(cache, 'cache', '--clear')).toMatch(/^Removed [1-9]\d+ bytes kept of 1 folders\./);
      expect(await runBuilt(cache, 'cache')).toMatch(/^0 bytes kept of 0 folders in /);
      expect(await runBuilt(cache, 'list', root, '--json')).toBe(fresh);
      expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
    },
  );

  it.skipIf(!existsSync(built))(
    'keeps nothing in a folder of posts that the cache lies in (needs a build)',
    async () => {
      const root = temporaryFolder(blog);
      const before = readdirSync(root, { recursive: true }).sort();
      expect(await runBuilt(path.join(root, 'cache'), 'search', root, 'word ', '--json')).toBe('["a.md","sub/b.md"]\n');
      expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
    },
  );

  it('prints for a post exactly what its library gives to the window, but for the nonce', async () => {
    const root = temporaryFolder(blog);
    const { library } = await openWholeLibrary(root);
    const { html, nonce } = await readPostAt(library, 'a.md');
    const { output } = await run(['show', root, 'a.md']);
    expect(output.replace(/data-[0-9a-z]+/g, 'data-N')).toBe(`${html.replaceAll(`data-${nonce}`, 'data-N')}\n`);
  });
});
