import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, launchOffprint, makeFolder, type OffprintApp, openFolder } from '../e2e/offprint-app.ts';
import { longestWait, watchWindow } from '../e2e/watch-window.ts';
import { writeFiles } from '../post-files.ts';

/** Takes minutes, two gigabytes of memory and half a gigabyte of disk: `npm run test:hostile -- --big`. */
const isAsked = /--big\b/.test(process.env['OFFPRINT_HOSTILE'] ?? '') && process.platform === 'linux';
const longestBlock = 1_000;
const gibibyte = 1024 ** 3;

function post(title: string, words: string): string {
  return `---\ntitle: ${title}\ndate: 2024-03-01\n---\n\n${words}\n`;
}

describe.skipIf(!isAsked)('a folder that is too large', () => {
  let app: OffprintApp;
  let folders = 0;
  beforeAll(async () => {
    app = await launchOffprint();
  }, 60_000);
  afterAll(() => app.close());

  function folderWith(files: Readonly<Record<string, string>>): string {
    folders += 1;
    const folder = makeFolder(`big-${folders}`);
    writeFiles(folder, { 'plain.md': post('A plain post', 'Its own words.'), ...files });
    return folder;
  }

  async function staysReadable(folder: string): Promise<void> {
    await openFolder(app, folder, 600_000);
    await app.page.evaluate(watchWindow);
    expect(await app.searchFor('"its own words"')).toBe(1);
    await app.options.first().click();
    await app.article.getByText('Its own words.').waitFor();
    expect(await longestWait(app.page)).toBeLessThan(longestBlock);
  }

  it('shows the beginning of posts of hundreds of megabytes, and of 3 and 4 GiB', async () => {
    const folder = folderWith({});
    const file = openSync(path.join(folder, 'long.md'), 'w');
    writeSync(file, post('A very long post', 'Its beginning.'));
    const megabyte = 'Words that go on and on, line by line.\n'.repeat(27_000);
    for (let written = 0; written < 267 * 1024 ** 2; written += megabyte.length) {
      writeSync(file, megabyte);
    }
    closeSync(file);
    for (const [name, size] of [
      ['three.md', 3 * gibibyte],
      ['four.md', 4 * gibibyte + 1],
    ] as const) {
      writeFileSync(path.join(folder, name), post(`Sparse ${name}`, 'Its beginning.'));
      truncateSync(path.join(folder, name), size);
    }
    await staysReadable(folder);
    expect(await app.searchFor('"a very long post"')).toBe(1);
    await app.options.first().click();
    await app.article.getByText('Its beginning.').first().waitFor();
    expect(await app.searchFor('')).toBe(4);
    expect(await longestWait(app.page)).toBeLessThan(longestBlock);
  }, 600_000);

  it('lists 100,000 files', async () => {
    const folder = folderWith({});
    for (let at = 0; at < 100_000; at += 1) {
      if (at % 1_000 === 0) {
        mkdirSync(path.join(folder, String(at)));
      }
      const name = path.join(folder, String(at - (at % 1_000)), `${at}.md`);
      writeFileSync(name, post(`Post ${at}`, `Number ${at}.`));
    }
    await staysReadable(folder);
    expect(await app.searchFor('')).toBe(100_001);
    expect(await app.searchFor('"Number 99999"')).toBe(1);
  }, 900_000);

  it('skips pipes and devices, link loops, and 2,000 levels of folders', async () => {
    const folder = folderWith({});
    execFileSync('sh', ['-c', 'i=0; while [ $i -lt 2000 ]; do mkdir d && cd d && i=$((i+1)); done'], { cwd: folder });
    execFileSync('mkfifo', [path.join(folder, 'waits.md')]);
    symlinkSync('.', path.join(folder, 'circle'));
    symlinkSync('/dev/zero', path.join(folder, 'endless.md'));
    try {
      execFileSync('mknod', [path.join(folder, 'device.md'), 'c', '1', '5'], { stdio: 'ignore' });
    } catch {
      process.stdout.write('No device could be made here: that is left out.\n');
    }
    await staysReadable(folder);
    expect(await app.searchFor('')).toBe(1);
    execFileSync('rm', ['-rf', path.join(folder, 'd')]);
  }, 120_000);

  it('follows thousands of changes a second', async () => {
    const folder = folderWith({});
    await staysReadable(folder);
    let changes = 0;
    for (const end = Date.now() + 4_000; Date.now() < end; ) {
      for (let at = 0; at < 50; at += 1) {
        const name = path.join(folder, `changing-${at}.md`);
        writeFileSync(name, post(`Changing ${at}`, `Change ${changes}.`));
        // Other programs write beside a file and then put the new one in its place.
        renameSync(name, `${name}.new`);
        renameSync(`${name}.new`, name);
        changes += 3;
      }
      await setTimeout(1);
    }
    writeFileSync(path.join(folder, 'last.md'), post('The last one', 'Written behind all others.'));
    process.stdout.write(`${changes} changes in four seconds.\n`);
    expect(changes).toBeGreaterThan(8_000);
    await eventually(() => app.searchFor('"written behind all others"')).toBe(1);
    await eventually(() => app.searchFor('')).toBe(52);
    expect(await longestWait(app.page)).toBeLessThan(longestBlock);
  }, 120_000);

  it('still works after the folder has vanished and come back', async () => {
    const folder = folderWith({});
    await staysReadable(folder);
    renameSync(folder, `${folder}-away`);
    await app.page
      .getByText(/not there any more/)
      .first()
      .waitFor();
    renameSync(`${folder}-away`, folder);
    writeFileSync(path.join(folder, 'new.md'), post('A new one', 'It came with the folder.'));
    await eventually(() => app.searchFor('"it came with the folder"')).toBe(1);
    expect(await app.searchFor('"its own words"')).toBe(1);
    rmSync(path.join(folder, 'new.md'));
    await eventually(() => app.searchFor('')).toBe(1);
  }, 120_000);
});
