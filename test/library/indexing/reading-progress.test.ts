import { describe, expect, it } from 'vitest';
import { Archive } from '../../../main/library/archive.ts';
import type { IndexerListener } from '../../../main/library/indexing/indexer-listener.ts';
import { ReadingProgress } from '../../../main/library/indexing/reading-progress.ts';
import type { LibraryId } from '../../../main/library/model/ids.ts';
import { ReadFolder } from './read-folder.ts';

function ignore(): void {}

/** The progress of a folder, and what it told, with the phase at that moment. */
function open(archive = new Archive('a'.repeat(32) as LibraryId, '/srv/blog', ignore)) {
  const told: string[] = [];
  const listener: IndexerListener = {
    progressed: () => told.push(`progress in ${progress.now.phase}`),
    phaseChanged: () => told.push(progress.now.phase),
    postsChanged: ignore,
    linksChanged: ignore,
    filesChanged: ignore,
    contentChanged: ignore,
    moved: ignore,
    working: ignore,
    making: ignore,
  };
  const progress: ReadingProgress = new ReadingProgress(archive, listener);
  return { progress, told };
}

describe('the progress of reading', () => {
  it('begins with the scan, tells each phase and count, and keeps what it knew', () => {
    const { progress, told } = open();
    expect(progress.now).toEqual({ phase: 'scanning', found: 0, unread: {}, message: null });
    progress.update({ found: 7 });
    progress.enter('indexing');
    progress.update({ unread: { '.docx': 2 } });
    expect(progress.now).toEqual({ phase: 'indexing', found: 7, unread: { '.docx': 2 }, message: null });
    expect(told).toEqual(['progress in scanning', 'indexing', 'progress in indexing']);
    progress.beginAnew();
    expect(progress.now.phase).toBe('scanning');
    expect(told).toHaveLength(3);
  });

  it('says what a folder without posts holds instead', () => {
    const { progress, told } = open();
    progress.finish();
    expect([progress.now.phase, progress.now.message]).toEqual(['ready', { code: 'status.nothing' }]);
    progress.update({ unread: { '.docx': 2, '.rtf': 1 } });
    progress.finish();
    const kinds = [
      { code: 'status.kind', values: { extension: '.docx', count: 2 } },
      { code: 'status.kind', values: { extension: '.rtf', count: 1 } },
    ];
    expect(progress.now.message).toEqual({ code: 'status.nothing-but', values: { kinds } });
    expect(told.at(-1)).toBe('ready');
  });

  it('says nothing if there are posts', async () => {
    const folder = new ReadFolder();
    await folder.read({ 'a.md': '# A post' });
    const { progress } = open(folder.archive);
    progress.update({ unread: { '.docx': 2 } });
    progress.finish();
    expect(progress.now).toMatchObject({ phase: 'ready', message: null });
  });

  it('says why a folder could not be read', () => {
    const { progress, told } = open();
    progress.fail(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
    expect(progress.now.phase).toBe('failed');
    expect(progress.now.message).toMatchObject({ code: 'status.folder-not-read', values: { reason: {} } });
    expect(told).toEqual(['failed']);
    // The next look that succeeds takes the message away.
    progress.enter('scanning');
    expect(progress.now.message).toBeNull();
  });
});
