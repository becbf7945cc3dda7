import { copyFileSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makePost, ownWord, titleOf } from '../e2e/generated-posts.ts';
import { writeFiles } from '../post-files.ts';
import { CleanRoot, makeOwnFolder, run } from './clean-root.ts';
import { madePackage } from './made-packages.ts';

const patience = 60_000;
const poll = { timeout: patience, interval: 100 };
const posts = '/home/reader/blog';
const libraries = '/home/reader/.config/Offprint/libraries.json';

/** The same package with an older version. Not compressed, because that takes long. */
function olderPackage(deb: string, folder: string): string {
  const tree = path.join(folder, 'older');
  run('dpkg-deb', ['--raw-extract', deb, tree]);
  const control = path.join(tree, 'DEBIAN', 'control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 0.0.1'));
  const made = path.join(folder, 'older.deb');
  run('dpkg-deb', ['--root-owner-group', '-Znone', '--build', tree, made]);
  run('rm', ['-rf', tree]);
  return made;
}

/** The kernel's status of a process. */
function statusOf(pid: string): ReadonlyMap<string, string> {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new Map(text.split('\n').map((line) => line.split(/:\s*/, 2) as [string, string]));
}

/** The running processes of the installed app, by their numbers, with their arguments. */
function appProcesses(): readonly { readonly pid: string; readonly line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isApp = readlinkSync(`/proc/${pid}/exe`).endsWith('/opt/Offprint/offprint');
        return isApp ? [{ pid, line: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }] : [];
      } catch {
        // The process has just ended, or belongs to the kernel.
        return [];
      }
    });
}

describe('the Debian package in a clean system', () => {
  let root: CleanRoot;
  let before: readonly string[];

  beforeAll(() => {
    root = CleanRoot.make();
    const deb = madePackage('.deb');
    copyFileSync(deb, root.path('/tmp/newer.deb'));
    copyFileSync(olderPackage(deb, root.path('/tmp')), root.path('/tmp/older.deb'));
    writeFiles(root.path(posts), { 'one.md': makePost(0), 'two.md': makePost(1, 60), 'three.md': makePost(2) });
    makeOwnFolder(root, posts);
    // Its dependencies are installed with it, and stay when it is removed.
    root.run('apt-get', 'update', '-qq');
    const install = ['install', '-y', '-qq', '--no-install-recommends'];
    root.run('env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...install, '/tmp/newer.deb');
    root.run('dpkg', '--purge', 'offprint');
    before = root.list();
    root.run('dpkg', '--install', '/tmp/older.deb');
  }, 900_000);

  afterAll(() => root.remove());

  /** Starts the app as a person would; it ends with the test. */
  function start(...args: readonly string[]) {
    const running = root.start('offprint', ...args);
    onTestFinished(async () => {
      running.child.kill('SIGKILL');
      await running.ended;
    });
    const { window } = running;
    const titles = () =>
      window.evaluate<string[]>(
        `[...document.querySelectorAll('[role="listbox"] [role="option"]')].map((row) => row.textContent)`,
      );
    const documentTitle = () => window.evaluate<string>('document.title');
    return { ...running, titles, documentTitle };
  }

  it('installs files only where Debian packages may', () => {
    const listed = root.run('dpkg', '-L', 'offprint').trimEnd().split('\n');
    const outside = listed.filter((file) => !file.startsWith('/opt/Offprint/')).filter((file) => !isFolder(file));
    const icons = [16, 32, 48, 64, 128, 256, 512, 1024].map(
      (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/offprint.png`,
    );
    expect(outside.sort()).toEqual(
      [
        '/usr/share/applications/offprint.desktop',
        '/usr/share/doc/offprint/copyright',
        ...icons,
        '/usr/share/kio/servicemenus/offprint-open-folder.desktop',
        '/usr/share/man/man1/offprint.1.gz',
        '/usr/share/metainfo/com.offprint.reader.metainfo.xml',
        '/usr/share/nemo/actions/offprint-open-folder.nemo_action',
      ].sort(),
    );
    expect(listed).toEqual(
      expect.arrayContaining([
        '/opt/Offprint/offprint',
        '/opt/Offprint/resources/app.asar',
        '/opt/Offprint/chrome-sandbox',
      ]),
    );
    expect(listed.filter((file) => file.includes('default_app'))).toEqual([]);
  });

  function isFolder(file: string): boolean {
    return run('stat', ['--format=%F', root.path(file)]).trim() === 'directory';
  }

  it('needs only shared libraries that its dependencies install', () => {
    const missing = root
      .run(
        'sh',
        '-c',
        'find /opt/Offprint -type f -exec sh -c \'ldd "$1" 2>/dev/null | grep "not found"\' _ {} \\; || true',
      )
      .split('\n')
      .filter((line) => line !== '' && !line.includes('libffmpeg.so'));
    expect(missing).toEqual([]);
  });

  it('answers on the command line as an ordinary user', () => {
    expect(root.run('dpkg-query', '--show', 'offprint')).toBe('offprint\t0.0.1\n');
    expect(root.runAsUser('offprint', '--version')).toMatch(/^\d+\.\d+\.\d+/);
    expect(JSON.parse(root.runAsUser('offprint', 'search', posts, ownWord(1), '--json'))).toEqual(['two.md']);
  });

  it('opens a folder, searches and shows a post, with the sandbox on and no network, and quits', async () => {
    const { window, titles, documentTitle, ended } = start(posts);
    await expect.poll(titles, poll).toEqual([0, 1, 2].map((number) => expect.stringContaining(titleOf(number))));
    expectSandbox();
    await expect
      .poll(() => window.evaluate(`performance.getEntriesByName('offprint:searchable').length`), poll)
      .toBeGreaterThan(0);
    await window.evaluate(`document.querySelector('[role="searchbox"], input[type="search"]').focus()`);
    await window.type(ownWord(1));
    await expect.poll(titles, poll).toEqual([expect.stringContaining(titleOf(1))]);
    await window.pressEnter();
    await expect.poll(documentTitle, poll).toBe(`${titleOf(1)} — blog — Offprint`);
    const { OFFPRINT_PICTURE } = process.env;
    if (OFFPRINT_PICTURE !== undefined) {
      writeFileSync(OFFPRINT_PICTURE, await window.picture());
    }
    await window.evaluate(`window.offprint.request('settings.write', { theme: 'dark', textSize: 140 })`);
    // The open post is saved a moment after it was opened.
    await expect.poll(() => readFileSync(root.path(libraries), 'utf8'), poll).toMatch(/"post": "[0-9a-f]+"/);
    await window.close();
    expect(await ended).toBe(0);
  });

  /** Checks that the app runs as an ordinary user, that its pages may make few system calls, and that there is no network. */
  function expectSandbox(): void {
    const all = appProcesses();
    const main = all.find(({ line }) => !line.includes('--type='));
    const pages = all.filter(({ line }) => line.includes('--type=renderer'));
    expect(main?.line).toBeDefined();
    expect(pages.length).toBeGreaterThan(0);
    expect(all.filter(({ line }) => line.includes('--no-sandbox'))).toEqual([]);
    const shell = main?.pid ?? '';
    expect(statusOf(shell).get('Uid')).toMatch(/^1000\s1000\s1000\s1000$/);
    expect(readFileSync(`/proc/${shell}/net/route`, 'utf8').trim().split('\n')).toHaveLength(1);
    for (const { pid } of pages) {
      expect(statusOf(pid).get('Uid')).toMatch(/^1000\s/);
      expect(statusOf(pid).get('Seccomp'), 'a filter on what it may ask of the kernel').toBe('2');
      expect(statusOf(pid).get('NoNewPrivs')).toBe('1');
      expect(readlinkSync(`/proc/${pid}/ns/user`)).not.toBe(readlinkSync(`/proc/${shell}/ns/user`));
      expect(readlinkSync(`/proc/${pid}/ns/pid`)).not.toBe(readlinkSync(`/proc/${shell}/ns/pid`));
    }
  }

  it('keeps settings, folder and post over an upgrade', async () => {
    root.run('dpkg', '--install', '/tmp/newer.deb');
    expect(root.run('dpkg-query', '--show', 'offprint')).not.toContain('0.0.1');
    const { window, titles, documentTitle, ended } = start();
    await expect.poll(titles, poll).toContainEqual(expect.stringContaining(titleOf(0)));
    await expect.poll(documentTitle, poll).toBe(`${titleOf(1)} — blog — Offprint`);
    const settings = await window.evaluate<{ value: object }>(`window.offprint.request('settings.read', undefined)`);
    expect(settings.value).toMatchObject({ theme: 'dark', textSize: 140 });
    await window.close();
    expect(await ended).toBe(0);
  });

  it('leaves nothing behind when it is purged', () => {
    root.run('dpkg', '--purge', 'offprint');
    const own = (file: string) => !file.startsWith('/home/reader/') && !file.startsWith('/tmp');
    expect(root.list().filter(own)).toEqual(before.filter(own));
    expect(root.list().filter((file) => own(file) && /offprint/i.test(file))).toEqual([]);
  });
});
