import { describe, expect, it } from 'vitest';
import { findCacheFolder } from '../../../main/library/cache/cache-folder.ts';

const home = '/home/ada';

describe('the folder of saved records', () => {
  it.each([
    ['linux', {}, home, '/home/ada/.cache/offprint/libraries'],
    ['linux', { XDG_CACHE_HOME: '/fast/cache' }, home, '/fast/cache/offprint/libraries'],
    ['linux', { XDG_CACHE_HOME: 'relative/cache' }, home, '/home/ada/.cache/offprint/libraries'],
    ['linux', { XDG_CACHE_HOME: '' }, home, '/home/ada/.cache/offprint/libraries'],
    ['freebsd', { LOCALAPPDATA: '/not/here' }, home, '/home/ada/.cache/offprint/libraries'],
    ['darwin', { XDG_CACHE_HOME: '/not/here' }, '/Users/ada', '/Users/ada/Library/Caches/Offprint/libraries'],
    [
      'win32',
      { LOCALAPPDATA: 'D:\\Local', XDG_CACHE_HOME: '/not/here' },
      'C:\\Users\\ada',
      'D:\\Local\\Offprint\\Cache\\libraries',
    ],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\Offprint\\Cache\\libraries'],
    [
      'win32',
      { LOCALAPPDATA: 'Local' },
      'C:\\Users\\ada',
      'C:\\Users\\ada\\AppData\\Local\\Offprint\\Cache\\libraries',
    ],
  ] as const)('follows the rule of %s, with %j', (platform, env, own, folder) => {
    expect(findCacheFolder({ platform, env, home: own })).toBe(folder);
  });
});
