import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { fileIdOf, newLibraryId, postIdOf } from '../../main/library/ids.ts';

it.each([
  ['a path', Buffer.from('2020/a.md')],
  ['a path that is no UTF-8', Buffer.from([0x63, 0x61, 0x66, 0xe9])],
  ['the folder itself', Buffer.alloc(0)],
  ['a very long path', Buffer.alloc(20_000, 'ab/')],
])('makes an id of the digest of library and path: %s', (_what, path) => {
  const library = newLibraryId();
  const digest = createHash('sha256').update(library).update('\0').update(path).digest('hex');
  // A longer path before must not change the result.
  postIdOf(library, Buffer.alloc(300, 'x'));
  expect(postIdOf(library, path)).toBe(digest.slice(0, 32));
  expect(fileIdOf(library, path)).toBe(digest.slice(0, 32));
});
