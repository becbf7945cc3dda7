import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments, userArguments } from '../../main/arguments.ts';

const cwd = path.resolve('/home/reader');

function parse(...args: string[]) {
  return parseArguments(args, cwd);
}

describe('userArguments', () => {
  it('leaves the executable out of an installed app', () => {
    expect(userArguments(['/opt/offprint', 'blog'], false)).toEqual(['blog']);
  });

  it('leaves the folder of the app out in development, wherever switches stand', () => {
    expect(userArguments(['electron', '--inspect=0', '--no-sandbox', '/app', 'blog', '--x'], true)).toEqual([
      '--inspect=0',
      '--no-sandbox',
      'blog',
      '--x',
    ]);
  });
});

describe('parseArguments', () => {
  it('asks for nothing when nothing was typed', () => {
    expect(parse()).toEqual({ open: null, command: null, screenshot: null, mistake: null });
  });

  it('takes a folder relative to where the person stands', () => {
    expect(parse('posts/2011').open).toBe(path.join(cwd, 'posts', '2011'));
    expect(parse('.').open).toBe(cwd);
    expect(parse(path.resolve('/srv/blog')).open).toBe(path.resolve('/srv/blog'));
  });

  it('skips the switches of Electron and Chromium', () => {
    const typed = parse('--no-sandbox', '--user-data-dir=/tmp/x', '--remote-debugging-port=0', '--inspect', './blog');
    expect(typed).toEqual({ open: path.join(cwd, 'blog'), command: null, screenshot: null, mistake: null });
  });

  it('passes on a word that could be a subcommand, with everything after it', () => {
    expect(parse('--no-sandbox', 'search', 'blog', '--json', 'a b').command).toEqual([
      'search',
      'blog',
      '--json',
      'a b',
    ]);
    expect(parse('--help').command).toEqual(['--help']);
    expect(parse('--help').open).toBeNull();
  });

  it('also returns that word as a folder, in case it is one', () => {
    expect(parse('notes').open).toBe(path.join(cwd, 'notes'));
  });

  it('takes ./search and what follows -- for folders', () => {
    expect(parse('./search').command).toBeNull();
    expect(parse('./search').open).toBe(path.join(cwd, 'search'));
    expect(parse('--', '--odd name').open).toBe(path.join(cwd, '--odd name'));
  });

  it('reads the switches of a picture in both forms', () => {
    const wanted = {
      file: path.join(cwd, 'a.png'),
      theme: 'dark',
      language: 'de',
      size: { width: 1280, height: 800 },
      query: 'two words',
      post: '2011/x.md',
    };
    expect(
      parse(
        'blog',
        '--screenshot=a.png',
        '--theme=dark',
        '--language=de',
        '--size=1280x800',
        '--query=two words',
        '--post=2011/x.md',
      ).screenshot,
    ).toEqual(wanted);
    const spaced = parse(
      '--screenshot',
      'a.png',
      'blog',
      '--theme',
      'dark',
      '--language',
      'de',
      '--size',
      '1280x800',
      '--query',
      'two words',
      '--post',
      '2011/x.md',
    );
    expect(spaced.screenshot).toEqual(wanted);
    expect(spaced.open).toBe(path.join(cwd, 'blog'));
  });

  it.each([
    [['--screenshot']],
    [['--screenshot=']],
    [['--theme=dark']],
    [['--screenshot=a.png', '--theme=blue']],
    [['--screenshot=a.png', '--language=xx']],
    [['--screenshot=a.png', '--size=big']],
    [['--screenshot=a.png', '--size=99999x10']],
  ])('says what is wrong with %j', (args) => {
    expect(parse(...args).mistake).toMatch(/\.$/);
  });
});
