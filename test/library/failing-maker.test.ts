import { expect, it } from 'vitest';
import { InThreadMaker } from '../../main/library/records/in-thread-maker.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openLibrary } from './open-library.ts';

it('says so and ends if records can’t be made, and does not wait for ever', async () => {
  const maker = new InThreadMaker();
  maker.make = () => Promise.reject(new Error('A mistake of ours.'));
  const { library } = openLibrary(
    temporaryFolder(Object.fromEntries(Array.from({ length: 40 }, (_post, at) => [`${at}.md`, '# A']))),
    { means: { maker, saved: null } },
  );
  await library.whenSettled();
  expect(library.status()).toMatchObject({ phase: 'failed', message: { values: { reason: 'A mistake of ours.' } } });
});
