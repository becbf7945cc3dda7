import { expect, it } from 'vitest';
import { filesOfMounts, listingOf, readListing } from '../../../main/library/indexing/listing.ts';
import { scanFolder } from '../../../main/library/scan/scan-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const findings = { files: 2, values: { base: 'src' } };

function pathsOf(files: readonly { readonly path: string }[]): readonly string[] {
  return files.map(({ path }) => path);
}

it('holds the files and folders in order, and is the same after it was saved', async () => {
  const scanned = await scanFolder(
    temporaryFolder({ 'b/two.png': '', 'a/one.pdf': '', 'post.md': '# Post', 'z.rst': '', 'y.rst': '' }),
  );
  const more = [{ path: 'a/more.png', bytes: Buffer.from('a/more.png') }];
  const listing = listingOf(scanned, more, findings);
  expect(pathsOf(listing.files).filter((path) => path.includes('/'))).toEqual(['a/more.png', 'a/one.pdf', 'b/two.png']);
  expect(listing.folders).toEqual(['a', 'b']);
  expect([...listing.paths].filter((path) => !path.includes('.'))).toEqual(['a', 'b']);
  expect(listing.paths.has('a/more.png')).toBe(true);
  expect(listing.paths.has('post.md')).toBe(false);
  expect(Object.values(listing.unread)).toEqual([2]);
  const again = readListing(JSON.parse(JSON.stringify(listing.saved)));
  expect(again).toEqual(listing);
});

it('keeps names that are not text', () => {
  const bytes = Buffer.from([0x61, 0xff, 0x2e, 0x70, 0x6e, 0x67]);
  const files = [
    { path: bytes.toString(), bytes },
    { path: 'a.png', bytes: Buffer.from('a.png') },
  ];
  const scanned = { posts: [], files, unread: {}, folders: ['b', 'a'], unreadable: [], tooDeep: [] };
  const listing = listingOf(scanned, [], findings);
  expect(pathsOf(listing.files)).toEqual(['a.png', 'a\ufffd.png']);
  const again = readListing(JSON.parse(JSON.stringify(listing.saved)));
  expect(again.files[1]?.bytes.equals(bytes)).toBe(true);
  expect(again).toEqual(listing);
});

it('has files of a folder that is left out as built, if the site says that its pictures are there', async () => {
  const root = temporaryFolder({
    'public/one.png': '',
    'public/deep/two.png': '',
    '_site/three.png': '',
    'src/four.png': '',
    'src/post.md': '# Post',
  });
  const scanned = await scanFolder(root);
  expect(pathsOf(scanned.files)).toEqual(['src/four.png']);
  const mounted = async (...folders: readonly string[]) =>
    pathsOf(
      await filesOfMounts(
        root,
        scanned,
        folders.map((folder) => ({ folder, at: '/' })),
      ),
    );
  expect(await mounted('public/')).toEqual(['public/deep/two.png', 'public/one.png']);
  expect(await mounted('public', '_site/')).toEqual(['public/deep/two.png', 'public/one.png', '_site/three.png']);
  // Files of other folders are known already, and a folder that is not there has none.
  expect(await mounted('src/', 'build/')).toEqual([]);
  expect(await mounted()).toEqual([]);
});
