import path from 'node:path';
import { expect, test } from 'vitest';
import { readStartArguments } from '../../build/start-arguments.mjs';

const here = path.resolve('/home/reader');

test('resolves relative paths in the person’s current folder', () => {
  expect(readStartArguments(['blog', '--screenshot', 'a.png', '--user-data-dir=data'], here)).toEqual({
    args: [
      path.join(here, 'blog'),
      `--screenshot=${path.join(here, 'a.png')}`,
      `--user-data-dir=${path.join(here, 'data')}`,
    ],
    folder: path.join(here, 'blog'),
    screenshot: path.join(here, 'a.png'),
  });
});

test('leaves paths within the opened folder alone, and Electron’s switches', () => {
  expect(readStartArguments(['--post', '2011/a.md', '--query=a b', '--lang=de', '--trace-warnings'], here)).toEqual({
    args: ['--post=2011/a.md', '--query=a b', '--lang=de', '--trace-warnings'],
    folder: null,
    screenshot: null,
  });
});

test('passes a switch without its value on, so that Offprint can say what is missing', () => {
  expect(readStartArguments(['--screenshot'], here)).toEqual({
    args: ['--screenshot'],
    folder: null,
    screenshot: null,
  });
});
