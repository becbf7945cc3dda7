import { beforeEach, expect, it } from 'vitest';
import type { OpenedLibrary } from '../../../preload/contract.ts';
import {
  closeNotice,
  noticeOf,
  showLibrary,
  showNotice,
  showOwnNotice,
  useLibrary,
} from '../../../renderer/state/library-store.ts';

const opened = { id: 'a', name: 'posts', status: null, corrections: {} } as unknown as OpenedLibrary;
function shown(): string | null {
  return noticeOf(useLibrary.getState());
}

beforeEach(() => useLibrary.setState({ library: null, notice: null, ownNotice: null }));

it('keeps a sentence about Offprint’s own files while folders are opened, until the person closes it', () => {
  showOwnNotice('A file was damaged.');
  // As `openFolder` does before it asks.
  showNotice(null);
  showLibrary(opened);
  showLibrary(opened);
  expect(shown()).toBe('A file was damaged.');
  closeNotice();
  expect(shown()).toBeNull();
});

it('shows what was said of a folder again when the sentence before it is closed', () => {
  showNotice('The folder is gone.');
  showOwnNotice('The disk is full.');
  expect(shown()).toBe('The disk is full.');
  closeNotice();
  expect(shown()).toBe('The folder is gone.');
  closeNotice();
  expect(shown()).toBeNull();
});

it('removes what was said of another folder when one is opened', () => {
  showLibrary(opened);
  showNotice('That file is not there.');
  showLibrary(opened);
  expect(shown()).toBeNull();
});
